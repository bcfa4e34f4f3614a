import { message } from '../../messages/catalogue.ts';
import type { Period } from '../../workspace/types.ts';
import { type Clock, readClock } from './clock.ts';
import { type DayOrder, dateIn, TWO_DIGIT_YEAR, yearLast } from './date-forms.ts';
import { dateText, localText, serialText } from './date-text.ts';
import { bad, good, missing, type Parsed } from './parsed.ts';
import { isNothing, plain } from './text.ts';
import { clockAt, zoneBehind } from './zone.ts';

/** What date-times are read against: the report's month gives the year to dates without one. */
export interface DateContext {
  readonly month: Period;
  /** The workbook counts days from 1904. */
  readonly date1904: boolean;
  /** Times that name another zone are told by this one's clock; China's if absent. */
  readonly timeZone?: string;
  /** How the export writes 7/3/2009, where its other dates tell. */
  readonly dayOrder?: DayOrder | null;
}

const USUAL_ZONE = 'Asia/Shanghai';
const WITHOUT_YEAR = /^(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]/;
const WEEKDAY =
  / ?\(?(?:星期|周|礼拜)[一二三四五六日天]\)?,?(?= |$)|(?:^|\b)(?:MON|TUE(?:S)?|WED(?:NES)?|THU(?:RS)?|FRI|SAT(?:UR)?|SUN)(?:DAY)?\b[.,]? ?/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
/** Seconds, or thousandths of them, since 1970: ten or thirteen digits that begin with 1. */
const EPOCH = /^(?:\/DATE\()?(1\d{9}|1\d{12})(?:\.\d+)?(?:[+-]\d{4})?(?:\)\/)?$/;
const HOURLY = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])$/;
/** 0000-00-00, how Excel shows an empty date, and what databases keep for none. */
const EMPTY_DATE =
  /^(?:0000\D?00\D?00|0001-0?1-0?1|1753-0?1-0?1|1899-12-3[01]|1900-0?1-0?[01]|1904-0?1-0?1)(?:\D*0{1,2}:?00(?::?00)?(?:[.,:]0+)?)?$/;

const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;

/** Reads a date-time in any written form that has one meaning, to `YYYY-MM-DD HH:MM:SS`, local time. */
export function readDateTime(cell: string, context: DateContext): Parsed<string> {
  const given = plain(cell).replace(/\s+/g, ' ').toUpperCase();
  const text = unwrapped(given).replace(WEEKDAY, '').trim();
  if (isNothing(text) || EMPTY_DATE.test(text.replaceAll('/', '-'))) return missing;
  if (SERIAL.test(text)) return fromSerial(Number(text), context);
  const epoch = HOURLY.test(text) ? null : EPOCH.exec(text);
  if (epoch) return fromEpoch(epoch[1] ?? '', context);

  const written = dateIn(text, context.dayOrder ?? null);
  if (written) {
    const { date, rest, otherYear } = written;
    if (otherYear !== undefined && isNearer(otherYear, date[0], context.month))
      return bad(message('record.two_digit_year', {}));
    return moment(date, rest, context);
  }
  const short = WITHOUT_YEAR.exec(text);
  if (short) {
    const [month = 0, day = 0] = short.slice(1).map(Number);
    const date = [yearFor(month, context.month), month, day] as const;
    return moment(date, text.slice(short[0].length), context);
  }
  if (yearLast(text)) return bad(message('record.day_or_month_first', {}));
  const why = TWO_DIGIT_YEAR.test(text) ? 'record.two_digit_year' : 'record.unknown_datetime';
  return bad(message(why, {}));
}

/** What languages print around a moment: `Timestamp('…')`, `ISODate("…")`, `[…]`. */
const AROUND = /^(?:(?:PD\.)?TIMESTAMP|ISODATE|NEW DATE|DATE)?[([]['"]?([^'"()[\]]+)['"]?[)\]]$/;
const PYTHON =
  /^DATETIME\.DATE(?:TIME)?\((\d{4}), (\d{1,2}), (\d{1,2})(?:, (\d{1,2}), (\d{1,2})(?:, (\d{1,2}))?(?:, \d{1,6})?)?\)$/;

function unwrapped(text: string): string {
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = PYTHON.exec(text) ?? [];
  if (year !== undefined) return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
  return AROUND.exec(text)?.[1] ?? text;
}

/** 09-7月-20 may be meant with the year first, where that is the report's. */
function isNearer(year: number, than: number, month: Period): boolean {
  const report = Number(month.slice(0, 4));
  return Math.abs(year - report) <= 1 && Math.abs(than - report) > 1;
}

/** Tells whether a text is a time of day by itself. */
export function isTimeOfDay(text: string): boolean {
  return /[:时点]/.test(text) && readClock(text.toUpperCase()) !== null;
}

function fromSerial(serial: number, context: DateContext): Parsed<string> {
  return serial >= FIRST_SERIAL && serial < LAST_SERIAL
    ? good(serialText(serial, context.date1904))
    : bad(message('record.unknown_datetime', {}));
}

function fromEpoch(digits: string, { timeZone = USUAL_ZONE }: DateContext): Parsed<string> {
  return good(clockAt(Number(digits.padEnd(13, '0')), timeZone));
}

/** The report's year, or its neighbour where that is nearer: December dates in January's export. */
function yearFor(month: number, reportMonth: Period): number {
  const [year = 0, report = 0] = reportMonth.split('-').map(Number);
  if (month - report > 6) return year - 1;
  return report - month > 6 ? year + 1 : year;
}

const MIDNIGHT = [0, 0, 0] as const;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function moment(
  date: readonly [number, number, number],
  behind: string,
  { timeZone = USUAL_ZONE }: DateContext,
): Parsed<string> {
  const [year, month, day] = date;
  const rest = behind.replace(/^[T :,_-]+/, '').trim();
  const zone = zoneBehind(rest, timeZone);
  const clock = rest === '' ? MIDNIGHT : readClock(zone?.before ?? rest);
  if (!clock) return bad(message('record.unknown_datetime', {}));
  if (!exists(date, clock)) return bad(message('record.no_such_datetime', {}));
  if (year < 1990 || year > 2099) return bad(message('record.datetime_far_off', {}));
  if (zone?.offset === 'unclear') return bad(message('record.unclear_zone', {}));
  const [hour, minute, second] = clock;
  const offset = typeof zone?.offset === 'number' ? zone.offset : null;
  if (offset !== null)
    return good(clockAt(Date.UTC(year, month - 1, day, hour, minute - offset, second), timeZone));
  if (hour === 24) return good(dateText(Date.UTC(year, month - 1, day + 1)));
  return good(localText([year, month, day], clock));
}

function exists(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second]: Clock,
): boolean {
  const endOfDay = hour === 24 && minute === 0 && second === 0;
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return isDate && (hour <= 23 || endOfDay) && minute <= 59 && second <= 59;
}

function daysIn(year: number, month: number): number {
  return month === 2 ? new Date(Date.UTC(year, 2, 0)).getUTCDate() : (DAYS[month - 1] ?? 0);
}
