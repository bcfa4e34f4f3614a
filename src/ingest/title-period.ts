import { plain } from './values/text.ts';

/** The days that a title says the export covers, both inclusive, `YYYY-MM-DD`. */
export interface TitlePeriod {
  readonly from: string;
  readonly to: string;
}

const SAYS_PERIOD = /统计(?:时间|日期|周期|区间|期间|月份|范围|时段)/;
const DATE = /(\d{4}) ?[-/.年] ?(\d{1,2})(?: ?[-/.月] ?(\d{1,2}))?(?!\d)/g;
const COMPACT_DATE = /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g;

/** Finds the 统计时间 of title rows; null where none is written or it names no date. */
export function titlePeriod(rows: readonly (readonly string[])[]): TitlePeriod | null {
  for (const cells of rows) {
    const text = plain(cells.join(' '));
    const start = SAYS_PERIOD.exec(text);
    const period = start && periodIn(text.slice(start.index));
    if (period) return period;
  }
  return null;
}

/** Only the first two dates count: what follows tells when and by whom the sheet was made. */
function periodIn(text: string): TitlePeriod | null {
  const spelled = [...text.matchAll(DATE)];
  const dates = (spelled.length > 0 ? spelled : [...text.matchAll(COMPACT_DATE)]).slice(0, 2);
  const [first, second] = dates;
  if (!first) return null;
  const ranges = second && isRange(text, first, second);
  const last = ranges ? second : first;
  return { from: day(first, '01'), to: day(last, lastDayOf(last)) };
}

/** `2009-07-01 00:00 至 2009-07-31`, but not `2009-07 制表时间: 2009-08-03`. */
function isRange(text: string, first: RegExpExecArray, second: RegExpExecArray): boolean {
  const between = text.slice(first.index + first[0].length, second.index);
  return /^[\s\d:日时分秒]*(?:至|到|-|~|—)+\s*$/.test(between);
}

function day(match: RegExpExecArray, otherwise: string): string {
  const [, year = '', month = '', date = otherwise] = match;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

function lastDayOf(match: RegExpExecArray): string {
  return String(new Date(Date.UTC(Number(match[1]), Number(match[2]), 0)).getUTCDate());
}
