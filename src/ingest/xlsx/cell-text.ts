import type { CellFault } from '../raw-record.ts';
import { serialText } from '../values/date-text.ts';
import type { NumberKind } from './number-format.ts';

/** The text of a workbook's cell, or why there is none. */
export type CellText = { readonly text: string } | { readonly fault: CellFault };

/** Numbers of a workbook hold 15 digits; what is longer has already lost some. */
const EXACT_BELOW = 1e15;
/** Serial numbers end with the year 9999. */
const LAST_SERIAL = 2_958_466;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const SECONDS_PER_DAY = 86_400;

/** A number as its file writes it, read as its format means it: a plain number, a moment, or `h:mm:ss`. */
export function numberText(written: string, kind: NumberKind, date1904: boolean): CellText {
  const text = written.trim();
  if (text === '') return { text: '' };
  if (!NUMBER.test(text)) return { fault: 'unreadable_cell' };
  return numberValueText(Number(text), kind, date1904);
}

/** Like {@link numberText}, of a number itself. */
export function numberValueText(value: number, kind: NumberKind, date1904: boolean): CellText {
  if (!Number.isFinite(value)) return { fault: 'unreadable_cell' };
  // Scientific notation tells the reader of ids that digits are gone.
  if (kind === 'number') {
    return { text: Math.abs(value) < EXACT_BELOW ? String(value) : value.toExponential() };
  }
  if (value < 0 || value >= LAST_SERIAL) return { fault: 'unreadable_cell' };
  if (kind === 'length' || (kind === 'clock' && value < 1)) return { text: lengthText(value) };
  return { text: serialText(value, date1904) };
}

function lengthText(days: number): string {
  const seconds = Math.round(days * SECONDS_PER_DAY);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?Z?$/;

/** A date as ISO 8601 writes it (cells of type `d`). */
export function isoText(written: string): CellText {
  const match = ISO.exec(written.trim());
  if (!match) return { fault: 'unreadable_cell' };
  return { text: `${match[1]} ${match[2] ?? '00:00:00'}` };
}
