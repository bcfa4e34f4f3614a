import { plain } from './values/text.ts';

/** The days that a title says the export covers, both inclusive, `YYYY-MM-DD`. */
export interface TitlePeriod {
  readonly from: string;
  readonly to: string;
  /** Set where the title names one month and no days: how long that month is, is the reader's matter. */
  readonly month: string | null;
  /** The clocks written beside the two days, `HH:MM:SS`; null where there is none. */
  readonly fromClock: string | null;
  readonly toClock: string | null;
}

const SAYS_PERIOD = /(?:统计|导出|查询|数据)(?:时间|日期|周期|区间|期间|月份|范围|时段)/;
/** 导出时间 with a clock tells when the sheet was made. */
const SAYS_MAKING = /(?:导出|查询|数据)(?:时间|日期)/;
const DATE = /(\d{4}) ?[-/.年] ?(\d{1,2})(?: ?[-/.月] ?(\d{1,2})(?!\d*月))?(?!\d)/;
/** `20090731`, maybe with its clock right behind it. */
const COMPACT_DATE = /(?<!\d)(\d{4})(\d{2})(\d{2})(?=(?:\d{4}|\d{6})?(?!\d))/;
/** What may stand between the first date and the last: a clock and a dash, 至 or 到. */
const UNTIL = /^[\s\d:日月时分秒]*?(?:至|到|-|~)+\s*/;
/** A last day without its year: `7月31日`, `31日`, `7月`. */
const SHORT_DATE =
  /^(?:(\d{1,2}) ?[-/.月] ?)?(\d{1,2}) ?日|^(\d{1,2}) ?月(?!\d)|^(\d{1,2})(?![\d:年])/;
/** A clock right behind a date: `08:00`, `08:00:00`, `8时30分`, `080000`. */
const CLOCK =
  /^[\s日T]*(\d{1,2})[:时点](\d{1,2})?(?:[:分](\d{1,2}))?|^(\d{2})(\d{2})(\d{2})?(?!\d)/;
const TITLE_MONTH = /(\d{4}) ?年 ?(\d{1,2}) ?月(?! ?\d)/;

/** Finds the 统计时间 of title rows; null where none is written or it names no date. */
export function titlePeriod(rows: readonly (readonly string[])[]): TitlePeriod | null {
  for (const cells of rows) {
    const text = plain(cells.join(' '));
    const start = SAYS_PERIOD.exec(text);
    if (!start) continue;
    const period = periodIn(text.slice(start.index));
    const tellsMaking =
      SAYS_MAKING.test(start[0]) && (period === null || period.from === period.to);
    if (period && !tellsMaking) return period;
  }
  return null;
}

/** The month, `YYYY-MM`, that title rows name in words such as 2009年7月故障清单; null where there is none. */
export function titleMonth(rows: readonly (readonly string[])[]): string | null {
  for (const cells of rows) {
    const [, year, month = ''] = TITLE_MONTH.exec(plain(cells.join(' '))) ?? [];
    if (year !== undefined) return `${year}-${month.padStart(2, '0')}`;
  }
  return null;
}

interface NamedDate {
  readonly year: number;
  readonly month: number;
  readonly day: number | null;
  /** Where the text goes on. */
  readonly end: number;
}

/** The last date of a period, and the text behind it. */
interface LastDate extends NamedDate {
  readonly rest: string;
}

/** Only the first date and the one up to which it reaches count: what follows tells when and by whom the sheet was made. */
function periodIn(text: string): TitlePeriod | null {
  const first = dateIn(text, DATE) ?? dateIn(text, COMPACT_DATE);
  if (!first) return null;
  const until = lastAfter(text.slice(first.end), first);
  const last = until ?? first;
  const from = dayText(first, first.day ?? 1);
  const to = dayText(last, last.day ?? lastDayOf(last));
  const isOneMonth = until === null && first.day === null;
  return {
    from,
    to,
    month: isOneMonth ? from.slice(0, 7) : null,
    fromClock: until && clockAt(text.slice(first.end)),
    toClock: until && clockAt(until.rest),
  };
}

/** The clock with which a text begins, `HH:MM:SS`. */
function clockAt(text: string): string | null {
  const match = CLOCK.exec(text);
  if (!match) return null;
  const [, hours, minutes, seconds, compactHours, compactMinutes, compactSeconds] = match;
  const parts = [hours ?? compactHours, minutes ?? compactMinutes, seconds ?? compactSeconds];
  return parts.map((part = '0') => part.padStart(2, '0')).join(':');
}

function dateIn(text: string, form: RegExp): NamedDate | null {
  const match = form.exec(text);
  if (!match) return null;
  const [whole, year, month, day] = match;
  return {
    year: Number(year),
    month: Number(month),
    day: day === undefined ? null : Number(day),
    end: match.index + whole.length,
  };
}

/** `2009-07-01 00:00 至 2009-07-31` or `2009年7月1日至31日`, but not `2009-07 制表时间: 2009-08-03`. */
function lastAfter(text: string, first: NamedDate): LastDate | null {
  const until = UNTIL.exec(text);
  if (!until) return null;
  const rest = text.slice(until[0].length);
  const whole = dateIn(rest, DATE) ?? dateIn(rest, COMPACT_DATE);
  if (whole && /^\d{4}/.test(rest)) return { ...whole, rest: rest.slice(whole.end) };
  const short = SHORT_DATE.exec(rest);
  if (!short) return null;
  const behind = { rest: rest.slice(short[0].length) };
  const [, month, day, monthOnly, dayOnly] = short;
  if (monthOnly !== undefined) return { ...first, ...behind, month: Number(monthOnly), day: null };
  if (first.day === null && day === undefined) return null;
  return {
    ...first,
    ...behind,
    month: Number(month ?? first.month),
    day: Number(day ?? dayOnly),
  };
}

function dayText({ year, month }: NamedDate, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function lastDayOf({ year, month }: NamedDate): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
