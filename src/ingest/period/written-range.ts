/** A date as a title writes it; without a day it is a month. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number | null;
  /** `HH:MM:SS` right behind it; null where none is written. */
  readonly clock: string | null;
  /** Written without signs, as `20090731`. */
  readonly isCompact: boolean;
  /** Where it stands in its text, and where the text goes on behind it and its clock. */
  readonly at: number;
  readonly end: number;
}

/** One date, or two of which the second ends what the first begins. */
export interface WrittenRange {
  readonly first: WrittenDate;
  readonly last: WrittenDate | null;
}

const PARTED =
  /(?<!\d)(\d{4}) ?[-/.年] ?(\d{1,2})(?: ?[-/.月] ?(\d{1,2})(?!\d*月))?(?!\d)(?: ?[日号]| ?月(?:份)?)?/;
/** `20090731`, maybe with its clock right behind it. */
const COMPACT = /(?<!\d)(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=(?:\d{4}|\d{6})?(?!\d))/;
const COMPACT_MONTH = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(?!\d)/;
/** A clock right behind a date: `08:00`, `08:00:00`, `8时30分`, `080000`. */
const CLOCK =
  /^(?:[\sT]*(\d{1,2})[:时点](?!\d{3})(\d{1,2})?(?:[:分](\d{1,2})(?:\.\d+)?)?[秒分]?|(\d{2})(\d{2})(\d{2})?(?!\d))/;
/** What may stand between the first date and the last. */
const UNTIL = /^[\s'")\]]*(?:起|开始|始)?[\s,]*(?:至|到|-|~|〜|∼|→|—)+[\s'"([]*/;
/** The same where a whole date follows: `to`, `and`, a comma. */
const UNTIL_WHOLE = /^[\s'")\]]*(?:to|and|与|和|,|、|;)[\s'"([]*(?:\w+\(['"])?(?=\d{4})/i;
/** A last day without its year: `7月31日`, `7.20`, `31日`, `7月`, `0720`. */
const SHORT_DAY = /^(\d{1,2}) ?[-/.月] ?(\d{1,2})(?!\d)(?: ?[日号])?/;
const SHORT_COMPACT = /^(\d{2})(\d{2})(?!\d)/;
const SHORT_MONTH = /^(\d{1,2}) ?月(?!\d)(?:份)?/;
const DAY_ONLY = /^(\d{1,2})(?![\d:年])(?: ?[日号])?/;

/** Finds the first date of a text (plain, half width) and the one up to which it reaches; null where there is none. */
export function rangeIn(text: string): WrittenRange | null {
  const first = dateIn(text);
  return first && { first, last: lastAfter(text, first) };
}

/** Finds the first date of a text. */
export function dateIn(text: string): WrittenDate | null {
  const found = [PARTED, COMPACT, COMPACT_MONTH]
    .map((form) => form.exec(text))
    .filter((match) => match !== null)
    .filter(([, , month]) => Number(month) >= 1 && Number(month) <= 12)
    .toSorted((one, other) => one.index - other.index)[0];
  if (!found) return null;
  const [whole, year, month, day] = found;
  return withClock(text, {
    year: Number(year),
    month: Number(month),
    day: day === undefined ? null : Number(day),
    isCompact: /^\d+$/.test(whole),
    at: found.index,
    end: found.index + whole.length,
  });
}

/** `2009-07-01 00:00 至 2009-07-31`, `2009年7月1日至31日`, but not `2009-07 制表时间: 2009-08-03`. */
function lastAfter(text: string, first: WrittenDate): WrittenDate | null {
  const behind = text.slice(first.end);
  const until = UNTIL.exec(behind) ?? UNTIL_WHOLE.exec(behind);
  if (!until) return null;
  const at = first.end + until[0].length;
  const rest = text.slice(at);
  if (/^\d{4}/.test(rest)) {
    const whole = dateIn(rest);
    if (whole?.at === 0) return { ...whole, at, end: at + whole.end };
  }
  const { month, day, length } = shortDate(rest, first) ?? {};
  if (month === undefined || day === undefined || length === undefined) return null;
  const end = at + length;
  return withClock(text, { year: first.year, month, day, isCompact: first.isCompact, at, end });
}

function shortDate(rest: string, first: WrittenDate) {
  if (first.day === null) {
    const [whole = '', month] = SHORT_MONTH.exec(rest) ?? [];
    return month === undefined ? null : { month: Number(month), day: null, length: whole.length };
  }
  const dated = SHORT_DAY.exec(rest) ?? (first.isCompact ? SHORT_COMPACT.exec(rest) : null);
  if (dated) return { month: Number(dated[1]), day: Number(dated[2]), length: dated[0].length };
  const day = DAY_ONLY.exec(rest);
  if (day && !SHORT_MONTH.test(rest))
    return { month: first.month, day: Number(day[1]), length: day[0].length };
  const month = SHORT_MONTH.exec(rest);
  return month && { month: Number(month[1]), day: null, length: month[0].length };
}

function withClock(text: string, date: Omit<WrittenDate, 'clock'>): WrittenDate {
  const match = date.day === null ? null : CLOCK.exec(text.slice(date.end));
  if (!match) return { ...date, clock: null };
  const [whole, hours, minutes, seconds, ...compact] = match;
  const parts = [hours ?? compact[0], minutes ?? compact[1], seconds ?? compact[2]];
  const clock = parts.map((part = '0') => part.padStart(2, '0')).join(':');
  return { ...date, clock, end: date.end + whole.length };
}

/** The first day of a date, `YYYY-MM-DD`. */
export function firstDay({ year, month, day }: WrittenDate): string {
  return dayText(year, month, day ?? 1);
}

/** Its last day. */
export function lastDay({ year, month, day }: WrittenDate): string {
  return dayText(year, month, day ?? new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/** The day before a date's first. */
export function dayBefore(date: WrittenDate): string {
  const moment = Date.parse(`${firstDay(date)}T00:00:00Z`) - 86_400_000;
  return Number.isNaN(moment) ? firstDay(date) : new Date(moment).toISOString().slice(0, 10);
}

function dayText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
