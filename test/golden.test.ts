import { describe, expect, test } from 'vitest';
import { GOLDEN, GOLDEN_ROWS, shown } from './support/golden.ts';
import { sampleMetrics } from './support/sample.ts';
import { resultOf } from './support/written-file.ts';

const metrics = sampleMetrics();
const keysOf = (id: string) =>
  metrics.metrics.find((metric) => metric.id === id)?.results.map(({ key }) => key);

describe('every golden figure', () => {
  test('is compared: 192 rows of 36 metrics, 27 verdicts and five values of the month before', () => {
    expect(GOLDEN_ROWS).toHaveLength(192);
    expect(new Set(GOLDEN_ROWS.map(({ metric }) => metric)).size).toBe(36);
    expect([...new Set(GOLDEN_ROWS.map(({ section }) => section))]).toEqual([
      '2.1',
      '2.2',
      '2.3',
      '2.4',
      '3.1',
      '3.2',
      '3.3',
      '3.4',
    ]);
    expect(GOLDEN_ROWS.flatMap(({ targets }) => targets)).toHaveLength(27);
    expect(GOLDEN_ROWS.filter(({ previous }) => previous !== null)).toHaveLength(5);
    expect(metrics).toMatchObject({ month: GOLDEN.month, organization: GOLDEN.organization });
  });

  test.each(GOLDEN_ROWS)('$slide $key is $display', (row) => {
    const result = resultOf(metrics, row.key);
    const { numerator, denominator } = row;
    expect(result).toMatchObject({ status: 'ok', numerator, denominator, display: row.display });
    const exact =
      numerator === null || denominator === null ? row.value : (100 * numerator) / denominator;
    expect(result.value).toBeCloseTo(exact, 10);
    const metric = metrics.metrics.find(({ id }) => id === row.metric);
    if (row.better !== null) expect(metric?.better).toBe(row.better);
    for (const { setBy, limit, met } of row.targets) {
      expect(result.targets.filter((target) => target.setBy === setBy)).toEqual([
        { setBy, limit, comparator: metric?.better === 'lower' ? '<=' : '>=', judges: true, met },
      ]);
    }
  });

  test.each(GOLDEN_ROWS.filter(({ previous }) => previous !== null))(
    '$key is compared with $previous of the month before',
    ({ key, metric, value, previous, change, changeRate }) => {
      const result = resultOf(metrics, key);
      expect(result.previous).toMatchObject({
        month: GOLDEN.previousMonth,
        state: 'final',
        value: previous,
        display: shown(metric, previous ?? Number.NaN),
      });
      expect(result.change).toBe(change ?? value - (previous ?? Number.NaN));
      if (changeRate !== null) {
        expect(result.changeRate).toBeCloseTo(changeRate, 2);
        expect(result.changeRateDisplay).toBe(`+${changeRate.toFixed(2)}%`);
      }
    },
  );

  test.each([
    // "no zero rows": members that the golden file leaves out are not there either
    ['complaint.other_channel_count', ['channel', 'branch'], 15],
    ['complaint.other_channel_count', ['topic'], 7],
    ['complaint.overdue_count', ['department'], 8],
    ['penalty.count', ['department', 'kind'], 18],
    // "fill: zero": every member that is configured
    ['penalty.amount', ['department'], 15],
    ['complaint.justified_count', ['branch'], 4],
    ['complaint.justified_penalty', ['branch'], 4],
    ['network_event.user_hours', ['id'], 6],
  ])('%s by %s has as many rows as the golden file, %i, and they add up', (id, set, rows) => {
    const results = metrics.metrics.find((metric) => metric.id === id)?.results ?? [];
    const members = results.filter(({ by }) => Object.keys(by).join() === set.join());
    expect(members).toHaveLength(rows);
    const golden = GOLDEN_ROWS.filter(
      (row) => row.metric === id && members.some(({ key }) => key === row.key),
    );
    expect(golden).toHaveLength(rows);
    const sum = members.reduce((total, { value }) => total + (value ?? Number.NaN), 0);
    expect(sum).toBeCloseTo(results[0]?.value ?? Number.NaN, 6);
  });

  test('judges a branch by the city and remarks on it by the province', () => {
    expect(resultOf(metrics, 'ehome.repeat_rate?brand=E8&branch=安岳').targets).toEqual([
      { setBy: 'province', limit: 8, comparator: '<=', judges: false, met: false },
      { setBy: 'city', limit: 5, comparator: '<=', judges: true, met: false },
    ]);
  });

  test('keeps a rate that stands exactly on its limit', () => {
    const [verdict] = resultOf(metrics, 'mobile.repeat_rate?service=短信及智能短信').targets;
    expect(verdict).toMatchObject({ limit: 8, met: true });
  });
});

