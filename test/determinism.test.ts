import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { runReport } from './support/program.ts';
import { sampleFile, sampleRun } from './support/sample.ts';
import { contentsOf, tickets, tinyWorkspace } from './support/tiny-workspace.ts';

const MONTH = '2009-07';

test('the same exports give the same bytes, whatever folder, language or time zone they are read in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'report again-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(sampleRun().workspace, join(folder, '工作区'), { recursive: true });
  const { code, stderr } = await runReport(
    ['generate', '--month', MONTH, '--workspace', '工作区', '--out', 'results', '--quiet'],
    { folder, env: { TZ: 'America/New_York', LANG: 'de_DE.UTF-8', LC_ALL: '' } },
  );
  expect(code, stderr).toBe(0);
  for (const name of [
    'report.pdf',
    'report.pptx',
    'report.xlsx',
    'report.html',
    'metrics.json',
    'quality.json',
  ]) {
    const again = readFileSync(join(folder, 'results', MONTH, name));
    expect(again.equals(readFileSync(sampleFile(name))), name).toBe(true);
  }
});

/** A small workspace whose month is ready to be generated. */
function ready() {
  const workspace = tinyWorkspace();
  workspace.addTickets(MONTH, [...tickets(MONTH, '东区', 12, 1), ...tickets(MONTH, '西区', 8, 3)]);
  const asked = ['generate', '--month', MONTH, '--workspace', workspace.folder];
  const start = (...more: readonly string[]) => runReport([...asked, ...more]);
  const generate = (...more: readonly string[]) => runInProcess([...asked, ...more]);
  const result = (id: string) =>
    workspace.metrics(MONTH).metrics.find((metric) => metric.id === id)?.results[0];
  return { ...workspace, start, generate, result, report: join(workspace.out, MONTH) };
}

test('a run leaves the formats asked for, JSON always and nothing of an earlier run, and prints their paths or one JSON object', async () => {
  const { start, report, out, result } = ready();
  const paths = (...names: readonly string[]) => names.map((name) => join(report, name));

  const first = await start('--format', 'xlsx');
  expect(first.code, first.stderr).toBe(0);
  const files = paths('report.xlsx', 'metrics.json', 'quality.json', 'run.json');
  expect(first.stdout).toBe(files.map((path) => `${path}\n`).join(''));
  expect(Object.keys(contentsOf(out))).toEqual(files.toSorted());
  expect(first.stderr).toMatch(/^读入数据：.*记录 21.*秒/m);
  expect(first.stderr).not.toContain('\u001b');

  writeFileSync(join(report, 'report.pdf'), 'of an earlier run');
  writeFileSync(join(report, '说明.docx'), "the analyst's own");
  const second = await start('--format', 'json', '--json', '--quiet');
  expect(second.code).toBe(0);
  expect(second.stderr).toMatch(/^注意：\S+ 里上一次的 report\.pdf、report\.xlsx 已删去[^\n]*\n$/);
  expect(second.stdout.trimEnd()).not.toContain('\n');
  expect(JSON.parse(second.stdout)).toEqual({
    month: MONTH,
    exitCode: 0,
    files: paths('metrics.json', 'quality.json', 'run.json'),
  });
  expect(readdirSync(report).sort()).toEqual([
    'metrics.json',
    'quality.json',
    'run.json',
    '说明.docx',
  ]);

  expect(result('adsl.fault_count')).toMatchObject({ status: 'ok', value: 20 });
  const none = { numerator: null, value: null, display: '—' };
  expect(result('install.on_time_rate')).toMatchObject({ ...none, status: 'not_provided' });
  expect(result('mobile.repeat_rate')).toMatchObject({ status: 'not_applicable', value: null });
});

test('a metric that fails gives exit code 6 and leaves the others unharmed', async () => {
  const { generate, configure, result } = ready();
  const failing = {
    id: 'my.broken',
    name: '算不出的指标',
    description: '把文字当数',
    dataset: 'fault_tickets',
    calculator: 'ratio',
    with: { numerator: 'cast(service as integer) > 1' },
    better: 'lower',
  };
  configure({ metrics: [failing], targets: [] });
  const { code, stdout, stderr } = await generate('--format', 'json', '--quiet');
  expect(code).toBe(6);
  expect(stdout).toContain('metrics.json');
  expect(stderr).toContain('my.broken');
  expect(result('my.broken')).toMatchObject({ status: 'error', value: null, display: '—' });
  expect(result('my.broken')?.reason).toMatchObject({
    code: 'failed',
    params: { text: expect.stringMatching(/\S/) },
  });
  expect(result('adsl.fault_count')).toMatchObject({ status: 'ok', value: 20 });
});

test('too many records that cannot be used give exit code 6 under --strict, with the report written', async () => {
  const { generate, addTickets, result } = ready();
  const spoilt = tickets(MONTH, '东区', 20, 2).map((one, at) =>
    at < 4 ? { ...one, accepted: '2009-07-40 09:30:00' } : one,
  );
  addTickets(MONTH, spoilt);
  const { code, stdout, stderr } = await generate('--format', 'json', '--strict');
  expect(code).toBe(6);
  expect(stdout).toContain('metrics.json');
  expect(stderr).toContain('21 条记录中有 4 条待核实');
  expect(result('adsl.fault_count')).toMatchObject({ status: 'ok', value: 16 });
});
