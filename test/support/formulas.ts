import type { Cell, Worksheet } from 'exceljs';
import { type Answer, evaluate } from './evaluate.ts';

/** Other values for cells, by their addresses. */
export type Changes = Readonly<Record<string, number | string>>;

/** The value that a formula of the report's workbook gives over the cells of its sheet, some of them changed. */
export function recompute(sheet: Worksheet, formula: string, changes: Changes = {}): Answer {
  return evaluate(formula, (address) => valueAt(sheet, address, changes));
}

/** What stands in a cell, a formula worked out anew. */
export function valueAt(sheet: Worksheet, address: string, changes: Changes = {}): Answer {
  const changed = changes[address];
  if (changed !== undefined) return changed;
  const cell = sheet.getCell(address);
  if (cell.formula) return recompute(sheet, cell.formula, changes);
  const { value } = cell;
  if (value instanceof Date) return daysOf(value);
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

/** A date as the number of days that a workbook counts. */
export function daysOf(date: Date): number {
  return date.getTime() / 86_400_000 + 25_569;
}

/** A number as its cell's format prints it, such as 9.14% or 10,316; text as it is. */
export function printed(cell: Cell): string {
  const value = cell.formula ? cell.result : cell.value;
  if (typeof value !== 'number') return cell.text;
  const [above = '', below, zero] = cell.numFmt.split(';');
  const size = below === undefined ? value : Math.abs(value);
  const [, decimals = ''] = /(?:0|#,##0)(?:\.(0+))?%?/.exec(above) ?? [];
  const digits = { minimumFractionDigits: decimals.length, maximumFractionDigits: decimals.length };
  const isPercent = /0%/.test(above);
  const number = isPercent
    ? `${(size * 100).toFixed(decimals.length)}%`
    : size.toLocaleString('en-US', digits);
  // What rounds to nothing has no sign.
  if (!above.startsWith('+')) return number;
  return value === 0 && zero !== undefined ? number : `${value > 0 ? '+' : '-'}${number}`;
}

/** A conditional format as exceljs reads it. */
export interface Formatting {
  readonly ref: string;
  readonly rules: readonly {
    readonly formulae: readonly string[];
    readonly style: { readonly numFmt?: { readonly formatCode: string } };
  }[];
}

/** The conditional formats of a sheet, which exceljs keeps out of its types. */
export function formattingsOf(sheet: Worksheet): readonly Formatting[] {
  return (sheet as unknown as { conditionalFormattings: readonly Formatting[] })
    .conditionalFormattings;
}

/** The sign (✕, ▲, ●, !) that the workbook's verdict rules put before a rate; null where none holds. */
export function signAt(sheet: Worksheet, address: string, changes: Changes = {}): string | null {
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  for (const { ref, rules } of formattingsOf(sheet)) {
    const [, from, first, , last] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? [];
    if (from !== column || Number(row) < Number(first) || Number(row) > Number(last)) continue;
    for (const rule of rules) {
      const sign = /^"(.) "/u.exec(rule.style.numFmt?.formatCode ?? '')?.[1];
      const moved = (rule.formulae[0] ?? '').replace(
        new RegExp(`([A-Z]+)${first}(?!\\d)`, 'g'),
        `$1${row}`,
      );
      if (sign && recompute(sheet, moved, changes) === true) return sign;
    }
  }
  return null;
}
