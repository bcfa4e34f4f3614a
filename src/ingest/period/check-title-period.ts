import { type Message, message } from '../../messages/catalogue.ts';
import { fault } from '../../messages/fault.ts';
import type { TimeRange } from '../../workspace/period.ts';
import type { Period } from '../../workspace/types.ts';
import type { RawRecord } from '../model/raw-record.ts';
import {
  OPEN_END,
  OPEN_START,
  type TitlePeriod,
  titleMonth,
  titlePeriod,
  titleRange,
} from './title-period.ts';

/** The period that an export has to cover, and what follows when it says another. */
export interface WantedPeriod {
  readonly month: Period;
  readonly period: TimeRange;
  readonly onPeriodMismatch: 'refuse' | 'warn';
  readonly warn: (warning: Message) => void;
}

/**
 * Compares the rows above a header with the period of the report. Throws `ingest.other_period` or
 * `ingest.part_of_period`, or warns where the workspace says so; a longer period is fine, since each record is put
 * into its own month. A month or a range that only the title names is worth a warning.
 */
export function checkTitlePeriod(
  wanted: WantedPeriod,
  path: string,
  above: readonly RawRecord[],
): void {
  const rows = above.map(({ cells }) => cells);
  const { month, warn } = wanted;
  const said = titlePeriod(rows, month);
  if (said !== null) {
    checkPeriod(wanted, path, said);
    return;
  }
  const range = titleRange(rows);
  if (range !== null) {
    if (!isWhole(range, wanted))
      warn(message('ingest.title_of_other_range', { file: path, month, ...shown(range) }));
    return;
  }
  const named = titleMonth(rows);
  if (named !== null && named !== month)
    warn(message('ingest.title_of_other_month', { file: path, named, month }));
}

/** The same with the rows printed below a table, where they say more than its title. */
export function checkFooterPeriod(
  wanted: WantedPeriod,
  path: string,
  above: readonly RawRecord[],
  footers: readonly (readonly string[])[],
): void {
  const title = above.map(({ cells }) => cells);
  const before = titlePeriod(title, wanted.month);
  const said = titlePeriod([...title, ...footers], wanted.month);
  if (said !== null && (before?.from !== said.from || before.to !== said.to))
    checkPeriod(wanted, path, said);
}

function checkPeriod(wanted: WantedPeriod, path: string, said: TitlePeriod): void {
  const { month, period, onPeriodMismatch, warn } = wanted;
  if (said.month === month) return;
  const { start, end } = period;
  if (isWhole(said, wanted)) {
    const cut = cutClocks(said, start.slice(0, 10), lastSecondOf(end).slice(0, 10));
    if (cut !== null) warn(message('ingest.period_cuts_a_day', { file: path, month, ...cut }));
    return;
  }
  const facts = { file: path, month, ...shown(said) };
  const isOther = `${said.to} 24:00:00` <= start || `${said.from} 00:00:00` >= end;
  if (onPeriodMismatch === 'warn') {
    warn(message(isOther ? 'ingest.other_period_used' : 'ingest.part_of_period_used', facts));
  } else throw fault(isOther ? 'ingest.other_period' : 'ingest.part_of_period', facts);
}

/** Whether a title's period holds all days of the report's. */
function isWhole({ from, to }: TitlePeriod, { period: { start, end } }: WantedPeriod): boolean {
  return `${from} 00:00:00` <= start && `${to} 24:00:00` > lastSecondOf(end);
}

const NOT_WRITTEN = '…';

function shown({ from, to }: TitlePeriod): { readonly from: string; readonly to: string } {
  return {
    from: from === OPEN_START ? NOT_WRITTEN : from,
    to: to === OPEN_END ? NOT_WRITTEN : to,
  };
}

/**
 * The same for rows above a later header of the export, which may well cover a part of the month only: what counts is
 * that it is this month's.
 */
export function checkLaterTitles(
  wanted: WantedPeriod,
  path: string,
  above: readonly RawRecord[],
): void {
  const said = titlePeriod(
    above.map(({ cells }) => cells),
    wanted.month,
  );
  const { start, end } = wanted.period;
  const isOther =
    said !== null && (`${said.to} 24:00:00` <= start || `${said.from} 00:00:00` >= end);
  if (said === null || isOther) checkTitlePeriod(wanted, path, above);
}

/** Before this the last day is not whole. */
const LAST_MINUTE = '23:59';

/**
 * The ends of a period that covers all days of the report but not all hours of its first or last: 至 07-31 00:00:00
 * holds nothing of the 31st. Null where both are whole, or no clock is written.
 */
function cutClocks(
  { from, to, fromClock, toClock }: TitlePeriod,
  firstDay: string,
  lastDay: string,
): { readonly from: string; readonly to: string; readonly day: string } | null {
  const startsLate = from === firstDay && fromClock !== null && fromClock >= '00:01';
  const endsEarly = to === lastDay && toClock !== null && toClock < LAST_MINUTE;
  if (!startsLate && !endsEarly) return null;
  const written = (day: string, clock: string | null) => (clock === null ? day : `${day} ${clock}`);
  const day = endsEarly ? lastDay : firstDay;
  return { from: written(from, fromClock), to: written(to, toClock), day };
}

/** The day before a midnight, at its end. */
function lastSecondOf(midnight: string): string {
  const before = Date.parse(`${midnight.slice(0, 10)}T00:00:00Z`) - 86_400_000;
  return `${new Date(before).toISOString().slice(0, 10)} 23:59:59`;
}
