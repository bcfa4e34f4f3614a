import type { ChartPlaces, NativeChart, SeriesPlace } from '../office/native-chart.ts';
import { type Grid, type GridChart, letters } from './grid.ts';
import { pagesAcross } from './page.ts';
import { cellOf } from './sheet-names.ts';

/** A chart on a sheet: the cell at its upper left corner, from 0, its size in CSS pixels, and the cells of its figures. */
export interface PlacedChart {
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
  readonly chart: NativeChart;
  readonly places: ChartPlaces;
  /** What the chart is of, for readers who do not see it. */
  readonly title: string;
}

/** Where a table with charts stands on its sheet, rows by number. */
export interface ChartedTable {
  readonly sheet: string;
  readonly grid: Grid;
  readonly head: number;
  readonly body: { readonly first: number; readonly last: number };
  /** The row after the table's notes. */
  readonly next: number;
  /** Widths of all columns of the sheet in half-width characters. */
  readonly widths: readonly number[];
  /** Height of a row in CSS pixels. */
  readonly rowHeight: (row: number) => number;
}

/** Charts of a table where they stand, and how many rows of {@link FREE_ROW} its sheet needs after the table. */
export interface PlacedCharts {
  readonly charts: readonly PlacedChart[];
  readonly rows: number;
}

/** Height of a row that is left free for a chart, in CSS pixels. */
export const FREE_ROW = 24;
/** A chart narrower than this goes under its table. */
const NARROWEST = 420;
const WIDEST = 760;
const GAP = 16;

/**
 * Places the charts of a table right of it where its page is wide enough, else under it: nothing lies under a chart, and no
 * chart over the edge of a page.
 */
export function placeCharts(table: ChartedTable): PlacedCharts {
  const { grid, widths, head, next } = table;
  const charts = grid.charts ?? [];
  if (charts.length === 0) return { charts: [], rows: 0 };
  const pixels = columnPixels(widths);
  const across = pagesAcross(widths);
  const page = sum(pixels) / across;
  const free = page - sum(pixels.slice(0, grid.columns.length)) - 2 * GAP;
  // The first column stands on every page of several side by side, and so would a chart in it.
  const under = across > 1 ? 1 : 0;
  const room = page - sum(pixels.slice(0, under)) - 2 * GAP;
  const isBeside = free >= NARROWEST;
  const width = Math.min(WIDEST, isBeside ? free : Math.max(NARROWEST, room));
  const column = isBeside ? grid.columns.length : under;
  const all = sum(charts.map(({ height }) => height + GAP));
  const start = isBeside ? head : next;
  let there = 0;
  for (let row = start; row < next; row += 1) there += table.rowHeight(row);
  const rows = Math.max(0, Math.ceil((all + GAP - there) / FREE_ROW));
  let y = 0;
  const placed = charts.map((one): PlacedChart => {
    const row = rowAt(start, y, table);
    y += one.height + GAP;
    return {
      column,
      row: row - 1,
      width,
      height: one.height,
      chart: one.chart,
      places: placesOf(one, table),
      title: grid.title,
    };
  });
  return { charts: placed, rows };
}

/** Widths of columns in CSS pixels, from those in half-width characters. */
export function columnPixels(widths: readonly number[]): readonly number[] {
  return widths.map((width) => Math.trunc(width * 7 + 5));
}

/** The row in which a height under the top of another row lies. */
function rowAt(start: number, y: number, { next, rowHeight }: ChartedTable): number {
  let row = start;
  let left = y;
  for (; left > 0; row += 1) left -= row < next ? rowHeight(row) : FREE_ROW;
  return row;
}

/** The cells of a chart's figures, as formulas name them. */
function placesOf({ chart, columns }: GridChart, { sheet, head, body }: ChartedTable): ChartPlaces {
  const cells = (column: number): string =>
    cellOf(sheet, `$${letters(column)}$${body.first}:$${letters(column)}$${body.last}`);
  const series = new Map(
    chart.plots
      .flatMap((plot) => plot.series)
      .flatMap((one): readonly (readonly [typeof one, SeriesPlace])[] => {
        const own = columns.get(one);
        if (own === undefined) return [];
        const { values, whiskers } = own;
        const place: SeriesPlace = {
          head: cellOf(sheet, `$${letters(values)}$${head}`),
          values: cells(values),
          ...(whiskers === undefined
            ? {}
            : { whiskers: { minus: cells(whiskers.minus), plus: cells(whiskers.plus) } }),
        };
        return [[one, place]];
      }),
  );
  return { categories: cells(1), series, book: null };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
