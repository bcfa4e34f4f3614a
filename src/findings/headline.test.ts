import { describe, expect, it } from 'vitest';
import { lookupOver } from '../metrics/lookup.ts';
import { withoutValue } from '../metrics/result.ts';
import { outcomeOf, pastMonth, type Row } from '../metrics/test-support.ts';
import type { MetricOutcome } from '../metrics/types.ts';
import { metricOf } from '../pack/test-support.ts';
import type { MetricSpec } from '../pack/types.ts';
import { targetOf } from '../workspace/test-support.ts';
import { headlineOf } from './headline.ts';

const rateOf = (id: string, changes: Parameters<typeof metricOf>[0] = {}) =>
  metricOf({
    id,
    name: `${id}率`,
    short_name: '率',
    calculator: 'ratio',
    with: { numerator: 'overdue' },
    by: [['brand'], ['brand', 'branch']],
    better: 'lower',
    measure: '户',
    ...changes,
  });
const a = rateOf('a');
const b = rateOf('b');
const targets = ['a', 'b'].map((metric) => targetOf({ metric, judges: ['city', 'business'] }));

function figures(...all: readonly (readonly [MetricSpec, MetricOutcome])[]) {
  return all.flatMap(([metric, outcome]) => {
    const lookup = lookupOver([metric], [outcome]);
    return outcome.results.flatMap((one) => lookup.figure(metric.id, one.by) ?? []);
  });
}

const judged = (metric: MetricSpec, ...rows: Row[]) =>
  [metric, outcomeOf(metric, rows, { targets })] as const;
const failing = (metric: MetricSpec, status: 'error' | 'not_provided', text: string | null) =>
  [metric, { ...outcomeOf(metric, []), results: [withoutValue(metric, status, text)] }] as const;
const changing = (metric: MetricSpec, before: Row, now: Row) =>
  [metric, outcomeOf(metric, [now], { before: pastMonth([outcomeOf(metric, [before])]) })] as const;

describe('the headline of a slide', () => {
  it('is none without figures', () => {
    expect(headlineOf([])).toBeNull();
  });

  it('puts a failure before a missed target', () => {
    const found = headlineOf(figures(judged(b, [{}, 50, 100]), failing(a, 'error', 'x')));
    expect(found).toMatchObject({ rule: 'error', facts: { subject: 'a率' } });
  });

  it('takes the target missed by most units, not by most points', () => {
    const found = headlineOf(
      figures(judged(a, [{}, 10, 20]), judged(b, [{ brand: 'E8' }, 180, 2000])),
    );
    expect(found).toEqual({
      rule: 'target_missed',
      results: ['b?brand=E8'],
      size: 20,
      facts: { subject: 'E8率', value: '9.00%', owner: { word: 'province' }, distance: '20户' },
    });
  });

  it('leaves remarks to the table: a target that does not judge the level is not missed', () => {
    const found = headlineOf(figures(judged(a, [{ brand: 'E8', branch: '安岳' }, 50, 100])));
    expect(found?.rule).toBe('no_comparison');
  });

  it('puts a missed target before a change, and a change before what was not received', () => {
    const big = changing(b, [{}, 50, 100], [{}, 10, 100]);
    const missing = failing(a, 'not_provided', null);
    expect(headlineOf(figures(judged(a, [{}, 9, 100]), big))?.rule).toBe('target_missed');
    expect(headlineOf(figures(missing, big))?.rule).toBe('change');
    expect(headlineOf(figures(missing, judged(b, [{}, 1, 100])))?.rule).toBe('not_provided');
  });

  it('takes the biggest change over the value before, in words for the direction', () => {
    const small = changing(a, [{}, 40, 100], [{}, 44, 100]);
    const big = changing(b, [{}, 10, 100], [{}, 7, 100]);
    expect(headlineOf(figures(small, big))).toMatchObject({
      rule: 'change',
      results: ['b'],
      facts: {
        subject: 'b率',
        value: '7.00%',
        previous_month: '6',
        direction: { word: 'rate_down' },
        size: '3.00',
        unit: { word: 'points' },
        effect: { word: 'better' },
      },
    });
  });

  it('says growth for counts, and no effect where neither direction is better', () => {
    const count = metricOf({ id: 'a', measure: '单' });
    expect(headlineOf(figures(changing(count, [{}, 40], [{}, 1000])))).toMatchObject({
      facts: {
        value: '1,000单',
        direction: { word: 'count_up' },
        size: '2,400.00%',
        unit: '',
        effect: '',
      },
    });
    const higher = rateOf('a', { better: 'higher' });
    expect(headlineOf(figures(changing(higher, [{}, 7, 100], [{}, 6, 100])))).toMatchObject({
      facts: { effect: { word: 'worse' } },
    });
  });

  it('takes no change on fewer than 30 records, nor one that rounds to nothing', () => {
    expect(headlineOf(figures(changing(a, [{}, 1, 29], [{}, 9, 29])))?.rule).toBe('steady');
    const tiny = changing(a, [{}, 10_000, 1_000_000], [{}, 10_001, 1_000_000]);
    expect(headlineOf(figures(tiny))?.rule).toBe('steady');
  });

  it('says what is missing: a dataset, or a column of one that came', () => {
    expect(headlineOf(figures(failing(a, 'not_provided', null)))).toMatchObject({
      facts: { dataset: 'tickets', reason: '' },
    });
    expect(headlineOf(figures(failing(a, 'not_provided', '缺少列：是否超时')))).toMatchObject({
      facts: { dataset: 'tickets', reason: '缺少列：是否超时' },
    });
  });

  it('says that all targets are met only when nothing is missing', () => {
    const met = judged(a, [{}, 8, 100]);
    expect(headlineOf(figures(met))).toMatchObject({ rule: 'all_met', results: ['a'] });
    expect(headlineOf(figures(met, failing(b, 'not_provided', null)))?.rule).toBe('not_provided');
  });
});
