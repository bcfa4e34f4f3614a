import { readDateTime } from '../ingest/values/datetime.ts';
import { readMonth } from '../ingest/values/month.ts';
import { monthOfPart } from '../workspace/input-parts.ts';
import { daysIn as periodDays } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import type { NoteDay } from './types.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Reads a day as people write it (2009-07-20, 2009/7/20, 7月20日; without a year, the one that is nearest
 * to the month). null where nothing is written; `date` is null where it cannot be read.
 */
export function readDay(text: string | null, month: Period): NoteDay | null {
  const given = (text ?? '').trim();
  if (given === '') return null;
  const read = readDateTime(given, { month: monthOfPart(month), date1904: false });
  if (!read.ok) return { date: null, text: given };
  if (read.value === null) return null;
  const date = read.value.slice(0, 10);
  return { date, text: dayText(date, month) };
}

/** A day, or a month of which only the first day can be taken. */
export function readDayOrMonth(
  text: string,
  month: Period,
): { readonly day: NoteDay; readonly isWholeMonth: boolean } {
  const day = readDay(text, month);
  if (day && day.date !== null) return { day, isWholeMonth: false };
  const read = readMonth(text, { month: monthOfPart(month), date1904: false });
  if (!read.ok || read.value === null) return { day: { date: null, text }, isWholeMonth: false };
  const first = read.value.slice(0, 10);
  return { day: { date: first, text: first.slice(0, 7) }, isWholeMonth: true };
}

const WRITTEN_DAY = /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?[日号]/g;

/** The days that a text names, in their order; those that are none are left out. */
export function daysIn(text: string, month: Period): readonly NoteDay[] {
  return [...text.matchAll(WRITTEN_DAY)].flatMap(([found]) => {
    const day = readDay(found, month);
    return day && day.date !== null ? [day] : [];
  });
}

/** The last day of a month, or whatever the report's period is. */
export function lastDayOf(month: Period): string {
  const after = Date.parse(periodDays(month).end);
  return new Date(after - MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY);
}

/** 8月15日; with its year where that is another than the month's. */
function dayText(date: string, month: Period): string {
  const [year = '', number, day] = date.split('-');
  const short = `${Number(number)}月${Number(day)}日`;
  return month.startsWith(year) ? short : `${year}年${short}`;
}
