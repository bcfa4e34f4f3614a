import { describe, expect, it } from 'vitest';
import { outcomeOf, pastMonth, type Row } from '../metrics/test-support.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { metricOf } from '../pack/test-support.ts';
import { targetOf } from '../workspace/test-support.ts';
import { changeBy } from './change-by.ts';
import { contextOf, only } from './test-support.ts';

const count = metricOf({ by: [['branch']], better: 'lower', measure: '单' });
const rate = metricOf({
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  by: [['branch']],
  better: 'lower',
  measure: '户',
});

const NAMES = ['安岳', '简阳', '乐至', '现业'];

/** Parts of a whole, numerator and denominator each. */
function rows(parts: readonly (readonly [number, number?])[], isRate: boolean): readonly Row[] {
  const sum = (at: 0 | 1) => parts.reduce((all, one) => all + (one[at] ?? 0), 0);
  const row = (by: Row[0], [k, n = 0]: readonly [number, number?]): Row =>
    isRate ? [by, k, n] : [by, k];
  return [
    row({}, [sum(0), sum(1)]),
    ...parts.map((one, at) => row({ branch: NAMES[at] ?? '' }, one)),
  ];
}

function change(
  metric: MetricSpec,
  then: readonly (readonly [number, number?])[],
  now: readonly (readonly [number, number?])[],
  more: object = {},
) {
  const isRate = metric.shape === 'rate';
  const before = pastMonth([outcomeOf(metric, rows(then, isRate), more)]);
  const outcome = outcomeOf(metric, rows(now, isRate), { ...more, before });
  return changeBy(contextOf({ metrics: [[metric, outcome]], past: [before] }));
}

describe('who made a change', () => {
  it('is told in records counted against somebody, with what the denominators did', () => {
    // 402 of 6,105 became 502 of 6,910: 100 more, of them 56 and 31.
    const found = only(
      change(
        rate,
        [
          [93, 1000],
          [82, 1500],
          [37, 605],
          [190, 3000],
        ],
        [
          [98, 1072],
          [113, 1700],
          [45, 738],
          [246, 3400],
        ],
        { targets: [targetOf({ setBy: 'city', limit: '5' })] },
      ),
    );
    expect(found).toMatchObject({
      phrase: 'change_by_more',
      weight: 'change_of_missed',
      tone: 'warn',
      size: 87,
    });
    expect(found.facts).toMatchObject({
      from: '402户',
      to: '502户',
      total: '100户',
      each: '现业+56户、简阳+31户',
      share: '87.00%',
      base_from: '6,105户',
      base_to: '6,910户',
    });
  });

  it('names one where the second has no more of the change than it had before', () => {
    const found = only(change(count, [[100], [400], [500]], [[260], [440], [550]]));
    expect(found.facts).toMatchObject({ names: '安岳', count: '', share: '64.00%' });
    expect(found.weight).toBe('concentration');
  });

  it('is nobody where all grew by as much, nor where the parts are not the whole', () => {
    expect(change(count, [[100], [100]], [[150], [150]])).toEqual([]);
    expect(change(count, [[100], [100], [100]], [[105], [105], [105]])).toEqual([]);
    const before = pastMonth([outcomeOf(count, rows([[100], [100], [100]], false))]);
    const outcome = outcomeOf(
      count,
      [[{}, 500], ...rows([[300], [100], [100]], false).slice(1, 3)],
      {
        before,
      },
    );
    const context = contextOf({ metrics: [[count, outcome]], past: [before] });
    expect(changeBy(context)).toEqual([]);
  });

  it('of a decrease names who saved most', () => {
    const found = only(change(count, [[300], [300], [300]], [[150], [290], [290]]));
    expect(found).toMatchObject({ phrase: 'change_by_less', tone: 'info' });
    expect(found.facts).toMatchObject({ names: '安岳', each: '安岳-150单' });
  });
});
