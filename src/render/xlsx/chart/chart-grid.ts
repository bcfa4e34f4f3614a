import type { ChartBlock } from '../../../document/model/types.ts';
import type { NativeChart, Series } from '../../office/native-chart.ts';
import {
  type Grid,
  type GridCell,
  type GridChart,
  listColumn,
  type SeriesColumns,
} from '../grid.ts';
import { textWidth } from '../text-size.ts';
import type { ChartMaking, ChartOver, ChartTable } from './chart-table.ts';
import { chartTable } from './chart-tables.ts';
import { linkedColumns } from './link-figures.ts';

const WIDEST_NAME = 30;
const WIDEST = 18;
/** Letters in CSS pixels. */
const TEXT = 12;

/**
 * A chart as a small table of its figures with the chart beside it. What stands in one of the tables over it is read from
 * there, so that the chart follows when a cell of either is changed.
 */
export function chartGrid(
  { chart, note }: ChartBlock,
  title: string,
  tables: readonly Grid[],
  making: ChartMaking,
): Grid {
  const { words } = making;
  const table = chartTable(chart, making);
  const columns = linkedColumns(table.columns, tables);
  const rows = columns[0]?.cells.length ?? 0;
  const made = { ...table, columns };
  return {
    title,
    lines: [words('workbook.chart.line')],
    columns: columns.map(({ head }, at) => listColumn(head, at === 0 ? WIDEST_NAME : WIDEST)),
    rows: Array.from({ length: rows }, (_, row) => ({
      kind: 'body',
      cells: columns.flatMap(({ cells }) => cells[row] ?? []),
    })),
    rules: [],
    notes: [...(table.remarks ?? []), ...(note === null ? [] : [note])].map((text) =>
      words('workbook.table.note', { text }),
    ),
    frozen: 1,
    plain: true,
    charts: rows === 0 ? [] : table.charts.map((over) => gridChart(made, over, rows)),
  };
}

function gridChart(table: ChartTable, over: ChartOver, rows: number): GridChart {
  const places = new Map<Series, SeriesColumns>();
  const plots = over.plots.map(({ columns, ...plot }) => ({
    ...plot,
    series: columns.flatMap((at): readonly Series[] => {
      const column = table.columns[at];
      if (column?.drawn === undefined) return [];
      const { look, points, figures, place, whiskers, isHidden } = column.drawn;
      const numbers = (of: number): readonly (number | null)[] =>
        (table.columns[of]?.cells ?? []).map(numberIn);
      const series: Series = {
        name: column.head,
        values: numbers(at),
        look,
        isNamed: isHidden !== true,
        ...(points === undefined ? {} : { points }),
        ...(figures === undefined ? {} : { figures }),
        ...(place === undefined ? {} : { place }),
        ...(whiskers === undefined
          ? {}
          : { whiskers: { minus: numbers(whiskers.minus), plus: numbers(whiskers.plus) } }),
      };
      places.set(series, {
        values: at + 1,
        ...(whiskers === undefined
          ? {}
          : { whiskers: { minus: whiskers.minus + 1, plus: whiskers.plus + 1 } }),
      });
      return [series];
    }),
  }));
  const named = plots.flatMap(({ series }) => series.filter(({ isNamed }) => isNamed));
  const names = table.columns[0]?.cells ?? [];
  const chart: NativeChart = {
    categories: names.map((cell) => numberIn(cell) ?? cell.shown),
    ...(table.nameFormat === undefined ? {} : { categoryFormat: table.nameFormat }),
    plots,
    axis: over.axis,
    ...(over.beside === undefined ? {} : { beside: over.beside }),
    hasKey: named.length > 1,
    plot: null,
    textSize: TEXT,
  };
  const isLying = over.plots[0]?.kind === 'bars';
  return { chart, columns: places, height: isLying ? lyingHeight(rows) : uprightHeight(names) };
}

/** Heights of charts in CSS pixels. */
const UPRIGHT = 240;

/** Long names under many columns stand aslant. */
function uprightHeight(names: readonly GridCell[]): number {
  const isAslant = names.length > 5 && names.some(({ shown }) => textWidth(shown) > 14);
  return isAslant ? UPRIGHT + 100 : UPRIGHT;
}

function lyingHeight(rows: number): number {
  return Math.min(900, Math.max(240, 90 + rows * 28));
}

function numberIn({ value }: GridCell): number | null {
  if (value.kind === 'number') return value.number;
  if (value.kind === 'reference') return value.result;
  if (value.kind === 'formula' && typeof value.result === 'number') return value.result;
  return null;
}
