import type { ChartLimit } from '../../../document/model/types.ts';
import { limitDash } from '../../office/line-look.ts';
import type { Look, Sign } from '../../office/native-chart.ts';
import { decimalFormat, PERCENT } from '../formats.ts';
import { type GridCell, letters, numberCell, textCell } from '../grid.ts';
import { type ChartColumn, type ChartMaking, colorIn } from './chart-table.ts';

/** The number format of figures of a unit. Percent stand as fractions, as everywhere in the workbook. */
export function formatOf(unit: string, decimals: number): string {
  return unit === '%' ? PERCENT : decimalFormat(decimals);
}

/** The number format of an axis of a unit. */
export function axisFormatOf(unit: string): string {
  return unit === '%' ? '0.##%' : '#,##0.##';
}

/** A figure of a unit; blank where there is none. */
export function figureCell(value: number | null, unit: string, decimals: number): GridCell {
  if (value === null) return textCell('');
  const format = formatOf(unit, decimals);
  return numberCell(unit === '%' ? value / 100 : value, format, value.toFixed(decimals));
}

/** The decimals that figures need to be told apart. */
export function decimalsIn(values: readonly (number | null)[]): number {
  return values.every((value) => value === null || Number.isInteger(value)) ? 0 : 2;
}

/** The names of the rows. */
export function nameColumn(head: string, names: readonly string[]): ChartColumn {
  return { head, cells: names.map((name) => textCell(name)) };
}

/** A cell that is reckoned from others of its table. */
export function reckonedCell(
  result: number,
  format: string,
  formula: Extract<GridCell['value'], { kind: 'formula' }>['formula'],
): GridCell {
  const value = { kind: 'formula', formula, result } as const;
  return { value, shown: String(result), format, align: 'end', tone: 'plain' };
}

/** One figure in all rows, each of which reads it from the first: changed there it is changed everywhere. */
export function constantCells(
  value: number,
  unit: string,
  { at, rows }: { readonly at: number; readonly rows: number },
): readonly GridCell[] {
  const first = figureCell(value, unit, decimalsIn([value]) === 0 ? 0 : 2);
  const shown = unit === '%' ? value / 100 : value;
  return Array.from({ length: rows }, (_, row) =>
    row === 0
      ? first
      : reckonedCell(shown, first.format ?? '', (here) => `${letters(at + 1)}$${here.first}`),
  );
}

/** Limits as dashed lines, one column each from a place on. */
export function limitColumns(
  limits: readonly ChartLimit[],
  unit: string,
  { at, rows }: { readonly at: number; readonly rows: number },
  making: ChartMaking,
): readonly ChartColumn[] {
  const color = colorIn(making, 'ink');
  return limits.map(({ label, value, rank }, index) => ({
    head: label,
    cells: constantCells(value, unit, { at: at + index, rows }),
    drawn: {
      look: {
        line: { color, width: 1.5, dash: limitDash(rank) },
        // A line over one category has no length.
        ...(rows === 1 ? markOf('dash', color, 16) : {}),
      },
    },
  }));
}

/** A sign without a line. */
export function markOf(symbol: Sign, color: string, size: number, fill = color): Look {
  return { marker: { symbol, size, fill, line: color } };
}

/** Places from one on. */
export function from(at: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => at + index);
}
