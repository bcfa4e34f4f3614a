import { daysIn, kindOf, type PeriodKind, partsOf, periodsBetween, shifted } from './periods.ts';
import type { Cut, Period } from './types.ts';

/** A half-open stretch of local time, `[start, end)`, as `YYYY-MM-DD HH:MM:SS` texts. */
export interface TimeRange {
  readonly start: string;
  readonly end: string;
}

/**
 * The time range that a period's figures cover: that of the calendar, or of its months as they are cut, from a day of the
 * month before up to the day before it. Weeks are those of the calendar. A day that a month does not have falls on the
 * first of the next month.
 */
export function periodOf(period: Period, cut: Cut): TimeRange {
  const { first, end } = laggedDays(period, cut.lag ?? 0);
  if (cut.kind === 'calendar' || kindOf(period) === 'week')
    return { start: `${first} 00:00:00`, end: `${end} 00:00:00` };
  const [year = 0, number = 0] = first.split('-').map(Number);
  const [endYear = 0, endNumber = 0] = end.split('-').map(Number);
  return {
    start: midnightOf(year * 12 + number - 2, cut.day),
    end: midnightOf(endYear * 12 + endNumber - 2, cut.day),
  };
}

/** The first day of a period and the one after its last, so many months earlier; of weeks so many weeks. */
function laggedDays(period: Period, lag: number): ReturnType<typeof daysIn> {
  if (lag === 0 || kindOf(period) === 'week')
    return daysIn(lag === 0 ? period : shifted(period, -lag));
  const months = partsOf(period, 'month').map((month) => daysIn(shifted(month, -lag)));
  return { first: months[0]?.first ?? '', end: months.at(-1)?.end ?? '' };
}

/** A cut of which the records are of the report's own time. */
export function withoutLag(cut: Cut): Cut {
  return { ...cut, lag: undefined };
}

/** The periods of a kind of which records can lie in a period's time, as any of these cuts has it; oldest first. */
export function partsTouched(
  period: Period,
  kind: PeriodKind,
  cuts: readonly Cut[],
): readonly Period[] {
  if (kindOf(period) === kind) return [period];
  if (kind !== 'week') return partsOf(period, kind);
  const touched = cuts.flatMap((cut) => {
    const { start, end } = periodOf(period, withoutLag(cut));
    return periodsBetween({ first: start.slice(0, 10), end: end.slice(0, 10) }, kind);
  });
  return [...new Set(touched)].sort();
}

/** How many days a month's period has. */
export function daysOf(month: Period, cut: Cut): number {
  const { start, end } = periodOf(month, cut);
  return (dayNumber(end) - dayNumber(start)) / 86_400_000;
}

function dayNumber(midnight: string): number {
  return Date.parse(`${midnight.slice(0, 10)}T00:00:00Z`);
}

/** Months are counted from year 0, so that the month before January needs no special case. */
function midnightOf(monthCount: number, day: number): string {
  const year = Math.floor(monthCount / 12);
  const month = monthCount % 12;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  if (day > lastDay) return midnightOf(monthCount + 1, 1);
  return `${pad(year, 4)}-${pad(month + 1, 2)}-${pad(day, 2)} 00:00:00`;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
