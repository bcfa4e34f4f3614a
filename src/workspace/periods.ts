import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeeksInYear } from 'date-fns/getISOWeeksInYear';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import type { Period } from './types.ts';

/** How long a report's period is, the shortest first. */
export const PERIOD_KINDS = ['week', 'month', 'quarter', 'half', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** What a period is written as: `2010-W25`, `2022-03`, `2022-Q1`, `2010-H1`, `2021`. */
const FORMS: Readonly<Record<PeriodKind, RegExp>> = {
  week: /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
  half: /^\d{4}-H[12]$/,
  year: /^\d{4}$/,
};
/** How many months each is; a week is of none. */
const MONTHS: Readonly<Record<Exclude<PeriodKind, 'week'>, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};
const MARKS = { month: '', quarter: 'Q', half: 'H' } as const;

/** Whether a text is a month, `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return FORMS.month.test(text);
}

/** Whether a text is a period as folders and files name it. */
export function isPeriod(text: string): boolean {
  const kind = PERIOD_KINDS.find((one) => FORMS[one].test(text));
  return kind !== undefined && (kind !== 'week' || isWeekOfYear(text));
}

function isWeekOfYear(text: string): boolean {
  return numberOf(text) <= weeksIn(yearOf(text));
}

/** How long a period is. */
export function kindOf(period: Period): PeriodKind {
  return PERIOD_KINDS.find((kind) => FORMS[kind].test(period)) ?? 'month';
}

/** Its year; that of a week is the one in which it is counted. */
export function yearOf(period: Period): number {
  return Number(period.slice(0, 4));
}

/** Which week, month, quarter or half of its year it is; 1 for a year. */
export function numberOf(period: Period): number {
  return Number(/-\D?(\d+)$/.exec(period)?.[1] ?? 1);
}

/** A year and a month in the forms that people write: 2026-1, 2026.01, 202601, 2026年1月. */
const LOOSE_MONTH = /^(\d{4})[-/._年]?(\d{1,2})月?份?$/;
const LOOSE_WEEK = /^(\d{4})年?[-/._]?(?:W(\d{1,2})|第(\d{1,2})周)$/i;
const LOOSE_QUARTER = /^(\d{4})年?[-/._]?(?:Q([1-4])|第?([一二三四1-4])季度?)$/i;
const LOOSE_HALF = /^(\d{4})年?[-/._]?(?:H([12])|([上下])半年)$/i;
const LOOSE_YEAR = /^(\d{4})(?:年度?|全年|年全年)?$/;
const ORDINALS = '一二三四';

/** The month that a text names in one of the forms that people write; null where it is none. */
export function monthIn(text: string): Period | null {
  const [, year, number = ''] = LOOSE_MONTH.exec(plain(text)) ?? [];
  const month = `${year}-${number.padStart(2, '0')}`;
  return isMonth(month) ? month : null;
}

