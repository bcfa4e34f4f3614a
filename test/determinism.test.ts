import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
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
  for (const name of ['report.pdf', 'report.xlsx', 'metrics.json', 'quality.json']) {
    const again = readFileSync(join(folder, 'results', MONTH, name));
    expect(again.equals(readFileSync(sampleFile(name))), name).toBe(true);
  }
});

/** A small workspace whose month is ready to be generated. */
function ready() {
  const workspace = tinyWorkspace();
  workspace.addTickets(MONTH, [...tickets(MONTH, '东区', 12, 1), ...tickets(MONTH, '西区', 8, 3)]);
  const generate = (...more: readonly string[]) =>
    runReport(['generate', '--month', MONTH, '--workspace', workspace.folder, ...more]);
  return { ...workspace, generate, report: join(workspace.out, MONTH) };
}

describe('what a run leaves and prints', () => {
  test('the formats asked for, JSON always, and none of an earlier run', async () => {
    const { generate, report } = ready();
    const first = await generate('--format', 'xlsx');
    expect(first.code, first.stderr).toBe(0);
    expect(readdirSync(report).sort()).toEqual([
      'metrics.json',
      'quality.json',
      'report.xlsx',
      'run.json',
    ]);
    writeFileSync(join(report, 'report.pdf'), 'of an earlier run');
    writeFileSync(join(report, '说明.docx'), "the analyst's own");
    const second = await generate('--format', 'json');
    expect(second.code, second.stderr).toBe(0);
    expect(readdirSync(report).sort()).toEqual([
      'metrics.json',
      'quality.json',
      'run.json',
      '说明.docx',
    ]);
    expect(Object.keys(contentsOf(join(report, '..')))).toHaveLength(4);
  });

  test('paths on standard output and progress on standard error', async () => {
    const { generate, report } = ready();
    const { stdout, stderr } = await generate('--format', 'json');
    expect(stdout).toBe(
      ['metrics.json', 'quality.json', 'run.json']
        .map((name) => `${join(report, name)}\n`)
        .join(''),
    );
    expect(stderr).toMatch(/^读入数据：.*记录 21.*秒/m);
    expect(stderr).not.toContain('\u001b');
  });

  test('one JSON object with --json, and no progress with --quiet', async () => {
    const { generate, report } = ready();
    const { stdout, stderr } = await generate('--format', 'json', '--json', '--quiet');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      month: MONTH,
      exitCode: 0,
      files: ['metrics.json', 'quality.json', 'run.json'].map((name) => join(report, name)),
    });
    expect(stdout.trimEnd()).not.toContain('\n');
  });
});

describe('a report with gaps', () => {
  test('says "not provided" where no export came, and never 0', async () => {
    const { generate, metrics } = ready();
    expect((await generate('--format', 'json', '--quiet')).code).toBe(0);
    const install = metrics(MONTH).metrics.find(({ id }) => id === 'install.on_time_rate');
    expect(install?.results[0]).toMatchObject({
      key: 'install.on_time_rate',
      status: 'not_provided',
      numerator: null,
      value: null,
      display: '—',
    });
    const mobile = metrics(MONTH).metrics.find(({ id }) => id === 'mobile.repeat_rate');
    expect(mobile?.results[0]).toMatchObject({
      status: 'not_applicable',
      value: null,
      display: '—',
    });
  });

  test('is written with exit code 6 when a metric fails, the others unharmed', async () => {
    const { generate, metrics, configure } = ready();
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
    const broken = metrics(MONTH).metrics.find(({ id }) => id === 'my.broken')?.results[0];
    expect(broken).toMatchObject({ status: 'error', value: null, display: '—' });
    expect(broken?.message).toMatch(/\S/);
    const faults = metrics(MONTH).metrics.find(({ id }) => id === 'adsl.fault_count');
    expect(faults?.results[0]).toMatchObject({ status: 'ok', value: 20 });
  });

  test('is written with exit code 6 under --strict when too many records cannot be used, with 0 without', async () => {
    const { generate, addTickets } = ready();
    const good = tickets(MONTH, '东区', 20, 2);
    addTickets(
      MONTH,
      good.map((one, at) => (at < 4 ? { ...one, accepted: '2009-07-40 09:30:00' } : one)),
    );
    expect((await generate('--format', 'json')).code).toBe(0);
    const strict = await generate('--format', 'json', '--strict');
    expect(strict.code).toBe(6);
    expect(strict.stdout).toContain('metrics.json');
    expect(strict.stderr).toContain('待核实');
  });
});
