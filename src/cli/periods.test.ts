import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeCity } from '../../fixtures/generator/city/write.ts';
import { runInProcess } from '../../test/support/in-process.ts';
import { figures, metricsOf, report, resultsOf } from '../../test/support/period-reports.ts';
import { tickets, tinyWorkspace } from '../../test/support/tiny-workspace.ts';
import { weeklyWorkspace } from '../../test/support/weekly-workspace.ts';
import { readJson } from '../../test/support/written-file.ts';
import { calculatorOf } from '../calculators/registry.ts';
import type { MetricResult, MetricsFile } from '../metrics/types.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';

const CITY = new URL('../../fixtures/city/report.config.yaml', import.meta.url);

describe('a quarter', () => {
  it('is the sum of its months: numerators, denominators and counts; levels are those of the last', async () => {
    const { folder, write } = tinyWorkspace();
    write('report.config.yaml', readFileSync(CITY));
    await writeCity(folder, ['2026-04', '2026-05', '2026-06'], 3);
    const months = [];
    for (const month of ['2026-04', '2026-05', '2026-06'])
      months.push(resultsOf(await figures(folder, month)));
    const quarter = resultsOf(await figures(folder, '2026-Q2'));
    const { pack } = loadWorkspace({ folder });
    let compared = 0;
    for (const metric of pack.metrics) {
      const { value, kind } = calculatorOf(metric.calculator);
      for (const [key, result] of quarter) {
        if (key.split('?')[0] !== metric.id || result.status !== 'ok') continue;
        const then = months.map((month) => month.get(key));
        const sum = (of: 'numerator' | 'denominator' | 'value') =>
          then.reduce((total, one) => total + (one?.[of] ?? 0), 0);
        if (kind === 'value' && key.includes('?id='))
          expect(result.value, key).toBe(then.find((one) => one?.value != null)?.value);
        else if (metric.stock || kind === 'value') expect(result.value, key).toBe(then[2]?.value);
        else if (value === 'column') continue;
        else if (result.numerator === null) expect(result.value, key).toBe(sum('value'));
        else {
          expect(result.numerator, key).toBeCloseTo(sum('numerator'), 6);
          if (!key.includes('=') || kind !== 'share')
            expect(result.denominator, key).toBeCloseTo(sum('denominator'), 6);
        }
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(600);
    // Outages of its first months last as long as they did.
    const outages = (one: ReadonlyMap<string, MetricResult>) =>
      [...one.keys()].filter((key) => /^network_event\.hours\?id=[^&]*$/.test(key));
    expect(outages(quarter).sort()).toEqual(months.flatMap(outages).sort());
    // A limit on a rate judges the quarter too.
    expect(quarter.get('fault.repair_on_time_rate')?.targets).toMatchObject([
      { setBy: 'province', judges: true },
      { setBy: 'city', judges: false },
    ]);
  });
});

describe('what a longer period lacks', () => {
  it('is told by name, on the cover’s data and in quality.json; a level without its last month has no value', async () => {
    const { folder, write } = tinyWorkspace();
    write('report.config.yaml', readFileSync(CITY));
    await writeCity(folder, ['2026-04', '2026-06'], 3);
    rmSync(join(folder, 'inputs/2026-06/VIP客户.csv'));
    const ended = await report(folder, 'generate', '--period', '2026-Q2', '--format', 'json');
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stderr).toMatch(/2026-Q2 里 2026-05 没有任何导出/);
    expect(ended.stderr).toMatch(/2026-Q2 里 2026-06 没有VIP客户清单的导出/);
    expect(readJson(join(folder, 'out/2026-Q2/quality.json'))).toMatchObject({
      coverage: {
        parts: ['2026-04', '2026-05', '2026-06'],
        gaps: [
          { part: '2026-05', dataset: null },
          { part: '2026-06', dataset: 'vip_customers' },
        ],
      },
    });
    const quarter = resultsOf(metricsOf(folder, '2026-Q2'));
    expect(quarter.get('vip.customer_count')?.status).toBe('not_provided');
    // The months that came are added up without the one that did not.
    expect(quarter.get('complaint.per_10000_users')?.status).toBe('ok');
  });

  it('is a fault where nothing came at all', async () => {
    const { folder, write } = tinyWorkspace();
    write('report.config.yaml', readFileSync(CITY));
    const ended = await report(folder, 'generate', '--period', '2026-Q2', '--format', 'json');
    expect(ended).toMatchObject({ code: 3 });
    expect(ended.stderr).toMatch(/2026-Q2 没有任何导出文件/);
  });
});

describe('weeks', () => {
  // The golden weeks of June 2010: W22 begins on 31 May, W26 ends on 4 July.
  const WEEKS = {
    '2010-W22': [
      { method: '现场检查', day: '2010-05-31', passed: 56, points: 60 },
      { method: '现场检查', day: '2010-06-02', passed: 356, points: 380 },
    ],
    '2010-W23': [{ method: '现场检查', day: '2010-06-09', passed: 498, points: 525 }],
    '2010-W24': [{ method: '现场检查', day: '2010-06-16', passed: 471, points: 500 }],
    '2010-W25': [
      { method: '现场检查', day: '2010-06-23', passed: 537, points: 560 },
      { method: '电话抽查', day: '2010-06-27', passed: 139, points: 145 },
    ],
    '2010-W26': [
      { method: '现场检查', day: '2010-06-29', passed: 349, points: 365 },
      { method: '现场检查', day: '2010-07-02', passed: 171, points: 180 },
    ],
  };

  it('have reports of their own, compared with the week before in their words', async () => {
    const { folder } = weeklyWorkspace(WEEKS);
    await figures(folder, '2010-W24');
    await figures(folder, '2010-W25');
    const results = resultsOf(metricsOf(folder, '2010-W25'));
    const site = results.get('check.pass_rate?method=现场检查');
    expect(site).toMatchObject({
      numerator: 537,
      denominator: 560,
      display: '95.89%',
      previous: { month: '2010-W24', numerator: 471, denominator: 500 },
    });
    expect(site?.trail.map(({ month }) => month).slice(0, 2)).toEqual(['2009-W25', '2010-W13']);
    expect(results.get('check.sheet_count')?.daily?.value).toBeCloseTo(2 / 7, 9);
  });

  it('are never given whole to a month: each record’s own day decides', async () => {
    const { folder } = weeklyWorkspace(WEEKS);
    const june = resultsOf(await figures(folder, '2010-06'));
    expect(june.get('check.pass_rate?method=现场检查')).toMatchObject({
      numerator: 2211,
      denominator: 2330,
      display: '94.89%',
    });
    const { files } = readJson<{ files: { account: { otherMonth: number; records: number } }[] }>(
      join(folder, 'out/2010-06/quality.json'),
    );
    expect(files.map(({ account }) => account.otherMonth)).toEqual([1, 0, 0, 0, 1]);
  });

  it('are the only ones that their pack makes beside months', async () => {
    const { folder } = weeklyWorkspace(WEEKS);
    const ended = await report(folder, 'generate', '--period', '2010-Q2', '--format', 'json');
    expect(ended).toMatchObject({ code: 2 });
    expect(ended.stderr).toMatch(/不按 2010-Q2 这样的期间出/);
  });
});

describe('a limit of a quarter', () => {
  const QUARTER = { metric: '催修工单占比', set_by: '市', judges: ['全市'], limit: '<= 20%' };
  const judged = (file: MetricsFile, key: string) =>
    resultsOf(file)
      .get(key)
      ?.targets.map(({ judges, met }) => ({ judges, met }));

  it('judges the quarter when it is over, and is a remark beside its months', async () => {
    const { folder, addTickets, configure, metrics } = tinyWorkspace();
    configure({ targets: [{ ...QUARTER, period: 'quarter' }] });
    const hastened = { '2009-04': 10, '2009-05': 10, '2009-06': 50 };
    for (const [month, count] of Object.entries(hastened))
      addTickets(month, tickets(month, '东区', 100, count));
    for (const month of ['2009-04', '2009-05', '2009-06']) await figures(folder, month);
    // 10 of 100, 20 of 200, 70 of 300.
    expect(judged(metrics('2009-05'), 'my.hasten_rate@2009-Q2')).toEqual([
      { judges: false, met: true },
    ]);
    expect(judged(metrics('2009-06'), 'my.hasten_rate@2009-Q2')).toEqual([
      { judges: true, met: false },
    ]);
    expect(judged(metrics('2009-06'), 'my.hasten_rate')).toEqual([{ judges: false, met: false }]);
    const over = resultsOf(metrics('2009-06')).get('my.hasten_rate@2009-Q2?branch=东区');
    expect(over).toMatchObject({ numerator: 70, denominator: 300 });
    // Its records are those of the quarter's months up to the report, whichever way it is asked for.
    const behind = async (...words: readonly string[]) => {
      const { code, stdout } = await report(folder, 'explain', ...words, '--json');
      expect(code).toBe(0);
      const told: unknown = JSON.parse(stdout);
      return told;
    };
    const asked = 'my.hasten_rate@2009-Q2?branch=东区';
    const counted = (count: number, over: number) => ({
      key: asked,
      records: { count },
      counts: { over, under: count },
    });
    expect(await behind(asked, '--month', '2009-05')).toMatchObject(counted(200, 20));
    expect(await behind(asked, '--month', '2009-06')).toMatchObject(counted(300, 70));
    expect(await behind(asked)).toMatchObject(counted(300, 70));
    expect(await behind('my.hasten_rate@quarter', '东区', '--month', '2009-06')).toMatchObject(
      counted(300, 70),
    );
    // The report of the quarter comes to the same, and is judged by the same.
    const quarter = await figures(folder, '2009-Q2');
    expect(resultsOf(quarter).get('my.hasten_rate')).toMatchObject({
      numerator: 70,
      denominator: 300,
    });
    expect(judged(quarter, 'my.hasten_rate')).toEqual([{ judges: true, met: false }]);
  });

  it('counts months that were never reported from their exports, and says which are not there', async () => {
    const { folder, addTickets, configure, metrics } = tinyWorkspace();
    configure({ targets: [{ ...QUARTER, period: 'quarter' }] });
    addTickets('2009-05', tickets('2009-05', '东区', 100, 10));
    addTickets('2009-06', tickets('2009-06', '东区', 100, 50));
    await figures(folder, '2009-06');
    expect(resultsOf(metrics('2009-06')).get('my.hasten_rate@2009-Q2')).toMatchObject({
      status: 'not_provided',
      reason: { code: 'months_unknown', params: { months: ['2009-04'] } },
    });
    addTickets('2009-04', tickets('2009-04', '东区', 100, 0));
    await figures(folder, '2009-06');
    expect(resultsOf(metrics('2009-06')).get('my.hasten_rate@2009-Q2')).toMatchObject({
      numerator: 60,
      denominator: 300,
    });
  });

  it('stands beside the quarter before as its months on file come to', async () => {
    const { folder, addTickets, configure } = tinyWorkspace();
    configure({});
    for (const month of ['2009-01', '2009-02', '2009-03', '2009-04', '2009-05', '2009-06'])
      addTickets(month, tickets(month, '东区', 100, Number(month.slice(5))));
    for (const month of ['2009-01', '2009-02', '2009-03']) await figures(folder, month);
    const quarter = resultsOf(await figures(folder, '2009-Q2'));
    expect(quarter.get('my.hasten_rate')?.previous).toMatchObject({
      month: '2009-Q1',
      state: 'draft',
      numerator: 6,
      denominator: 300,
    });
    const half = resultsOf(await figures(folder, '2009-H1'));
    expect(half.get('my.hasten_rate')).toMatchObject({ numerator: 21, denominator: 600 });
  });
});

describe('a dataset that is published late', () => {
  it('has the records of the month so many before, as its footer says', async () => {
    const { folder, addTickets, configure, metrics } = tinyWorkspace();
    configure({ period: { fault_tickets: { lag: 1 } } });
    addTickets('2009-07', tickets('2009-06', '东区', 100, 10));
    await figures(folder, '2009-07');
    expect(resultsOf(metrics('2009-07')).get('my.hasten_rate')).toMatchObject({
      numerator: 10,
      denominator: 100,
    });
    const told = await report(folder, 'explain', 'my.hasten_rate', '--period', '2009-07');
    expect(told.stdout).toMatch(/2009-06-01 – 2009-06-30/);
  });
});

describe('several packs over the same exports', () => {
  const weeks = {
    '2010-W24': [{ method: '现场检查', day: '2010-06-16', passed: 471, points: 500 }],
  };

  it('have results and history of their own, and the configuration says what concerns each', async () => {
    const { folder, write, configure } = weeklyWorkspace(weeks);
    const packs = {
      pack: ['ziyang', 'weekly'],
      branches: [{ name: '太原' }, { name: '大同' }],
      inputs: {
        inspections: { files: ['检查*.csv'] },
        fault_tickets: { files: ['障碍单*.csv'], required: true },
      },
      targets: [
        { metric: 'check.pass_rate', set_by: '自定', judges: ['全省'], limit: '>= 95%' },
        { metric: 'fault.count', set_by: '市', judges: ['全市'], limit: '<= 9' },
      ],
      metrics: [],
      inputs_folder: 'inputs/{period}',
    };
    configure(packs);
    write('history/2009-06.json', '{}');
    const week = ['--pack', 'weekly', '--period', '2010-W24'];
    const made = await report(folder, 'generate', ...week, '--format', 'json');
    expect(made).toMatchObject({ code: 0 });
    const file = readJson<MetricsFile>(join(folder, 'out/weekly/2010-W24/metrics.json'));
    expect(resultsOf(file).get('check.pass_rate')?.targets).toMatchObject([{ met: false }]);
    expect(await report(folder, 'finalize', ...week)).toMatchObject({ code: 0 });
    expect(readdirSync(join(folder, 'history/weekly'))).toContain('2010-W24.json');
    // The first pack still reads what lies where a single one has it.
    const first = await report(folder, 'history', 'verify');
    expect(first.stderr + first.stdout).toMatch(/history.2009-06\.json/);
    const none = await report(folder, 'slides', '--pack', 'city');
    expect(none).toMatchObject({ code: 2 });
    expect(none.stderr).toMatch(/没有用模板「city」/);
  });
});

describe('figures of earlier quarters out of a sheet', () => {
  it('stand in the template by --by, are compared with, and are told as imported', async () => {
    const { folder, addTickets, write } = tinyWorkspace();
    const run = async (...words: readonly string[]) =>
      await runInProcess([...words, '-w', folder], { folder, now: '2009-07-20T04:00:00Z' });
    for (const month of ['2009-04', '2009-05', '2009-06'])
      addTickets(month, tickets(month, '东区', 10, 2));
    expect(
      (await run('history', '--template', '季.xlsx', '--by', '季度', '--months', '2')).code,
    ).toBe(0);
    expect((await run('history', '--by', '天')).code).toBe(2);
    write('季.csv', '期次,指标,分子,分母\n2009Q1,催修工单占比,9,30\n');
    expect(await run('history', 'import', '季.csv')).toMatchObject({ code: 0 });
    const made = await run('generate', '--period', '2009-Q2', '--format', 'json,html', '-q');
    expect(made).toMatchObject({ code: 0 });
    const rate = resultsOf(metricsOf(folder, '2009-Q2')).get('my.hasten_rate');
    expect(rate).toMatchObject({ numerator: 6, denominator: 30 });
    expect(rate?.previous).toMatchObject({ month: '2009-Q1', state: 'imported', numerator: 9 });
    expect((await run('history', '催修工单占比', '--by', 'quarter')).stdout).toMatch(
      /2009-Q1 {2}补录 {2}30\.00%.*\n2009-Q2 {2}草稿 {2}20\.00%/,
    );
    expect((await run('history', 'verify')).stdout).toMatch(/^2 个季度的历史/);
    const page = readFileSync(join(folder, 'out/2009-Q2/report.html'), 'utf8');
    expect(page).toContain('30.00%‡');
    expect(page).toContain('‡ 2009-Q1的数是补录的');
    expect(page).toContain('2009-04/障碍单.csv');
  });
});
