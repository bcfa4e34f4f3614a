import { TZDate } from '@date-fns/tz';
import { addMonths as add } from 'date-fns/addMonths';
import type { Month } from './types.ts';

/** Whether a text is a month, `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** A year and a month in the forms that people write: 2026-1, 2026.01, 202601, 2026年1月. */
const LOOSE = /^(\d{4})[-/._年]?(\d{1,2})月?$/;

/** The month that a text names in one of the forms that people write; null where it is none. */
export function monthIn(text: string): Month | null {
  const [, year, number = ''] = LOOSE.exec(text.normalize('NFKC').trim()) ?? [];
  const month = `${year}-${number.padStart(2, '0')}`;
  return isMonth(month) ? month : null;
}

/** The month so many months later; negative for earlier. */
export function addMonths(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return monthOf(add(new Date(year, number - 1, 1), count));
}

function monthOf(day: Date): Month {
  return `${String(day.getFullYear()).padStart(4, '0')}-${String(day.getMonth() + 1).padStart(2, '0')}`;
}

/** The months from `count - 1` months before up to the month itself, oldest first. */
export function monthsUpTo(month: Month, count: number): readonly Month[] {
  return Array.from({ length: count }, (_, index) => addMonths(month, index - count + 1));
}

/** The calendar month before today in a time zone. */
export function lastMonth(now: Date, timeZone: string): Month {
  return addMonths(monthOf(new TZDate(now.getTime(), timeZone)), -1);
}

/** 2009年7月 */
export function monthInChinese(month: Month): string {
  const [year, number] = month.split('-');
  return `${year}年${Number(number)}月`;
}
