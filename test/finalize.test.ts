import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runReport } from './support/program.ts';
import { resultOf } from './support/sample.ts';
import { contentsOf, ownMetric, tickets, tinyWorkspace } from './support/tiny-workspace.ts';

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
  const run = (command: string, month: string) =>
    runReport([
      command,
      '--month',
      month,
      '--workspace',
      workspace.folder,
      ...(command === 'generate' ? ['--format', 'json', '--quiet'] : []),
    ]);
  return { ...workspace, run, history: join(workspace.folder, 'history') };
}

test("a month is a draft for the next one until it is final, and the workspace's own metric and target count like the pack's", async () => {
  const { run, metrics, history, out } = twoMonths();

  const nothing = await run('finalize', JULY);
  expect(nothing).toMatchObject({ code: 2, stdout: '' });
  expect(nothing.stderr).toContain('请先运行 report generate --month 2009-07');

  expect((await run('generate', JULY)).code).toBe(0);
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

  expect((await run('generate', AUGUST)).code).toBe(0);
  expect(resultOf(metrics(AUGUST), 'my.hasten_rate')).toMatchObject({
    numerator: 9,
    change: 25,
    changeDisplay: '+25.00',
    previous: { month: JULY, state: 'draft', numerator: 4, denominator: 20, value: 20 },
    targets: [{ met: false }],
  });

  const done = await run('finalize', JULY);
  const file = join(history, `${JULY}.json`);
  expect(done).toMatchObject({ code: 0, stdout: `${file}\n` });
  expect(readFileSync(file).equals(readFileSync(join(out, JULY, 'metrics.json')))).toBe(true);

  expect((await run('generate', AUGUST)).code).toBe(0);
  expect(resultOf(metrics(AUGUST), 'my.hasten_rate').previous).toMatchObject({ state: 'final' });
});

test('a final month stays as it is: the same results change nothing, others are refused', async () => {
  const { run, metrics, addTickets, history } = twoMonths();
  await run('generate', JULY);
  await run('finalize', JULY);
  const final = contentsOf(history);
  expect(Object.keys(final)).toEqual([join(history, `${JULY}.json`)]);

  const again = await run('finalize', JULY);
  expect(again.code).toBe(0);
  expect(again.stderr).toContain('未改动');
  expect(contentsOf(history)).toEqual(final);

  addTickets(JULY, tickets(JULY, '东区', 12, 6));
  expect((await run('generate', JULY)).code).toBe(0);
  expect(resultOf(metrics(JULY), 'my.hasten_rate').display).toBe('50.00%');
  const refused = await run('finalize', JULY);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('已经定稿');
  expect(contentsOf(history)).toEqual(final);

  await run('generate', AUGUST);
  expect(resultOf(metrics(AUGUST), 'my.hasten_rate').previous).toMatchObject({
    state: 'final',
    display: '20.00%',
  });
});

test('a month under another definition is not compared with, and the program says so', async () => {
  const { run, metrics, configure } = twoMonths();
  await run('generate', JULY);
  await run('finalize', JULY);
  configure({ metrics: [ownMetric({ with: { numerator_only: { 催修次数: '>= 2' } } })] });
  const { code, stderr } = await run('generate', AUGUST);
  expect(code).toBe(0);
  expect(stderr).toContain('my.hasten_rate');
  expect(stderr).toContain('口径');
  expect(resultOf(metrics(AUGUST), 'my.hasten_rate')).toMatchObject({
    previous: null,
    change: null,
  });
  expect(resultOf(metrics(AUGUST), 'adsl.fault_count').previous).toMatchObject({ value: 20 });
});

test('a history file that cannot be read is named, and nothing is written', async () => {
  const { run, write, out } = twoMonths();
  const file = write('history/2009-06.json', '{"schemaVersion": 1');
  const broken = await run('generate', JULY);
  expect(broken).toMatchObject({ code: 2, stdout: '' });
  expect(broken.stderr).toContain(file);
  writeFileSync(file, '{}');
  expect((await run('generate', JULY)).stderr).toContain(file);
  expect(contentsOf(out)).toEqual({});
});
