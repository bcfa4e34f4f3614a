import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../messages/catalogue.ts';
import { faultFrom } from '../messages/test-support.ts';
import { outcomeOf, pastMonth } from '../metrics/test-support.ts';
import { metricOf } from '../pack/test-support.ts';
import { planFinalization, stateOfMonth } from './finalize.ts';
import { type HistoryFolders, monthState, readHistory } from './read-history.ts';
import { emptyHistory } from './test-support.ts';

let folders: HistoryFolders;
let warned: Message[];
const warn = (one: Message) => void warned.push(one);
let final: (month: string) => string;
let draft: (month: string) => string;

beforeEach(() => {
  folders = emptyHistory('资阳分公司');
  warned = [];
  final = (month) => join(folders.history, `${month}.json`);
  draft = (month) => join(folders.out, month, 'metrics.json');
});

const metric = metricOf({ calculator: 'ratio', with: { numerator: 'overdue' } });

/** The text of a month's file with one total. */
function fileOf(month: string, numerator = 1, changes: object = {}): string {
  const { file } = pastMonth([outcomeOf(metric, [[{}, numerator, 100]])], month);
  return JSON.stringify({ ...file, ...changes });
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A draft with the record of its run. */
function putDraft(month: string, text: string): void {
  put(draft(month), text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const outputs = [{ name: 'metrics.json', sha256 }];
  put(join(folders.out, month, 'run.json'), JSON.stringify({ month, outputs }));
}

describe('earlier months', () => {
  it('are read final before draft, and left out where there is no file', () => {
    put(final('2009-05'), fileOf('2009-05', 1));
    put(draft('2009-05'), fileOf('2009-05', 9));
    put(draft('2009-06'), fileOf('2009-06', 2));
    const months = readHistory(folders, ['2009-04', '2009-05', '2009-06'], warn);
    expect(
      months.map(({ month, state, file }) => [
        month,
        state,
        file.metrics[0]?.results[0]?.numerator,
      ]),
    ).toEqual([
      ['2009-05', 'final', 1],
      ['2009-06', 'draft', 2],
    ]);
  });

  it('tell a month whose figures are the finalized ones from one that has moved on', () => {
    const metrics = JSON.parse(fileOf('2009-06'));
    expect(monthState(metrics, folders)).toBe('draft');
    put(final('2009-06'), fileOf('2009-06'));
    expect(monthState(metrics, folders)).toBe('final');
    expect(monthState(JSON.parse(fileOf('2009-06', 2)), folders)).toBe('changed');
    expect(monthState(JSON.parse(fileOf('2009-05', 2)), folders)).toBe('draft');
  });

  it('tell a final month whose configuration or figures changed since', () => {
    const state = (config = 'a') => stateOfMonth(folders, '2009-06', config);
    const run = (config: string) =>
      put(
        join(folders.out, '2009-06', 'run.json'),
        JSON.stringify({ month: '2009-06', config, outputs: [] }),
      );
    put(draft('2009-06'), fileOf('2009-06'));
    run('a');
    expect(state()).toBe('open');
    put(final('2009-06'), fileOf('2009-06'));
    expect([state(), state('b')]).toEqual(['final', 'changed']);
    put(draft('2009-06'), fileOf('2009-06', 2));
    run('b');
    expect(state('b')).toBe('changed');
  });

  it('of earlier versions, which told reasons in Chinese, are read and are the same figures', () => {
    const withReason = (of: object) => {
      const file = JSON.parse(fileOf('2009-06'));
      const none = { numerator: null, denominator: null, value: null, display: '—' };
      Object.assign(file.metrics[0].results[0], none, { status: 'not_provided', ...of });
      return file;
    };
    const said = withReason({ message: '缺少列：是否超时' });
    said.metrics[0].lacking = [{ dimensions: ['brand'], message: '缺少列：品牌' }];
    put(final('2009-06'), JSON.stringify(said));
    expect(readHistory(folders, ['2009-06'], warn)).toHaveLength(1);
    const params = { columns: ['是否超时'] };
    const now = withReason({ reason: { code: 'columns_missing', params } });
    const reason = { code: 'columns_missing', params: { columns: ['品牌'] } };
    now.metrics[0].lacking = [{ dimensions: ['brand'], reason }];
    expect(monthState(now, folders)).toBe('final');
    now.metrics[0].lacking = [{ dimensions: ['branch'], reason }];
    expect(monthState(now, folders)).toBe('changed');
  });

  it('may carry fields that a later version adds', () => {
    put(final('2009-06'), fileOf('2009-06', 1, { notes: ['x'] }));
    expect(readHistory(folders, ['2009-06'], warn)).toHaveLength(1);
  });

  it('stop the run when a file is no JSON or not of this form, with its place', () => {
    put(final('2009-06'), '{');
    expect(faultFrom(() => readHistory(folders, ['2009-06'], warn))).toMatchObject({
      kind: 'usage',
      said: { code: 'history.unreadable', params: { file: final('2009-06') } },
    });
    put(final('2009-06'), fileOf('2009-06').replace('"numerator":1', '"numerator":-1'));
    const fault = faultFrom(() => readHistory(folders, ['2009-06'], warn));
    expect(fault.message).toMatch(/metrics\.0\.results\.0\.numerator/);
  });

  it('of a later version of the program are told as such, never as something to delete', () => {
    put(final('2009-06'), fileOf('2009-06', 1, { schemaVersion: 2 }));
    expect(faultFrom(() => readHistory(folders, ['2009-06'], warn)).said).toEqual({
      code: 'history.newer',
      params: { file: final('2009-06') },
    });
  });

  it('of another organisation are named and not compared with, unless it is a former name', () => {
    put(final('2009-06'), fileOf('2009-06', 1, { organization: '内江分公司' }));
    expect(readHistory(folders, ['2009-06'], warn)).toEqual([]);
    expect(warned).toEqual([
      {
        code: 'history.other_organization',
        params: { file: final('2009-06'), other: '内江分公司', expected: '资阳分公司' },
      },
    ]);
    const renamed = { ...folders, organizations: ['资阳分公司', '内江 分公司'] };
    expect(readHistory(renamed, ['2009-06'], warn)).toHaveLength(1);
    expect(warned).toHaveLength(1);
  });

  it('tell nothing of a file that is no JSON', () => {
    put(final('2009-06'), '王小明 root:x:0:0');
    const { message } = faultFrom(() => readHistory(folders, ['2009-06'], warn));
    expect(message).not.toMatch(/王|root/);
  });

  it('that a link leads out of the workspace to are not read', () => {
    mkdirSync(folders.history, { recursive: true });
    symlinkSync('/etc/hostname', final('2009-06'));
    const outside = { ...folders, isAllowed: () => false };
    expect(faultFrom(() => readHistory(outside, ['2009-06'], warn)).said).toEqual({
      code: 'history.outside',
      params: { file: final('2009-06') },
    });
  });

  it.each([
    ['a folder', (file: string) => mkdirSync(file, { recursive: true }), 'history.no_plain_file'],
    ['a device', (file: string) => symlinkSync('/dev/zero', file), 'history.no_plain_file'],
    ['too large', (file: string) => put(file, ' '.repeat(64_000_001)), 'history.too_large'],
  ])('stop the run when a file is %s', (_, make, code) => {
    mkdirSync(folders.history, { recursive: true });
    make(final('2009-06'));
    const all = { ...folders, isAllowed: () => true };
    expect(faultFrom(() => readHistory(all, ['2009-06'], warn)).said.code).toBe(code);
  });

  it('stop the run when a rate is over 0', () => {
    put(final('2009-06'), fileOf('2009-06').replace('"denominator":100', '"denominator":0'));
    const fault = faultFrom(() => readHistory(folders, ['2009-06'], warn));
    expect(fault.message).toMatch(/metrics\.0\.results\.0\.denominator/);
  });

  it('are read where a killed run left them aside', () => {
    const aside = '.service-report.2009-06.old.00000000.1-1.00000000.tmp';
    put(join(folders.out, aside, 'metrics.json'), fileOf('2009-06'));
    expect(readHistory(folders, ['2009-06'], warn)).toHaveLength(1);
  });

  it('stop the run when a file is of another pack or another month', () => {
    put(final('2009-06'), fileOf('2009-06', 1, { pack: 'neijiang' }));
    expect(faultFrom(() => readHistory(folders, ['2009-06'], warn)).said).toEqual({
      code: 'history.other_pack',
      params: { file: final('2009-06'), pack: 'neijiang', expected: 'ziyang' },
    });
    put(final('2009-06'), fileOf('2009-05'));
    expect(faultFrom(() => readHistory(folders, ['2009-06'], warn)).said).toEqual({
      code: 'history.other_month',
      params: { file: final('2009-06'), month: '2009-05', expected: '2009-06' },
    });
  });
});

describe('finalizing a month', () => {
  it('takes the draft byte for byte', () => {
    putDraft('2009-07', `${fileOf('2009-07')}\n`);
    const plan = planFinalization(folders, '2009-07');
    expect(plan).toMatchObject({ file: final('2009-07'), unchanged: false });
    expect(Buffer.from(plan.bytes).toString()).toBe(`${fileOf('2009-07')}\n`);
  });

  it('needs a draft that can be read', () => {
    expect(faultFrom(() => planFinalization(folders, '2009-07')).said.code).toBe(
      'finalize.no_draft',
    );
    put(draft('2009-07'), '[]');
    expect(faultFrom(() => planFinalization(folders, '2009-07')).said.code).toBe(
      'history.unreadable',
    );
  });

  it('refuses files that are not those of one run', () => {
    const record = join(folders.out, '2009-07', 'run.json');
    putDraft('2009-07', fileOf('2009-07', 1));
    const codes = () =>
      faultFrom(() => planFinalization(folders, '2009-07')).problems.map(({ code }) => code);
    put(draft('2009-07'), fileOf('2009-07', 2));
    expect(codes()).toEqual(['finalize.changed_file']);
    putDraft('2009-07', fileOf('2009-07', 1));
    put(join(folders.out, '2009-07', 'report.xlsx'), 'of another run');
    expect(codes()).toEqual(['finalize.unlisted_file']);
    put(record, JSON.stringify({ month: '2009-06', outputs: [] }));
    expect(codes()).toEqual(['finalize.no_record']);
    put(
      record,
      JSON.stringify({ month: '2009-07', outputs: [{ name: 'report.pdf', sha256: 'x' }] }),
    );
    expect(codes()).toEqual(['finalize.unlisted_file']);
  });

  it('refuses the draft of another organisation', () => {
    putDraft('2009-07', fileOf('2009-07'));
    const other = { ...folders, organizations: ['绵阳分公司'] };
    expect(faultFrom(() => planFinalization(other, '2009-07')).said.code).toBe(
      'finalize.other_organization',
    );
  });

  it('refuses results of which a metric failed', () => {
    const { file } = pastMonth([outcomeOf(metric, [[{}, 1, 100]])], '2009-07');
    const [outcome] = file.metrics;
    const [result] = outcome?.results ?? [];
    const failed = { ...outcome, results: [{ ...result, status: 'error' }] };
    put(draft('2009-07'), JSON.stringify({ ...file, metrics: [failed] }));
    expect(faultFrom(() => planFinalization(folders, '2009-07'))).toMatchObject({
      kind: 'usage',
      said: { code: 'finalize.failed_metrics', params: { metrics: [metric.id] } },
    });
  });

  it('changes nothing the second time, and never overwrites other results', () => {
    put(draft('2009-07'), fileOf('2009-07', 1));
    put(final('2009-07'), fileOf('2009-07', 1));
    expect(planFinalization(folders, '2009-07').unchanged).toBe(true);
    put(draft('2009-07'), fileOf('2009-07', 2));
    expect(faultFrom(() => planFinalization(folders, '2009-07'))).toMatchObject({
      kind: 'usage',
      said: { code: 'finalize.locked', params: { month: '2009-07', file: final('2009-07') } },
    });
  });
});
