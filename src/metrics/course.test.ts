import { describe, expect, it } from 'vitest';
import { billMetric } from '../pack/test-bills.ts';
import { metricOf } from '../pack/test-support.ts';
import { monthsUpTo } from '../workspace/periods.ts';
import { outcomeOf, pastMonth, type Row } from './test-support.ts';
import type { PastMonth } from './types.ts';

const count = metricOf({ by: [['branch']] });
const rate = metricOf({ calculator: 'ratio', with: { numerator: 'overdue' }, by: [['branch']] });
const share = metricOf({ calculator: 'share', with: { of: 'cause' }, by: [['cause']] });

/** January up to the month before July, each with these rows. */
function firstHalf(metric: typeof count, rows: readonly Row[]): readonly PastMonth[] {
  return monthsUpTo('2009-06', 6).map((month) => pastMonth([outcomeOf(metric, rows)], month));
}

describe('the daily average', () => {
  it('grows less than the month where the month is longer', () => {
    const before = pastMonth([outcomeOf(count, [[{}, 6955]])]);
    const [total] = outcomeOf(count, [[{}, 10_316]], { before }).results;
    expect(total?.changeRateDisplay).toBe('+48.32%');
    expect(total?.daily).toMatchObject({ display: '332.77', changeRateDisplay: '+43.54%' });
    expect(total?.daily?.value).toBeCloseTo(10_316 / 31, 12);
  });

  it('has no growth without a month before, or over nothing', () => {
    const from = (earlier: number) => pastMonth([outcomeOf(count, [[{}, earlier]])]);
    const none = { changeRate: null, changeRateDisplay: null };
    expect(outcomeOf(count, [[{}, 31]]).results[0]?.daily).toMatchObject({ value: 1, ...none });
    expect(outcomeOf(count, [[{}, 31]], { before: from(0) }).results[0]?.daily).toMatchObject(none);
  });

  it('is for counts and amounts alone', () => {
    const level = metricOf({ stock: true });
    const lasting = billMetric({ calculator: 'percentile', with: { of: 'lasted', percent: 50 } });
    const others = [
      outcomeOf(rate, [[{}, 1, 2]]),
      outcomeOf(level, [[{}, 62]]),
      outcomeOf(lasting, [[{}, 4.5]]),
    ];
    expect(others.map(({ results }) => results[0]?.daily)).toEqual([null, null, null]);
    const fees = outcomeOf(billMetric({ with: { of: 'fee' } }), [[{}, 2250.76]]);
    expect(fees.results[0]?.daily?.display).toBe('72.61');
  });
});

