import type { Cell, Worksheet } from 'exceljs';

const CELL = String.raw`\$?([A-Z]+)\$?(\d+)`;
const RATIO = new RegExp(`^IF\\(${CELL}=0,"—",${CELL}/${CELL}(?:\\*(\\d+))?\\)$`);
const SUM = new RegExp(`^SUM\\(${CELL}:${CELL}\\)$`);
const DIFFERENCE = new RegExp(`^${CELL}-${CELL}$`);
const CHECK = new RegExp(`^IF\\(${CELL}=0,"(.+)","(.+)"\\)$`);
const VERDICT = /^IFERROR\(AND\(\$([A-Z]+)(\d+)>0,(AND|OR)\((.+)\)\),FALSE\)$/;
const COMPARISON = /^\$([A-Z]+)\d+\*(\d+)(<=|>=|<|>)(\d+)\*\$([A-Z]+)\d+$/;

/** The value that a formula of the report's workbook gives over the cells of its sheet; throws for any other formula. */
export function recompute(sheet: Worksheet, formula: string): number | string {
  const ratio = RATIO.exec(formula);
  if (ratio) {
    const [, c0, r0, c1, r1, c2, r2, per = '1'] = ratio;
    if (numberAt(sheet, c0, r0) === 0) return '—';
    return (numberAt(sheet, c1, r1) / numberAt(sheet, c2, r2)) * Number(per);
  }
  const difference = DIFFERENCE.exec(formula);
  if (difference) {
    const [, c1, r1, c2, r2] = difference;
    return numberAt(sheet, c1, r1) - numberAt(sheet, c2, r2);
  }
  const check = CHECK.exec(formula);
  if (check) {
    const [, column, row, same = '', other = ''] = check;
    return numberAt(sheet, column, row) === 0 ? same : other;
  }
  const sum = SUM.exec(formula);
  if (!sum) throw new Error(`${sheet.name}: unknown formula ${formula}`);
  const [, c1 = '', r1, c2 = '', r2] = sum;
  let total = 0;
  for (let row = Number(r1); row <= Number(r2); row += 1) {
    for (let column = numberOf(c1); column <= numberOf(c2); column += 1) {
      total += plainValue(sheet.getCell(row, column));
    }
  }
  return total;
}

/** A number as its cell's format prints it, such as 9.14% or 10,316; text as it is. */
export function printed(cell: Cell): string {
  const value = cell.formula ? cell.result : cell.value;
  if (typeof value !== 'number') return cell.text;
  const [, decimals = ''] = /^(?:0|#,##0)(?:\.(0+))?%?$/.exec(cell.numFmt) ?? [];
  const digits = { minimumFractionDigits: decimals.length, maximumFractionDigits: decimals.length };
  return cell.numFmt.endsWith('%')
    ? `${(value * 100).toFixed(decimals.length)}%`
    : value.toLocaleString('en-US', digits);
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

/** The sign (✕, ●, !) that the workbook's verdict rules put before a rate; null where none holds. */
export function signAt(sheet: Worksheet, address: string): string | null {
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  for (const { ref, rules } of formattingsOf(sheet)) {
    const [, from, first, , last] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? [];
    if (from !== column || Number(row) < Number(first) || Number(row) > Number(last)) continue;
    for (const rule of rules) {
      const sign = /^"(.) "/u.exec(rule.style.numFmt?.formatCode ?? '')?.[1];
      if (sign && holds(sheet, rule.formulae[0] ?? '', row)) return sign;
    }
  }
  return null;
}

function holds(sheet: Worksheet, expression: string, row: string): boolean {
  const [, guard, , join, parts = ''] = VERDICT.exec(expression) ?? [];
  if (guard === undefined) throw new Error(`${sheet.name}: unknown rule ${expression}`);
  if (numberAt(sheet, guard, row) <= 0) return false;
  const compared = parts.split(',').map((part) => {
    const [, n, scale, operator = '', limit, d] = COMPARISON.exec(part) ?? [];
    const left = numberAt(sheet, n, row) * Number(scale);
    const right = Number(limit) * numberAt(sheet, d, row);
    return operator.startsWith('<')
      ? left < right || (operator === '<=' && left === right)
      : left > right || (operator === '>=' && left === right);
  });
  return join === 'AND' ? compared.every(Boolean) : compared.some(Boolean);
}

function numberAt(sheet: Worksheet, column = '', row = ''): number {
  return plainValue(sheet.getCell(`${column}${row}`));
}

function plainValue(cell: Cell): number {
  const { value } = cell;
  if (typeof value === 'number') return value;
  if (cell.formula) return Number(recompute(cell.worksheet, cell.formula));
  return Number.NaN;
}

function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
