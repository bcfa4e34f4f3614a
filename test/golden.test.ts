import { describe, expect, test } from 'vitest';
import { GOLDEN, GOLDEN_ROWS } from './support/golden.ts';
import { resultOf, sampleMetrics } from './support/sample.ts';

const metrics = sampleMetrics();
const keysOf = (id: string) =>
  metrics.metrics.find((metric) => metric.id === id)?.results.map(({ key }) => key);

describe('every golden figure of slides 2.1 to 2.4', () => {
  test('is compared: 56 rows of 15 metrics, and 26 verdicts', () => {
    expect(GOLDEN_ROWS).toHaveLength(56);
    expect(new Set(GOLDEN_ROWS.map(({ metric }) => metric)).size).toBe(15);
    expect(new Set(GOLDEN_ROWS.map(({ slide }) => slide))).toEqual(
      new Set(['2.1', '2.2', '2.3', '2.4']),
    );
    expect(GOLDEN_ROWS.flatMap(({ targets }) => targets)).toHaveLength(26);
    expect(metrics).toMatchObject({ month: GOLDEN.month, organization: GOLDEN.organization });
  });

  test.each(GOLDEN_ROWS)('$key is $display', (row) => {
    const result = resultOf(metrics, row.key);
    expect(result).toMatchObject({
      status: 'ok',
      numerator: row.numerator,
      denominator: row.denominator,
      display: row.display,
    });
    const { numerator, denominator } = row;
    const exact =
      numerator === null || denominator === null ? row.value : (100 * numerator) / denominator;
    expect(result.value).toBeCloseTo(exact, 10);
    expect(metrics.metrics.find(({ id }) => id === row.metric)?.better).toBe(row.better);
    for (const { setBy, limit, met } of row.targets) {
      expect(result.targets.filter((target) => target.setBy === setBy)).toEqual([
        { setBy, limit, comparator: row.better === 'lower' ? '<=' : '>=', judges: true, met },
      ]);
    }
  });

  test.each(GOLDEN_ROWS.filter(({ previous }) => previous !== null))(
    '$key is compared with $previous of the month before',
    ({ key, previous, change, changeRate }) => {
      const result = resultOf(metrics, key);
      expect(result.previous).toMatchObject({
        month: GOLDEN.previousMonth,
        state: 'final',
        value: previous,
        display: previous?.toLocaleString('en-US'),
      });
      expect(result.change).toBe(change);
      if (changeRate !== null) {
        expect(result.changeRate).toBeCloseTo(changeRate, 2);
        expect(result.changeRateDisplay).toBe(`+${changeRate.toFixed(2)}%`);
      }
    },
  );

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
