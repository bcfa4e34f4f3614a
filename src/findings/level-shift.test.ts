import { describe, expect, it } from 'vitest';
import { outcomeOf, pastMonth, type Row } from '../metrics/test-support.ts';
import { metricOf } from '../pack/test-support.ts';
import { levelShift } from './level-shift.ts';
import { contextOf, only } from './test-support.ts';

const faults = metricOf({ by: [['accepted_day']], better: 'lower', measure: '单' });
const dayOf = (day: number): string => `2009-07-${String(day).padStart(2, '0')}`;

/** July by day after six months of as many a day as `before`; days may be marked. */
function july(days: readonly number[], marks: Readonly<Record<number, string>> = {}, before = 200) {
  const lengths = [31, 28, 31, 30, 31, 30];
  const past = lengths
    .map((length, at) => pastMonth([outcomeOf(faults, [[{}, before * length]])], `2009-0${at + 1}`))
    .toReversed();
  const [june] = past;
  const rows: readonly Row[] = [
    [{}, days.reduce((sum, one) => sum + one, 0)],
    ...days.map((value, at): Row => [{ accepted_day: dayOf(at + 1) }, value]),
  ];
  const outcome = outcomeOf(faults, rows, june ? { before: june } : {});
  const most = days.indexOf(Math.max(...days)) + 1;
  const peak = outcome.results.find(({ by }) => by.accepted_day === dayOf(most))?.key ?? '';
  const context = contextOf({
    metrics: [[faults, outcome]],
    past,
    slides: { days: [peak] },
  });
  const marked = new Map(Object.entries(marks).map(([day, note]) => [dayOf(Number(day)), note]));
  return levelShift({ ...context, markedDays: () => marked });
}

const all = (value: number): readonly number[] => Array.from({ length: 31 }, () => value);

describe('a level shift', () => {
  it('is a month whose days nearly all lie above the mean of the month before', () => {
    const days = all(300).with(0, 150).with(4, 500).with(5, 500);
    const found = only(july(days, { 5: '雨', 6: '雨' }));
    expect(found).toMatchObject({ phrase: 'level_shift_up', weight: 'level_shift', tone: 'warn' });
    // 29 days without the two of rain: 28 × 300 and 150.
    expect(found.facts).toMatchObject({
      days: '31',
      beyond: '30',
      before: '200.0单',
      mean: '294.8单',
      apart: '47.4%',
      removed: '2',
      marks: '雨',
    });
  });

  it('is none where a few days carry it', () => {
    expect(july(all(190).with(3, 1500).with(4, 1500))).toEqual([]);
  });

  it('needs more days on one side than chance puts there', () => {
    const above = (count: number) => all(100).map((one, at) => (at < count ? 500 : one));
    // 31/2 + 1.5 √31 = 23.85
    expect(july(above(23))).toEqual([]);
    expect(july(above(24))).toHaveLength(1);
  });

  it('goes by the day, though a longer month has more in all', () => {
    // 31 × 1,960 are more than the 30 × 2,000 of June.
    const found = only(july(all(1960), {}, 2000));
    expect(found).toMatchObject({ phrase: 'level_shift_down', tone: 'good' });
    expect(found.facts).toMatchObject({ growth: '2.00%' });
  });

  it('downwards is good news where less is better', () => {
    expect(only(july(all(90)))).toMatchObject({ phrase: 'level_shift_down', tone: 'good' });
  });
});
