import { firstRows, type Grid } from './grid.ts';
import { textWidth } from './text-size.ts';

const NARROWEST = 6;
const LABEL_ON_ONE_LINE = 12;
/** Room for the filter button and the sign before a judged rate. */
const PADDING = 3.5;
/** A sheet is at least so wide, so that its title and notes have room. */
const SHEET_WIDTH = 84;
/** What a column takes at most that would be stretched if its table stood alone. */
const LONE_WIDTH = 42;
/** Longer lists take the width of their first rows. */
const SAMPLED_ROWS = 2_000;

/** Widths of a grid's columns in half-width characters, by label and content; CJK counts 2. */
export function columnWidths(grid: Grid): readonly number[] {
  const rows = firstRows(grid, SAMPLED_ROWS);
  const widths = grid.columns.map((column, index) => {
    const content = rows.reduce(
      (most, row) => Math.max(most, textWidth(row.cells[index]?.shown ?? '')),
      0,
    );
    return Math.min(
      Math.max(content, labelWidth(column.label), NARROWEST) + PADDING,
      column.widest,
    );
  });
  if (widths.length === 0) return [SHEET_WIDTH];
  const missing = SHEET_WIDTH - widths.reduce((sum, width) => sum + width, 0);
  return missing <= 0 ? widths : widths.map((width) => width + Math.floor(missing / widths.length));
}

/** Widths of the columns that tables one below the other share: each as wide as the widest needs. */
export function jointWidths(grids: readonly Grid[]): readonly number[] {
  const all = grids.map(columnWidths);
  const columns = Math.max(0, ...all.map((widths) => widths.length));
  return Array.from({ length: columns }, (_, at) =>
    Math.max(NARROWEST, ...grids.map((grid, index) => ownWidth(grid, all[index]?.[at] ?? 0))),
  );
}

/** A table of one or two columns stretches over its sheet; beside others it need not. */
function ownWidth(grid: Grid, width: number): number {
  return grid.columns.length > 2 ? width : Math.min(width, LONE_WIDTH);
}

/** A long label breaks over two or three lines. */
function labelWidth(label: string): number {
  const width = textWidth(label);
  return width <= LABEL_ON_ONE_LINE ? width : Math.max(LABEL_ON_ONE_LINE, Math.ceil(width / 3));
}
