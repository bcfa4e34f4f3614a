import type { Cell } from 'exceljs';
import type { CellFault } from '../raw-record.ts';
import { dateText, serialText } from '../values/date-text.ts';

/** The text of a workbook's cell, or why there is none. */
export type CellText = { readonly text: string } | { readonly fault: CellFault };

/** Numbers of a workbook hold 15 digits; what is longer has already lost some. */
const EXACT_BELOW = 1e15;

/** Flattens a cell to text: dates by UTC (the library's anchor), formulas to their stored result. */
export function cellText(cell: Pick<Cell, 'value' | 'numFmt'>, date1904: boolean): CellText {
  return textOf(cell.value, isDateFormat(cell.numFmt), date1904);
}

function textOf(value: unknown, isDate: boolean, date1904: boolean): CellText {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'string') return { text: unescaped(value) };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  if (typeof value === 'number') return numberText(value, isDate, date1904);
  if (value instanceof Date) {
    const milliseconds = value.getTime();
    return Number.isNaN(milliseconds)
      ? { fault: 'unreadable_cell' }
      : { text: dateText(milliseconds) };
  }
  if (typeof value !== 'object') return { fault: 'unreadable_cell' };
  if ('formula' in value || 'sharedFormula' in value) {
    const result = 'result' in value ? value.result : undefined;
    if (result === undefined || result === null || Number.isNaN(result)) {
      return { fault: 'formula_without_result' };
    }
    return textOf(result, isDate, date1904);
  }
  if ('error' in value) return { fault: 'cell_error' };
  if ('richText' in value && Array.isArray(value.richText)) {
    const runs: readonly { text?: string | null }[] = value.richText;
    return { text: unescaped(runs.map(({ text }) => text ?? '').join('')) };
  }
  if ('hyperlink' in value && 'text' in value) return textOf(value.text, false, date1904);
  return { fault: 'unreadable_cell' };
}

/** Beyond 15 digits scientific notation tells the reader of ids that digits are gone. */
function numberText(value: number, isDate: boolean, date1904: boolean): CellText {
  if (!Number.isFinite(value)) return { fault: 'unreadable_cell' };
  if (isDate) return { text: serialText(value, date1904) };
  return { text: Math.abs(value) < EXACT_BELOW ? String(value) : value.toExponential() };
}

function isDateFormat(format: string | undefined): boolean {
  if (format === undefined) return false;
  return /[ymdhs]/i.test(format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '').replace(/general/i, ''));
}

/** Workbooks write control characters as _x000D_. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
