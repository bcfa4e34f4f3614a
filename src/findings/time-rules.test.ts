import { describe, expect, it } from 'vitest';
import { outcomeOf, pastMonth, type Row } from '../metrics/test-support.ts';
import type { PastMonth } from '../metrics/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { metricOf } from '../pack/test-support.ts';
import { targetOf } from '../workspace/test-support.ts';
import { changes } from './change-rules.ts';
import { metAgain, streakMissed, streakOfChange } from './streak-rules.ts';
import { contextOf, only } from './test-support.ts';

const rate = metricOf({
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  better: 'lower',
  measure: '户',
});
const count = metricOf({ better: 'lower', measure: '单' });
const targets = [targetOf({ limit: '5' })];

/** The month and, before it, as many months as values; the latest month is the last value. */
function months(metric: MetricSpec, rows: readonly (readonly Row[])[]) {
  const past: PastMonth[] = [];
  for (const [index, row] of rows.slice(0, -1).entries()) {
    const month = `2009-0${index + 8 - rows.length}`;
    past.push(pastMonth([outcomeOf(metric, row, { targets })], month));
  }
  const before = past.at(-1);
  const last = rows.at(-1) ?? [];
  const outcome = outcomeOf(metric, last, { targets, ...(before ? { before } : {}) });
  return contextOf({ metrics: [[metric, outcome]], past, slides: { s: ['m'] } });
}

const rates = (...hits: readonly number[]) =>
  months(
    rate,
    hits.map((hit): readonly Row[] => [[{}, hit, 1000]]),
  );
const counts = (...values: readonly number[]) =>
  months(
    count,
    values.map((value): readonly Row[] => [[{}, value]]),
  );

describe('months in a row', () => {
  it('over the limit make a streak of three, not of two', () => {
    expect(only(streakMissed(rates(40, 60, 61, 62))).facts.months).toBe('3');
    expect(streakMissed(rates(40, 45, 61, 62))).toEqual([]);
  });

  it('end where the metric meant something else', () => {
    const context = rates(60, 61, 62, 63);
    const changed = context.past.map((one, index) =>
      index === 1
        ? pastMonth(
            one.file.metrics.map((metric) => ({ ...metric, definition: 'x' })),
            one.month,
          )
        : one,
    );
    expect(streakMissed({ ...context, past: changed })).toEqual([]);
    expect(streakMissed({ ...context, isComparable: () => false })).toEqual([]);
  });

  it('over the limit before a month that keeps it are met again', () => {
    expect(only(metAgain(rates(60, 61, 50)))).toMatchObject({ tone: 'good', phrase: 'met_again' });
    expect(metAgain(rates(40, 41, 50))).toEqual([]);
  });

  it('that go one way are told as worse or better by the direction, from five steps on', () => {
    const up = rates(40, 45, 50, 55, 60, 65);
    expect(only(streakOfChange(up))).toMatchObject({ rule: 'streak_worse', tone: 'warn' });
    const down = only(streakOfChange(rates(65, 60, 55, 50, 45, 40)));
    expect(down).toMatchObject({ rule: 'streak_better', facts: { from: '6.50%', months: '5' } });
    expect(streakOfChange(rates(45, 50, 55, 60, 65))).toEqual([]);
    expect(streakOfChange(rates(40, 45, 50, 49, 60, 65))).toEqual([]);
  });

  it('of a count go by the day: February is shorter than January', () => {
    const found = only(streakOfChange(counts(3100, 2996, 3410, 3450, 3720, 3750, 4030)));
    expect(found.phrase).toBe('streak_worse_daily');
    expect(found.facts).toMatchObject({ months: '6', from: '100.0单', now: '130.0单' });
  });
});

describe('a change', () => {
  it('is told by growth and by the daily average, worse where less is better', () => {
    const found = only(changes(counts(6955, 10316)));
    expect(found).toMatchObject({ rule: 'change', tone: 'warn', size: 3361 });
    expect(found.facts).toMatchObject({
      size: '48.32%',
      daily: '43.54%',
      effect: '',
    });
  });

  it('is a signal outside the variation of six months, else noise', () => {
    const six = [6120, 5480, 6310, 6585, 6790, 6955];
    expect(only(changes(counts(...six, 10316)))).toMatchObject({ rule: 'signal', tone: 'warn' });
    expect(only(changes(counts(...six, 6900)))).toMatchObject({ rule: 'noise', tone: 'info' });
    expect(only(changes(counts(...six, 7500))).rule).toBe('noise');
    expect(only(changes(counts(...six, 3000)))).toMatchObject({ weight: 'signal_good' });
    expect(only(changes(counts(...six.slice(1), 10316))).rule).toBe('change');
  });

  it('is a surge where a main count grew by a third and a thousand, not where it is only one of them', () => {
    const of = (last: number) => only(changes(counts(6120, 5480, 6310, 6585, 6790, 6955, last)));
    expect(of(10316).weight).toBe('surge');
    expect(of(8500).weight).toBe('signal');
    expect(of(3000).weight).toBe('signal_good');
    const few = only(changes(counts(61, 55, 63, 66, 68, 70, 140)));
    expect(few).toMatchObject({ rule: 'signal', weight: 'signal' });
  });

  it('of a rate is in points, and of few records is not told', () => {
    // More faults say by themselves what they are; a rate does not.
    expect(only(changes(rates(40, 50))).facts).toMatchObject({
      size: '1.00',
      daily: '',
      effect: { word: 'worse' },
    });
    expect(changes(months(rate, [[[{}, 1, 20]], [[{}, 2, 20]]]))).toEqual([]);
  });
});
