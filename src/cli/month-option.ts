import { fault } from '../messages/fault.ts';
import type { Clock } from '../report/effects.ts';
import { isMonth, lastMonth } from '../workspace/months.ts';
import type { Month } from '../workspace/types.ts';

/** `2009-07`, or `last`: the calendar month before today in the workspace's time zone. Fault: `cli.bad_month`. */
export function monthFrom(given: string, clock: Clock, timeZone: string): Month {
  if (given === 'last') return lastMonth(clock.now(), timeZone);
  if (!isMonth(given)) throw fault('cli.bad_month', { given });
  return given;
}
