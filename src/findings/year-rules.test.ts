import { describe, expect, it } from 'vitest';
import { outcomeOf, pastMonth, type Row } from '../metrics/test-support.ts';
import { metricOf } from '../pack/test-support.ts';
import { targetOf } from '../workspace/test-support.ts';
import { contextOf } from './test-support.ts';
import { neededOf, yearToDate } from './year-rules.ts';

const rate = metricOf({
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  better: 'lower',
  measure: '户',
});

/** January to July, so many of 1,000 each month, against a limit of 5 %. */
function year(hits: readonly number[], limit = '5') {
  const targets = [targetOf({ limit })];
  const past = hits
    .slice(0, -1)
    .map((hit, at) =>
      pastMonth([outcomeOf(rate, [[{}, hit, 1000] as Row], { targets })], `2009-0${at + 1}`),
    )
    .toReversed();
  const outcome = outcomeOf(rate, [[{}, hits.at(-1) ?? 0, 1000]], { targets, past });
  return yearToDate(contextOf({ metrics: [[rate, outcome]], past }));
}

describe('the year so far', () => {
  it('that misses its limit says what the months left must reach', () => {
    // 420 of 7,000 are 6 %; 600 of 12,000 are allowed, so 180 of the 5,000 to come: 3.6 %.
    const [found] = year([60, 60, 60, 60, 60, 60, 60]);
    expect(found).toMatchObject({ weight: 'year', tone: 'bad', size: 70 });
    expect(found?.facts).toMatchObject({ value: '6.00%', needed: '3.60%', left: '5', month: '7' });
  });

  it('that keeps it is no news', () => {
    expect(year([50, 50, 50, 50, 50, 50, 50])).toEqual([]);
  });

  it('that can no longer keep it says so', () => {
    const [found] = year([90, 90, 90, 90, 90, 90, 90]);
    expect(found?.facts).toMatchObject({ needed: '', left: '5' });
  });
});

describe('what the months left must reach', () => {
  it('is what is allowed in the year less what there was, of as many a month', () => {
    const so = { numerator: 420, denominator: 7000, months: 7, value: 6, display: '6.00%' };
    expect(neededOf(so, 5, 100, 5)).toBeCloseTo(3.6, 10);
    expect(neededOf(so, 5, 100, 0)).toBeNull();
    expect(neededOf({ ...so, numerator: 4009, value: 57.27 }, 60, 100, 5)).toBeCloseTo(63.82, 2);
  });
});
