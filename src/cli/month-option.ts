import { fault } from '../messages/fault.ts';
import type { Clock } from '../report/effects.ts';
import { lastMonth, monthIn } from '../workspace/months.ts';
import type { Month } from '../workspace/types.ts';

/**
 * `2009-07`, in whatever form it is written, or `last`: the calendar month before today in the workspace's time zone. Fault:
 * `cli.bad_month`, with a month in the right form.
 */
export function monthFrom(given: string, clock: Clock, timeZone: string): Month {
  const last = () => lastMonth(clock.now(), timeZone);
  if (given.trim().toLowerCase() === 'last') return last();
  const month = monthIn(given);
  if (month === null) throw fault('cli.bad_month', { given, example: last() });
  return month;
}
