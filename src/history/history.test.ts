import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { faultFrom } from '../messages/test-support.ts';
import { outcomeOf, pastMonth } from '../metrics/test-support.ts';
import { metricOf, tempFolder } from '../pack/test-support.ts';
import { planFinalization } from './finalize.ts';
import { type HistoryFolders, isFinal, readHistory } from './read-history.ts';

let folders: HistoryFolders;
let final: (month: string) => string;
let draft: (month: string) => string;

beforeEach(() => {
  const folder = tempFolder();
  folders = { history: join(folder, 'history'), out: join(folder, 'out'), packId: 'ziyang' };
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

describe('earlier months', () => {
  it('are read final before draft, and left out where there is no file', () => {
    put(final('2009-05'), fileOf('2009-05', 1));
    put(draft('2009-05'), fileOf('2009-05', 9));
    put(draft('2009-06'), fileOf('2009-06', 2));
    const months = readHistory(folders, ['2009-04', '2009-05', '2009-06']);
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
    expect(isFinal(metrics, folders)).toBe(false);
    put(final('2009-06'), fileOf('2009-06'));
    expect(isFinal(metrics, folders)).toBe(true);
    expect(isFinal(JSON.parse(fileOf('2009-06', 2)), folders)).toBe(false);
  });

  it('may carry fields that a later version adds', () => {
    put(final('2009-06'), fileOf('2009-06', 1, { notes: ['x'] }));
    expect(readHistory(folders, ['2009-06'])).toHaveLength(1);
  });

  it('stop the run when a file is no JSON or not of this form, with its place', () => {
    put(final('2009-06'), '{');
    expect(faultFrom(() => readHistory(folders, ['2009-06']))).toMatchObject({
      kind: 'usage',
      said: { code: 'history.unreadable', params: { file: final('2009-06') } },
    });
    put(final('2009-06'), fileOf('2009-06').replace('"numerator":1', '"numerator":1.5'));
    const fault = faultFrom(() => readHistory(folders, ['2009-06']));
    expect(fault.message).toMatch(/metrics\.0\.results\.0\.numerator/);
  });

  it('stop the run when a file is of another pack or another month', () => {
    put(final('2009-06'), fileOf('2009-06', 1, { pack: 'neijiang' }));
    expect(faultFrom(() => readHistory(folders, ['2009-06'])).said).toEqual({
      code: 'history.other_pack',
      params: { file: final('2009-06'), pack: 'neijiang', expected: 'ziyang' },
    });
    put(final('2009-06'), fileOf('2009-05'));
    expect(faultFrom(() => readHistory(folders, ['2009-06'])).said).toEqual({
      code: 'history.other_month',
      params: { file: final('2009-06'), month: '2009-05', expected: '2009-06' },
    });
  });
});

describe('finalizing a month', () => {
  it('takes the draft byte for byte', () => {
    put(draft('2009-07'), `${fileOf('2009-07')}\n`);
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
