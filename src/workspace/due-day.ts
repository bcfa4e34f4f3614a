import { TZDate } from '@date-fns/tz';

/** The calendar day at a moment in a time zone, `YYYY-MM-DD`. */
export function dayIn(now: Date, timeZone: string): string {
  const day = new TZDate(now.getTime(), timeZone);
  return dayText(day.getFullYear(), day.getMonth(), day.getDate());
}

/**
 * The day by which something due 每月3日 has to come, `YYYY-MM-DD`: the first such day from the end of the period
 * on (`end`, exclusive, begins with `YYYY-MM-DD`). A month without that day has its last. Null where the text
 * names no day.
 */
export function dueDay(due: string | null, end: string): string | null {
  const named = /(\d{1,2})\s*[日号]/.exec((due ?? '').normalize('NFKC'))?.[1];
  const day = Number(named ?? 0);
  if (day < 1 || day > 31) return null;
  const [year = 0, month = 1] = end.split('-').map(Number);
  const [first, second] = [dayOfMonth(year, month - 1, day), dayOfMonth(year, month, day)];
  return first >= end.slice(0, 10) ? first : second;
}

function dayOfMonth(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return dayText(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate()));
}

function dayText(year: number, month: number, day: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month + 1)}-${two(day)}`;
}
