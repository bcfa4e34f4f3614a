import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { runReport } from './support/program.ts';
import { sampleFile, sampleRun } from './support/sample.ts';
import { contentsOf, ownMetric, tickets, tinyWorkspace } from './support/tiny-workspace.ts';
import { resultOf } from './support/written-file.ts';

const JULY = '2009-07';
const AUGUST = '2009-08';

/** A workspace with tickets in two months: 4 of 20 hastened in July, 9 of 20 in August. */
function twoMonths() {
  const workspace = tinyWorkspace();
  workspace.addTickets(JULY, [...tickets(JULY, '东区', 12, 1), ...tickets(JULY, '西区', 8, 3)]);
  workspace.addTickets(AUGUST, [
    ...tickets(AUGUST, '东区', 10, 1),
    ...tickets(AUGUST, '西区', 10, 8),
  ]);
  const inHere = (month: string) => ['--month', month, '--workspace', workspace.folder];
  return {
    ...workspace,
    generate: (month: string) =>
      runInProcess(['generate', ...inHere(month), '--format', 'json', '--quiet']),
    finalize: (month: string) => runInProcess(['finalize', ...inHere(month)]),
  };
}

test("a month is a draft for the next one until it is final, and the workspace's own metric and target count like the pack's", async () => {
  const { generate, finalize, metrics, configure, folder, out } = twoMonths();

  const nothing = await finalize(JULY);
  expect(nothing).toMatchObject({ code: 2, stdout: '' });
  expect(nothing.stderr).toContain('请先运行 npx report generate --month 2009-07');

  expect((await generate(JULY)).code).toBe(0);
  expect(resultOf(metrics(JULY), 'my.hasten_rate')).toMatchObject({
    numerator: 4,
    denominator: 20,
    display: '20.00%',
    previous: null,
    change: null,
    targets: [{ setBy: 'city', limit: 30, comparator: '<=', judges: true, met: true }],
  });
  expect(resultOf(metrics(JULY), 'my.hasten_rate?branch=西区')).toMatchObject({
    display: '37.50%',
    targets: [{ judges: true, met: false }],
  });

  expect((await generate(AUGUST)).code).toBe(0);
  expect(resultOf(metrics(AUGUST), 'my.hasten_rate')).toMatchObject({
    numerator: 9,
    change: 25,
    changeDisplay: '+25.00',
    previous: { month: JULY, state: 'draft', numerator: 4, denominator: 20, value: 20 },
    targets: [{ met: false }],
  });

  const done = await finalize(JULY);
  const file = join(folder, 'history', `${JULY}.json`);
  expect(done).toMatchObject({ code: 0, stdout: `${file}\n` });
  expect(readFileSync(file).equals(readFileSync(join(out, JULY, 'metrics.json')))).toBe(true);

  configure({ metrics: [ownMetric({ with: { numerator_only: { 催修次数: '>= 2' } } })] });
  const redefined = await generate(AUGUST);
  expect(redefined.code, redefined.stderr).toBe(0);
  expect(resultOf(metrics(AUGUST), 'adsl.fault_count').previous).toMatchObject({
    state: 'final',
    value: 20,
  });
  expect(resultOf(metrics(AUGUST), 'my.hasten_rate')).toMatchObject({
    previous: null,
    change: null,
  });
  expect(redefined.stderr).toMatch(/my\.hasten_rate.*口径.*2009-07/u);
});

test('a final month stays as it is: the same results change nothing, others are refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-final-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const workspace = join(folder, 'ziyang');
  const draft = join(folder, 'out', JULY, 'metrics.json');
  cpSync(sampleRun().workspace, workspace, { recursive: true });
  cpSync(dirname(sampleFile('metrics.json')), join(folder, 'out', JULY), { recursive: true });
  const finalize = () =>
    runReport([
      'finalize',
      '--month',
      JULY,
      '--workspace',
      workspace,
      '--out',
      join(folder, 'out'),
    ]);

  const file = join(workspace, 'history', `${JULY}.json`);
  expect(await finalize()).toMatchObject({ code: 0, stdout: `${file}\n` });
  expect(readFileSync(file).equals(readFileSync(draft))).toBe(true);
  const final = contentsOf(join(workspace, 'history'));
  // Seven months, and of which exports the last was made.
  expect(Object.keys(final)).toHaveLength(8);

  const again = await finalize();
  expect(again.code).toBe(0);
  expect(again.stderr).toContain('未改动');
  expect(contentsOf(join(workspace, 'history'))).toEqual(final);

  writeFileSync(draft, readFileSync(draft, 'utf8').replace('"7.26%"', '"7.27%"'));
  const refused = await finalize();
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('已经定稿');
  expect(contentsOf(join(workspace, 'history'))).toEqual(final);
});

test('a history file that cannot be read is named, and nothing is written', async () => {
  const { generate, write, out } = twoMonths();
  const file = write('history/2009-06.json', '{"schemaVersion": 1');
  const broken = await generate(JULY);
  expect(broken).toMatchObject({ code: 2, stdout: '' });
  expect(broken.stderr).toContain(file);
  expect(contentsOf(out)).toEqual({});
});
