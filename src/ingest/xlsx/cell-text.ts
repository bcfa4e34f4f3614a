import type { CellFault } from '../model/raw-record.ts';
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
  if (typeof kind === 'object') return { text: formattedText(value, kind) };
  switch (kind) {
    case 'number':
      return { text: plainText(value) };
    case 'percent':
      return { text: `${moved(value, 2)}%` };
    case 'unclear':
      return { fault: 'unclear_format' };
    case 'length':
      return value < 0 || value >= LAST_SERIAL
        ? { fault: 'unreadable_cell' }
        : { text: lengthText(value) };
    case 'days':
      return value >= 0 && value < LONGEST_DAYS
        ? { text: lengthText(value) }
        : momentText(value, 'date', date1904);
    case 'date':
    case 'clock':
      return momentText(value, kind, date1904);
  }
}

/** Scientific notation tells the reader of ids that digits are gone. */
function plainText(value: number): string {
  return Math.abs(value) < EXACT_BELOW ? String(value) : value.toExponential();
}

function formattedText(value: number, kind: Exclude<NumberKind, string>): string {
  if ('unit' in kind) return moved(value, -kind.power) + kind.unit;
  const text = plainText(value);
  return /^\d+$/.test(text) ? text.padStart(kind.digits, '0') : text;
}

/** The number times ten to the power, as plain decimals, of the 15 digits that a workbook keeps. */
function moved(value: number, power: number): string {
  const [digits = '', exponent = '0'] = value.toExponential(14).split('e');
  const shifted = Number(`${digits}e${Number(exponent) + power}`);
  return Math.abs(shifted) < 1e-6 ? shifted.toFixed(14) : String(shifted);
}

/** A format of days of a month prints no more of them. */
const LONGEST_DAYS = 32;
/** Moments of what this program reads are later; a smaller number is a count or a length of time in a cell of dates. */
const FIRST_MOMENT = 20_000;

/**
 * A number in a cell of dates or times of day. What is too small for a moment may be a length of time in days, or a
 * number that somebody typed into a cell of the wrong format: 26.5 hours are shown as the 26th of January 1900.
 */
function momentText(value: number, kind: 'date' | 'clock', date1904: boolean): CellText {
  if (value < 0 || value >= LAST_SERIAL) return { fault: 'unreadable_cell' };
  if (value >= FIRST_MOMENT || value === 0) {
    return { text: kind === 'clock' && value === 0 ? lengthText(0) : serialText(value, date1904) };
  }
  const isRound = Math.abs(value * 100 - Math.round(value * 100)) < 1e-9;
  if (kind === 'clock' ? value >= 1 && isRound : value >= 1 || isRound)
    return { fault: 'number_as_date' };
  return { text: lengthText(value) };
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
