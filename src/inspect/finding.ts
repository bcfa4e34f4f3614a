import type { Message } from '../messages/catalogue.ts';

/** What a part of the machine is: in order, to be looked at, or in the way of a report. */
export type Health = 'ok' | 'warn' | 'problem';

/** The parts that are looked at, in this order. */
export type MachinePart =
  | 'node'
  | 'workspace'
  | 'store'
  | 'browser'
  | 'fonts'
  | 'folders'
  | 'memory'
  | 'disk';

/** One line of `report doctor`; `more` tells what was found in detail. */
export interface MachineFinding {
  readonly part: MachinePart;
  readonly health: Health;
  readonly said: Message;
  readonly more: readonly Message[];
}

/** Makes a finding. */
export function finding(
  part: MachinePart,
  health: Health,
  said: Message,
  more: readonly Message[] = [],
): MachineFinding {
  return { part, health, said, more };
}
