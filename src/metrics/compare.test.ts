import { describe, expect, it } from 'vitest';
import { metricOf } from '../pack/test-support.ts';
import { outcomeOf, pastMonth } from './test-support.ts';

const rate = metricOf({ calculator: 'ratio', with: { numerator: 'overdue' }, by: [['branch']] });
const count = metricOf({});

describe('comparing with the month before', () => {
  it('takes points for rates, exactly, and no growth', () => {
    const before = pastMonth([outcomeOf(rate, [[{}, 93, 1045]])]);
    const [total] = outcomeOf(rate, [[{}, 98, 1072]], { before }).results;
    expect(total).toMatchObject({
      previous: {
        month: '2009-06',
        state: 'final',
        numerator: 93,
        denominator: 1045,
        display: '8.90%',
      },
      changeDisplay: '+0.24',
      changeRate: null,
      changeRateDisplay: null,
    });
    expect(total?.change).toBeCloseTo(271_400 / 1_120_240, 14);
  });

  it('adds growth for counts, and leaves it out over zero', () => {
    const from = (earlier: number) => pastMonth([outcomeOf(count, [[{}, earlier]])]);
    const now = (before: ReturnType<typeof pastMonth>) =>
      outcomeOf(count, [[{}, 10_316]], { before }).results[0];
    expect(now(from(6955))).toMatchObject({
      change: 3361,
      changeDisplay: '+3,361',
      changeRateDisplay: '+48.32%',
    });
    expect(now(from(0))).toMatchObject({ changeDisplay: '+10,316', changeRate: null });
  });

  it('rounds once: a change is that of the exact values, not of the displayed ones', () => {
    const before = pastMonth([outcomeOf(rate, [[{}, 1, 3]])]);
    const [total] = outcomeOf(rate, [[{}, 2, 3]], { before }).results;
    expect(total).toMatchObject({ display: '66.67%', changeDisplay: '+33.33' });
  });

  it('compares results of the same members only', () => {
    const before = pastMonth([
      outcomeOf(rate, [
        [{}, 1, 2],
        [{ branch: '安岳' }, 1, 4],
      ]),
    ]);
    const now = outcomeOf(
      rate,
      [
        [{ branch: '安岳' }, 2, 4],
        [{ branch: '简阳' }, 2, 4],
      ],
      { before },
    );
    expect(now.results.map((one) => one.changeDisplay)).toEqual(['+25.00', null]);
  });

  it('has nothing to compare where the metric meant something else', () => {
    const other = metricOf({ calculator: 'ratio', with: { numerator: 'not overdue' } });
    const before = pastMonth([outcomeOf(other, [[{}, 1, 2]])]);
    const [total] = outcomeOf(rate, [[{}, 1, 2]], { before }).results;
    expect(total).toMatchObject({ status: 'ok', previous: null, change: null });
  });

  it('has nothing to compare with a month that had no value', () => {
    const before = pastMonth([outcomeOf(rate, [[{}, 0, 0]])]);
    expect(outcomeOf(rate, [[{}, 1, 2]], { before }).results[0]?.previous).toBeNull();
  });
});
