import type { Month, Period } from './types.ts';

/** A half-open stretch of local time, `[start, end)`, as `YYYY-MM-DD HH:MM:SS` texts. */
export interface TimeRange {
  readonly start: string;
  readonly end: string;
}

/**
 * The time range that a month's figures cover: the calendar month, or from a day of the month before
 * up to the day before it. A day that a month does not have falls on the first of the next month.
 */
export function periodOf(month: Month, period: Period): TimeRange {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const thisMonth = year * 12 + number - 1;
  if (period.kind === 'calendar') {
    return { start: midnightOf(thisMonth, 1), end: midnightOf(thisMonth + 1, 1) };
  }
  return {
    start: midnightOf(thisMonth - 1, period.day),
    end: midnightOf(thisMonth, period.day),
  };
}

/** How many days a month's period has. */
export function daysOf(month: Month, period: Period): number {
  const { start, end } = periodOf(month, period);
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
