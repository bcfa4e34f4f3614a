import { message } from '../../messages/catalogue.ts';
import type { Month } from '../../workspace/types.ts';
import { dateText, localText, serialText } from './date-text.ts';
import { bad, good, missing, type Parsed } from './parsed.ts';
import { isPlaceholder, plain } from './text.ts';

/** What date-times are read against: the report's month gives the year to dates without one. */
export interface DateContext {
  readonly month: Month;
  /** The workbook counts days from 1904. */
  readonly date1904: boolean;
}

const WITH_YEAR = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?(?:[日号]|(?!\d))/;
const WITHOUT_YEAR = /^(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?![\d.])/;
const TWO_DIGIT_YEAR = /^\d{2} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}(?!\d)/;
const WEEKDAY = / ?\(?(?:星期|周)[一二三四五六日天]\)?(?= |$)/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const TIME =
  /^[T ,]*(上午|下午|凌晨|早上|中午|晚上|AM|PM)? ?(\d{1,2})(?:[:时点] ?(\d{1,2})(?:(?:[:分] ?)(\d{1,2})(?:\.\d+)?秒?|分)?|[时点]) ?(AM|PM)?(?:\+08:?00)?$/i;
/** 0000-00-00, and how Excel shows an empty date. */
const EMPTY_DATE =
  /^(?:0000\D?00\D?00|1899-12-30|1900-01-00|1904-01-01)(?:\D*0{1,2}:?00(?::?00)?)?$/;

const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;

/** Reads a date-time in any of the written forms of the exports, to `YYYY-MM-DD HH:MM:SS`, local time. */
export function readDateTime(cell: string, context: DateContext): Parsed<string> {
  const text = plain(cell).replace(/\s+/g, ' ').replace(WEEKDAY, '');
  if (isPlaceholder(text) || EMPTY_DATE.test(text)) return missing;
  if (SERIAL.test(text)) return fromSerial(Number(text), context);

  const dated = WITH_YEAR.exec(text);
  if (dated) return moment(numbers(dated), text.slice(dated[0].length));
  const compact = COMPACT.exec(text);
  if (compact) {
    const [year = 0, month = 0, day = 0] = numbers(compact);
    const clock = compact.slice(4).filter((part) => part !== undefined);
    const rest = text.slice(compact[0].length);
    return moment([year, month, day], clock.length > 0 ? clock.join(':') + rest : rest);
  }
  const short = WITHOUT_YEAR.exec(text);
  if (short) {
    const [month = 0, day = 0] = numbers(short);
    return moment([yearFor(month, context.month), month, day], text.slice(short[0].length));
  }
  const why = TWO_DIGIT_YEAR.test(text) ? 'record.two_digit_year' : 'record.unknown_datetime';
  return bad(message(why, {}));
}

/** Tells whether a text is a time of day by itself. */
export function isTimeOfDay(text: string): boolean {
  return clockOf(text) !== null;
}

function numbers(match: RegExpExecArray): number[] {
  return match.slice(1).map(Number);
}

function fromSerial(serial: number, context: DateContext): Parsed<string> {
  return serial >= FIRST_SERIAL && serial < LAST_SERIAL
    ? good(serialText(serial, context.date1904))
    : bad(message('record.unknown_datetime', {}));
}

/** The report's year, or its neighbour where that is nearer: December dates in January's export. */
function yearFor(month: number, reportMonth: Month): number {
  const [year = 0, report = 0] = reportMonth.split('-').map(Number);
  if (month - report > 6) return year - 1;
  return report - month > 6 ? year + 1 : year;
}

const MIDNIGHT = [0, 0, 0] as const;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function moment(date: readonly number[], rest: string): Parsed<string> {
  const [year = 0, month = 0, day = 0] = date;
  const clock = rest.trim() === '' ? MIDNIGHT : clockOf(rest);
  if (!clock) return bad(message('record.unknown_datetime', {}));
  const [hour, minute, second] = clock;
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  const endOfDay = hour === 24 && minute === 0 && second === 0;
  if (!exists || (hour > 23 && !endOfDay) || minute > 59 || second > 59) {
    return bad(message('record.no_such_datetime', {}));
  }
  if (year < 1990 || year > 2099) return bad(message('record.datetime_far_off', {}));
  if (endOfDay) return good(dateText(Date.UTC(year, month - 1, day + 1)));
  return good(localText([year, month, day], clock));
}

function daysIn(year: number, month: number): number {
  return month === 2 ? new Date(Date.UTC(year, 2, 0)).getUTCDate() : (DAYS[month - 1] ?? 0);
}

function clockOf(rest: string): readonly [number, number, number] | null {
  const match = TIME.exec(rest);
  if (!match) return null;
  const half = (match[1] ?? match[5] ?? '').toUpperCase();
  const hour = hourOf(Number(match[2]), half);
  return [hour, Number(match[3] ?? 0), Number(match[4] ?? 0)];
}

function hourOf(hour: number, half: string): number {
  if (half === '') return hour;
  const afternoon = /^(?:下午|晚上|PM)$/.test(half) || (half === '中午' && hour < 11);
  if (afternoon) return hour < 12 ? hour + 12 : hour;
  return hour === 12 && half !== '中午' ? 0 : hour;
}