describe('the year to date', () => {
  it('sums numerators and denominators, never rates', () => {
    const past = firstHalf(rate, [[{}, 1, 2]]);
    expect(outcomeOf(rate, [[{}, 4, 88]], { past }).results[0]?.yearToDate).toEqual({
      months: 7,
      numerator: 10,
      denominator: 100,
      value: 10,
      display: '10.00%',
    });
  });

  it('sums counts, and amounts to the cent', () => {
    const counted = outcomeOf(count, [[{}, 4]], { past: firstHalf(count, [[{}, 10]]) });
    const whole = { months: 7, numerator: null, denominator: null };
    expect(counted.results[0]?.yearToDate).toEqual({ ...whole, value: 64, display: '64' });
    const fees = billMetric({ with: { of: 'fee' } });
    const summed = outcomeOf(fees, [[{}, 0.1]], { past: firstHalf(fees, [[{}, 0.1]]) });
    expect(summed.results[0]?.yearToDate).toEqual({ ...whole, value: 0.7, display: '0.70' });
  });

  it('sums the two parts of a mean, not of a level that stays', () => {
    const mean = billMetric({ calculator: 'mean', with: { of: 'lasted' } });
    const past = firstHalf(mean, [[{}, 1.5, 2]]);
    const [total] = outcomeOf(mean, [[{}, 11, 8]], { past }).results;
    expect(total).toMatchObject({ value: 1.375, display: '1.38', numerator: 11, denominator: 8 });
    expect(total?.yearToDate).toEqual({
      months: 7,
      numerator: 20,
      denominator: 20,
      value: 1,
      display: '1.00',
    });
    const level = billMetric({ calculator: 'mean', with: { of: 'lasted' }, stock: true });
    const before = firstHalf(level, [[{}, 1.5, 2]]);
    expect(outcomeOf(level, [[{}, 11, 8]], { past: before }).results[0]?.yearToDate).toBeNull();
  });

  it('needs every month of the year with the same definition, and what adds up', () => {
    const past = firstHalf(rate, [[{}, 1, 2]]);
    const ytd = (metric: typeof rate, months: readonly PastMonth[]) =>
      outcomeOf(metric, [[{}, 1, 2]], { past: months }).results[0]?.yearToDate;
    expect(ytd(rate, past.slice(1))).toBeNull();
    const other = metricOf({ calculator: 'ratio', with: { numerator: 'not overdue' } });
    expect(ytd(other, past)).toBeNull();
    const rank = billMetric({ calculator: 'value', with: { of: 'place' }, unit: 'rank' });
    expect(ytd(rank, firstHalf(rank, [[{}, 8]]))).toBeNull();
  });

  it('begins anew in January', () => {
    const past = [pastMonth([outcomeOf(count, [[{}, 9]])], '2009-12')];
    const [total] = outcomeOf(count, [[{}, 4]], { past, month: '2010-01' }).results;
    expect(total?.yearToDate).toMatchObject({ months: 1, value: 4 });
    expect(total?.previous?.value).toBe(9);
  });

  it('counts nothing for a member without records in a month that was split the same way', () => {
    const split: readonly Row[] = [
      [{}, 5],
      [{ branch: '简阳' }, 5],
    ];
    const now: readonly Row[] = [
      [{}, 3],
      [{ branch: '安岳' }, 3],
    ];
    const found = outcomeOf(count, now, { past: firstHalf(count, split) }).results;
    expect(found.map(({ yearToDate }) => yearToDate?.value)).toEqual([33, 3]);
    const unsplit = outcomeOf(count, now, { past: firstHalf(count, [[{}, 5]]) }).results;
    expect(unsplit.map(({ yearToDate }) => yearToDate?.value)).toEqual([33, undefined]);
  });

  it('goes on over a month that counted nothing at all, split or not', () => {
    const rows: readonly Row[] = [
      [{}, 5],
      [{ branch: '安岳' }, 5],
    ];
    const march = pastMonth([outcomeOf(count, [[{}, 0]])], '2009-03');
    const past = firstHalf(count, rows).map((one) => (one.month === '2009-03' ? march : one));
    const { results } = outcomeOf(count, rows, { past });
    expect(results.map(({ yearToDate }) => yearToDate?.value)).toEqual([30, 30]);
  });

  it('takes the whole of a share from months that lack the category', () => {
    const past = firstHalf(share, [
      [{}, 10, 10],
      [{ cause: '线路' }, 10, 10],
    ]);
    const [, cause] = outcomeOf(
      share,
      [
        [{}, 40, 40],
        [{ cause: '终端' }, 20, 40],
      ],
      { past },
    ).results;
    expect(cause?.yearToDate).toMatchObject({ numerator: 20, denominator: 100, display: '20.00%' });
  });
});

describe('the last months', () => {
  it('are thirteen, this one last, with gaps where nothing is known', () => {
    const past = [
      pastMonth([outcomeOf(rate, [[{}, 1, 4]])], '2008-07'),
      pastMonth([outcomeOf(rate, [[{}, 1, 2]])], '2009-06'),
    ];
    const trail = outcomeOf(rate, [[{}, 3, 4]], { past }).results[0]?.trail ?? [];
    expect(trail).toHaveLength(13);
    expect([trail[0], trail[5], trail[11], trail[12]]).toEqual([
      {
        month: '2008-07',
        state: 'final',
        numerator: 1,
        denominator: 4,
        value: 25,
        display: '25.00%',
      },
      {
        month: '2008-12',
        state: 'missing',
        numerator: null,
        denominator: null,
        value: null,
        display: '—',
      },
      {
        month: '2009-06',
        state: 'final',
        numerator: 1,
        denominator: 2,
        value: 50,
        display: '50.00%',
      },
      {
        month: '2009-07',
        state: 'current',
        numerator: 3,
        denominator: 4,
        value: 75,
        display: '75.00%',
      },
    ]);
  });
});

describe('a break', () => {
  const past = firstHalf(count, [[{}, 10]]);
  const from = (month: string, metrics = ['m']) =>
    outcomeOf(count, [[{}, 12]], { past, breaks: [{ metrics, month, reason: '系统割接' }] })
      .results[0];

  it('parts the months before it from those from it on', () => {
    const parted = from('2009-06');
    expect(parted?.previous?.value).toBe(10);
    expect(
      parted?.trail.filter(({ state }) => state !== 'missing').map(({ month }) => month),
    ).toEqual(['2009-06', '2009-07']);
    expect(parted?.yearToDate).toBeNull();
  });

  it('in the month itself leaves nothing to compare with', () => {
    expect(from('2009-07')).toMatchObject({
      previous: null,
      change: null,
      changeRate: null,
      daily: { changeRate: null },
    });
  });

  it('of another metric, or before the year began, changes nothing', () => {
    expect(from('2009-07', ['other'])).toEqual(from('2009-01'));
    expect(from('2009-01')?.yearToDate?.value).toBe(72);
  });
});
