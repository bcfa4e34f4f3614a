import { safeText } from '../messages/safe-text.ts';

/** Text that stands on one line of a terminal: line feeds and what steers it, which a file's name may hold, are spelled out. */
export function printable(text: string): string {
  return safeText(text, '');
}

/** A value with each text in it made {@link printable}. */
export function allPrintable<T>(value: T): T {
  return spelled(value) as T;
}

function spelled(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(spelled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, spelled(part)]));
}
