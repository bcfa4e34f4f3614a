import { type Grid, type GridCell, textCell } from '../grid.ts';
import type { ChartColumn } from './chart-table.ts';

/** So near are two figures that are one. */
const SAME = 1e-9;

/**
 * The columns of a chart with references in place of the figures that a table over it has in the rows of the same names.
 * A whole column is one of the table's or none: a figure that only happens to be equal is not taken for another.
 */
export function linkedColumns(
  columns: readonly ChartColumn[],
  tables: readonly Grid[],
): readonly ChartColumn[] {
  const names = (columns[0]?.cells ?? []).map(({ shown }) => shown);
  return columns.map((column) => {
    if (column.isFigure !== true) return column;
    const found = tables
      .map((table) => columnLike(column, names, table))
      .find((cells) => cells !== null);
    return found === undefined ? column : { ...column, cells: found };
  });
}

function columnLike(
  { cells }: ChartColumn,
  names: readonly string[],
  table: Grid,
): readonly GridCell[] | null {
  const rows = names.map((name) => table.rows.findIndex((row) => isNamed(row.cells, name)));
  const wanted = cells.flatMap(({ value }, at) =>
    value.kind === 'number' ? [{ at, number: value.number }] : [],
  );
  if (wanted.some(({ at }) => rows[at] === -1) || !tells(wanted.map(({ number }) => number)))
    return null;
  const column = table.columns.findIndex((_, index) =>
    wanted.every(({ at, number }) => {
      const own = figureIn(table.rows[rows[at] ?? -1]?.cells[index]);
      return own !== null && Math.abs(own - number) <= SAME * Math.max(1, Math.abs(number));
    }),
  );
  if (column === -1) return null;
  return cells.map((cell, at): GridCell => {
    if (cell.value.kind !== 'number') return textCell('');
    const place = { table, column: column + 1, row: rows[at] ?? 0 };
    return { ...cell, value: { kind: 'reference', ...place, result: cell.value.number } };
  });
}

/** Whether figures tell a column from others: two of them, or one that is not whole. */
function tells(numbers: readonly number[]): boolean {
  return numbers.length > 1 || numbers.some((number) => !Number.isInteger(number));
}

/** A row is known by a name in one of its first columns. */
function isNamed(cells: readonly GridCell[], name: string): boolean {
  return cells.slice(0, 3).some(({ value }) => value.kind === 'text' && value.text === name);
}

function figureIn(cell: GridCell | undefined): number | null {
  if (cell?.value.kind === 'number') return cell.value.number;
  const result = cell?.value.kind === 'formula' ? cell.value.result : null;
  return typeof result === 'number' ? result : null;
}