describe('metrics.json', () => {
  const KEYS = {
    file: ['schemaVersion', 'month', 'pack', 'organization', 'metrics'],
    metric: ['id', 'name', 'calculator', 'unit', 'better', 'population', 'definition', 'results'],
    result: [
      'key',
      'by',
      'status',
      'numerator',
      'denominator',
      'value',
      'display',
      'previous',
      'change',
      'changeDisplay',
      'changeRate',
      'changeRateDisplay',
      'targets',
      'interval',
      'daily',
      'yearToDate',
      'trail',
    ],
    previous: ['month', 'state', 'numerator', 'denominator', 'value', 'display'],
    target: ['setBy', 'limit', 'comparator', 'judges', 'met'],
  };

  test('has all keys of the contract, in its order, whether they apply or not', () => {
    expect(Object.keys(metrics)).toEqual(KEYS.file);
    for (const metric of metrics.metrics) {
      expect(Object.keys(metric), metric.id).toEqual(KEYS.metric);
      expect(metric.definition).toMatch(/^sha256:[0-9a-f]{64}$/);
      for (const result of metric.results) {
        expect(Object.keys(result), result.key).toEqual(KEYS.result);
        if (result.previous) expect(Object.keys(result.previous)).toEqual(KEYS.previous);
        for (const target of result.targets) expect(Object.keys(target)).toEqual(KEYS.target);
      }
    }
  });

  test('names each result once, after the metric and its dimensions', () => {
    const results = metrics.metrics.flatMap(({ id, results }) =>
      results.map(({ key, by }) => ({ id, key, by })),
    );
    expect(new Set(results.map(({ key }) => key)).size).toBe(results.length);
    for (const { id, key, by } of results) {
      const places = Object.entries(by).map(([name, member]) => `${name}=${member}`);
      expect(key).toBe(places.length === 0 ? id : `${id}?${places.join('&')}`);
    }
  });

  test('gives the total first, then set by set in the configured order of members', () => {
    const branches = ['安岳', '简阳', '乐至', '现业'];
    const brands = ['E6', 'E8', 'E8-2'];
    expect(metrics.metrics.map(({ results }) => results[0]?.by)).toEqual(
      metrics.metrics.map(() => ({})),
    );
    expect(keysOf('ehome.repeat_rate')).toEqual(
      [
        '',
        ...brands.map((brand) => `?brand=${brand}`),
        ...branches.map((branch) => `?branch=${branch}`),
        ...brands.flatMap((brand) => branches.map((branch) => `?brand=${brand}&branch=${branch}`)),
      ].map((places) => `ehome.repeat_rate${places}`),
    );
    expect(keysOf('mobile.fault_count')?.slice(1)).toEqual(
      ['C网本地用户', '无线上网(C+W)', '短信及智能短信', '爱音乐', '彩信', '手机上网'].map(
        (service) => `mobile.fault_count?service=${service}`,
      ),
    );
  });

  test('gives every category of a share, the largest first, and they make up the whole', () => {
    const shares = metrics.metrics.find(({ id }) => id === 'adsl.cause_share')?.results.slice(1);
    const counts = shares?.map(({ numerator }) => numerator ?? 0) ?? [];
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_316);
  });

  test("has the workspace's own metric beside the pack's", () => {
    expect(keysOf('my.hasten_rate')).toHaveLength(5);
  });
});
