import { TZDate } from '@date-fns/tz';
import { addMonths as add } from 'date-fns/addMonths';
import type { Month } from './types.ts';

/** Whether a text is a month, `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
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
