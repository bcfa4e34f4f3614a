/** A date as a text begins with it, and the text behind it. */
export interface WrittenDate {
  readonly date: readonly [year: number, month: number, day: number];
  readonly rest: string;
  /** The year has two digits; another reading of the text begins with it. */
  readonly otherYear?: number;
}

/** Which of the first two numbers of 7/3/2009 is the day. */
export type DayOrder = 'day_first' | 'month_first';

const WITH_YEAR = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?(?:[日号]|(?!\d))/;
const PARTED_BY_BLANKS = /^(\d{4}) (\d{1,2}) (\d{1,2})(?!\d)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=(?:\d{4}|\d{6}|\d{9}|\d{12})?(?:[T _.,-]|$|Z|[+]))/;
const YEAR_LAST = /^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4})(?!\d)/;
/** Six digits of a year of two digits are no date by themselves. */
export const TWO_DIGIT_YEAR = /^\d{1,2} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}(?!\d)/;

const NAMES = [
  ...['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
] as const;
const CHINESE = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
] as const;
const MONTH =
  '(JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?|\\d{1,2} ?月|十[一二]?月|[一二三四五六七八九]月)\\.?';
const DAY = '(\\d{1,2})(?:ST|ND|RD|TH)?';
/** `20-JUL-09`, `20-7月 -09`, `20 July 2009`: the day first, as the name of the month tells. */
const DAY_FIRST = new RegExp(
  `^${DAY}(?:[- /.,]{1,2}|(?=[A-Z]))${MONTH} ?[- /.,]{0,2} ?(\\d{4}|\\d{2})(?!\\d)`,
);
/** `2009-JUL-20`. */
const YEAR_FIRST = new RegExp(`^(\\d{4})[- /.]${MONTH}[- /.]${DAY}(?!\\d)`);
/** `July 20, 2009`, `Jul 20 2009`. */
const MONTH_FIRST = new RegExp(`^${MONTH} ?[- /.]? ?${DAY} ?,? ?(\\d{4})(?!\\d)`);
/** `Jul 20 23:59:59 CST 2009`: the year behind everything. */
const YEAR_BEHIND = new RegExp(`^${MONTH} ${DAY} (\\d{1,2}:\\d{2}:\\d{2}.*?) (\\d{4})$`);

/** Finds the date that a text (upper case, single blanks, no weekday) begins with; null where none is certain. */
export function dateIn(text: string, order: DayOrder | null): WrittenDate | null {
  const given = WITH_YEAR.exec(text) ?? COMPACT.exec(text) ?? PARTED_BY_BLANKS.exec(text);
  if (given) return found(given, [given[1], given[2], given[3]], text);
  const behind = YEAR_BEHIND.exec(text);
  if (behind) {
    const [, month = '', day, clock = '', year] = behind;
    return { date: [Number(year), monthOf(month), Number(day)], rest: clock };
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    const [, day, month = '', year = ''] = dayFirst;
    const own = found(dayFirst, [fourDigits(year), monthOf(month), day], text);
    return year.length === 4 ? own : { ...own, otherYear: 2000 + Number(day) };
  }
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [, year, month = '', day] = yearFirst;
    return found(yearFirst, [year, monthOf(month), day], text);
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) {
    const [, month = '', day, year] = monthFirst;
    return found(monthFirst, [year, monthOf(month), day], text);
  }
  const last = order === null ? null : YEAR_LAST.exec(text);
  if (!last) return null;
  const [, one, , other, year] = last;
  return found(last, order === 'day_first' ? [year, other, one] : [year, one, other], text);
}

/** The first two numbers of a date that ends in its year (7/3/2009), which may be told either way; null for others. */
export function yearLast(text: string): readonly [number, number] | null {
  const match = YEAR_LAST.exec(text);
  return match ? [Number(match[1]), Number(match[3])] : null;
}

function found(
  match: RegExpExecArray,
  date: readonly [unknown, unknown, unknown],
  text: string,
): WrittenDate {
  const [year, month, day] = date;
  return {
    date: [Number(year), Number(month), Number(day)],
    rest: text.slice(match[0].length),
  };
}

/** As Oracle's RR: 00 to 49 are of this century, 50 to 99 of the last. */
function fourDigits(year: string): number {
  const number = Number(year);
  return year.length === 4 ? number : number + (number < 50 ? 2000 : 1900);
}

function monthOf(written: string): number {
  const bare = written.replace(/ ?月$/, '');
  if (/^\d+$/.test(bare)) return Number(bare);
  const chinese = CHINESE.indexOf(bare as (typeof CHINESE)[number]);
  if (chinese >= 0) return chinese + 1;
  return NAMES.indexOf(bare.slice(0, 3) as (typeof NAMES)[number]) + 1;
}