/** The period that a text names: 2010W25, 2010年第25周, 2022Q1, 2022年一季度, 2010上半年, 2021年; null where it is none. */
export function periodIn(text: string): Period | null {
  const written = plain(text);
  const week = LOOSE_WEEK.exec(written);
  const quarter = LOOSE_QUARTER.exec(written);
  const half = LOOSE_HALF.exec(written);
  const year = LOOSE_YEAR.exec(written);
  const found = week
    ? `${week[1]}-W${(week[2] ?? week[3] ?? '').padStart(2, '0')}`
    : quarter
      ? `${quarter[1]}-Q${quarter[2] ?? digitOf(quarter[3] ?? '')}`
      : half
        ? `${half[1]}-H${half[2] ?? (half[3] === '上' ? 1 : 2)}`
        : (year?.[1] ?? monthIn(written));
  return found !== null && isPeriod(found) ? found : null;
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

function digitOf(ordinal: string): string {
  const at = ORDINALS.indexOf(ordinal);
  return at < 0 ? ordinal : String(at + 1);
}

/** The period of the same kind so many later; negative for earlier. */
export function shifted(period: Period, count: number): Period {
  const kind = kindOf(period);
  if (kind === 'week') return periodAt(kind, addDays(firstDayOf(period), 7 * count));
  const inYear = 12 / MONTHS[kind];
  const at = yearOf(period) * inYear + numberOf(period) - 1 + count;
  return numbered(kind, Math.floor(at / inYear), (at % inYear) + 1);
}

/** The month so many months later; negative for earlier. */
export const addMonths = shifted;

/** The period of a kind in which a day (local) lies. */
function periodAt(kind: PeriodKind, day: Date): Period {
  if (kind === 'week') return `${four(getISOWeekYear(day))}-W${two(getISOWeek(day))}`;
  return numbered(kind, day.getFullYear(), Math.floor(day.getMonth() / MONTHS[kind]) + 1);
}

/** The period of a kind that has this number in its year. */
function numbered(kind: Exclude<PeriodKind, 'week'>, year: number, number: number): Period {
  if (kind === 'year') return four(year);
  return `${four(year)}-${MARKS[kind]}${kind === 'month' ? two(number) : number}`;
}

/** The period of a kind in which a day, `YYYY-MM-DD`, lies. */
export function periodOfDay(kind: PeriodKind, day: string): Period {
  return periodAt(kind, dateOf(day));
}

/** The periods from `count - 1` before up to the period itself, oldest first. */
export function periodsUpTo(period: Period, count: number): readonly Period[] {
  return Array.from({ length: count }, (_, index) => shifted(period, index - count + 1));
}

/** The months from `count - 1` months before up to the month itself, oldest first. */
export const monthsUpTo = periodsUpTo;

/** The same period of the year before; null for a 53rd week of which that year has none. */
export function yearBefore(period: Period): Period | null {
  const [year = '', ...rest] = period.split('-');
  const before = [four(Number(year) - 1), ...rest].join('-');
  return isPeriod(before) ? before : null;
}

/** The periods of its year up to this one, oldest first. */
export function yearUpTo(period: Period): readonly Period[] {
  return periodsUpTo(period, numberOf(period));
}

/** How many periods of its kind the year of a period has. */
export function countInYear(period: Period): number {
  const kind = kindOf(period);
  return kind === 'week' ? weeksIn(yearOf(period)) : 12 / MONTHS[kind];
}

/** The first day of a period and the one after its last, `YYYY-MM-DD`. */
export function daysIn(period: Period): { readonly first: string; readonly end: string } {
  return { first: firstDayText(period), end: firstDayText(shifted(period, 1)) };
}

/**
 * The periods of a kind that a period touches, oldest first: the months of a quarter, the weeks that begin or end in a
 * month. The period itself where it is of that kind.
 */
export function partsOf(period: Period, kind: PeriodKind): readonly Period[] {
  return periodsBetween(daysIn(period), kind);
}

/** The periods of a kind that touch a stretch of days, `end` not included. */
export function periodsBetween(
  { first, end }: { readonly first: string; readonly end: string },
  kind: PeriodKind,
): readonly Period[] {
  const found: Period[] = [];
  let part = periodOfDay(kind, first);
  while (daysIn(part).first < end) {
    found.push(part);
    part = shifted(part, 1);
  }
  return found;
}

/** Whether a period begins before another, of whatever kinds they are. */
export function isBefore(period: Period, other: Period): boolean {
  return daysIn(period).first < daysIn(other).first;
}

/** Whether a period ends in another one or after it: what holds from March on holds for the quarter that March ends. */
export function reaches(period: Period, other: Period): boolean {
  return daysIn(other).first < daysIn(period).end;
}

/** Whether what holds between two months, each of which may be open, holds at the end of a period. */
export function holdsAt(period: Period, from: Period | null, to: Period | null): boolean {
  const { end } = daysIn(period);
  return (from === null || reaches(period, from)) && (to === null || end <= daysIn(to).end);
}

/** Whether a kind of period is longer than another. */
export function isLonger(kind: PeriodKind, than: PeriodKind): boolean {
  return PERIOD_KINDS.indexOf(kind) > PERIOD_KINDS.indexOf(than);
}

/** The period of a kind before today's in a time zone. */
export function lastPeriod(now: Date, timeZone: string, kind: PeriodKind): Period {
  return shifted(periodAt(kind, new TZDate(now.getTime(), timeZone)), -1);
}

/** The calendar month before today in a time zone. */
export function lastMonth(now: Date, timeZone: string): Period {
  return lastPeriod(now, timeZone, 'month');
}

/** The local midnight with which a week begins. */
function firstDayOf(week: Period): Date {
  const year = yearOf(week);
  // The 4th of January always lies in the first week.
  return addDays(startOfISOWeek(dayAt(year, 0, 4)), 7 * (numberOf(week) - 1));
}

/** The same as `YYYY-MM-DD`. */
function firstDayText(period: Period): string {
  const kind = kindOf(period);
  if (kind === 'week') return dayText(firstDayOf(period));
  return `${four(yearOf(period))}-${two((numberOf(period) - 1) * MONTHS[kind] + 1)}-01`;
}

function weeksIn(year: number): number {
  return getISOWeeksInYear(dayAt(year, 5, 1));
}

function dateOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayAt(year, month - 1, date);
}

/** A local midnight; years below 100 are years below 100. */
function dayAt(year: number, month: number, day: number): Date {
  const date = new Date(2000, month, day);
  date.setFullYear(year, month, day);
  return date;
}

function dayText(day: Date): string {
  return `${four(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function four(year: number): string {
  return String(year).padStart(4, '0');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
