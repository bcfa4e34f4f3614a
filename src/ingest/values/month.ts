import { message } from '../../messages/catalogue.ts';
import { localText } from './date-text.ts';
import { type DateContext, readDateTime } from './datetime.ts';
import { bad, good, missing, type Parsed } from './parsed.ts';
import { comparable, isNothing } from './text.ts';

const WITH_YEAR = /^(\d{4})(?:[-/.年](?=\d{1,2}\D*$)|(?=\d\d$))(\d{1,2})月?份?$/;
const WITHOUT_YEAR = /^(\d{1,2})月份?$/;

/**
 * Reads a month (`2009-07`, `2009年7月`, `200907`, `7月` of the report's year, or a day of it) to its first
 * moment as `YYYY-MM-DD HH:MM:SS`.
 */
export function readMonth(cell: string, context: DateContext): Parsed<string> {
  const text = comparable(cell);
  if (isNothing(text)) return missing;
  const short = WITHOUT_YEAR.exec(text);
  const [year, month] = short
    ? [Number(context.month.slice(0, 4)), Number(short[1])]
    : (WITH_YEAR.exec(text) ?? []).slice(1).map(Number);
  if (year !== undefined && month !== undefined) {
    const possible = month >= 1 && month <= 12 && year >= 1990 && year <= 2099;
    return possible ? firstOf(year, month) : bad(message('record.not_a_month', {}));
  }
  const day = readDateTime(cell, context);
  if (!day.ok) return bad(message('record.not_a_month', {}));
  if (day.value === null) return missing;
  return firstOf(Number(day.value.slice(0, 4)), Number(day.value.slice(5, 7)));
}

function firstOf(year: number, month: number): Parsed<string> {
  return good(localText([year, month, 1], [0, 0, 0]));
}
