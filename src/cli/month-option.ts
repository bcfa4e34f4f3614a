import { fault } from '../messages/fault.ts';
import type { Clock } from '../report/effects.ts';
import { isMonth, lastMonth } from '../workspace/months.ts';
import type { Month } from '../workspace/types.ts';

/** A year and a month in the forms that people write: 2026-1, 2026.01, 202601. */
const LOOSE = /^(\d{4})[-/._年]?(\d{1,2})月?$/;

/**
 * `2009-07`, in whatever form it is written, or `last`: the calendar month before today in the workspace's time zone. Fault:
 * `cli.bad_month`, with a month in the right form.
 */
export function monthFrom(given: string, clock: Clock, timeZone: string): Month {
  const last = () => lastMonth(clock.now(), timeZone);
  const text = given.normalize('NFKC').trim();
  if (text.toLowerCase() === 'last') return last();
  const [, year, number = ''] = LOOSE.exec(text) ?? [];
  const month = `${year}-${number.padStart(2, '0')}`;
  if (!isMonth(month)) throw fault('cli.bad_month', { given, example: last() });
  return month;
}
