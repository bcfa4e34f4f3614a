import { maskText } from '../privacy/mask.ts';
import { safeText } from './safe-text.ts';

/** Parameters that name files, folders, programs and processes: people must find those, and no cell becomes one. */
const PLACES: ReadonlySet<string> = new Set(
  'configFile export file folder host other path patterns picture pid place setBy targets'.split(
    ' ',
  ),
);

/**
 * The parameters of a message with everything masked that looks like a telephone number, except in places. So no
 * text of a cell, and no error of a library that quotes one, carries a number into the terminal, a log or a file.
 * Signs that would steer a terminal, or part a line, are spelled out in all of them, in the names of files too.
 */
export function maskedParams<P>(params: P): P {
  return masked(params) as P;
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return safeText(maskText(value), '');
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      PLACES.has(name) ? safe(part) : masked(part),
    ]),
  );
}

/** A place as it is, with its unusual signs spelled out. */
function safe(value: unknown): unknown {
  if (typeof value === 'string') return safeText(value, '');
  return Array.isArray(value) ? value.map(safe) : value;
}
