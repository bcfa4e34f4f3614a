import { fault } from '../messages/fault.ts';
import type { Patience } from './clear-left.ts';
import type { CliEnvironment } from './environment.ts';

const UNITS: Readonly<Record<string, number>> = { '': 1000, s: 1000, m: 60_000, h: 3_600_000 };

/** `60s`, `5m`, `1h`, or plain seconds, as the patience of a run; none where nothing is given. Fault: `cli.bad_time`. */
export function patienceFrom(
  given: string | undefined,
  { ticks, sleep }: Pick<CliEnvironment, 'ticks' | 'sleep'>,
): Patience | undefined {
  if (given === undefined) return undefined;
  const [, count, unit = ''] = /^(\d{1,6})\s*([smh]?)$/.exec(given.trim()) ?? [];
  if (count === undefined) throw fault('cli.bad_time', { given });
  return { milliseconds: Number(count) * (UNITS[unit] ?? 1000), ticks, sleep };
}
