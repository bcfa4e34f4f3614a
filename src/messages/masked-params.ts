import { maskText } from '../privacy/mask.ts';

/** Parameters that name files, folders, programs and processes: people must find those, and no cell becomes one. */
const PLACES: ReadonlySet<string> = new Set(
  'configFile export file folder host other path patterns picture pid place setBy targets'.split(' '),
);

/**
 * The parameters of a message with everything masked that looks like a telephone number, except in places. So no
 * text of a cell, and no error of a library that quotes one, carries a number into the terminal, a log or a file.
 */
export function maskedParams<P>(params: P): P {
  return masked(params) as P;
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, PLACES.has(name) ? part : masked(part)]),
  );
}
