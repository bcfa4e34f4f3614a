import { seriesLook } from '../../../document/charts/chart-looks.ts';
import { trendPanels } from '../../../document/charts/trend-panels.ts';
import type { DailyChart, SlopeChart } from '../../../document/model/chart-types.ts';
import type { TrendChart } from '../../../document/model/types.ts';
import { kindOf } from '../../../workspace/periods.ts';
import { momentCell, monthCell } from '../dates.ts';
import { letters, numberCell, textCell } from '../grid.ts';
import {
  type ChartColumn,
  type ChartMaking,
  type ChartTable,
  colorIn,
  figuresOf,
} from './chart-table.ts';
import {
  axisFormatOf,
  figureCell,
  formatOf,
  from,
  limitColumns,
  markOf,
  nameColumn,
  reckonedCell,
} from './columns.ts';

/** Lines over months with limits as dashed ones; series of very different size in charts of their own. */
export function trendTable(chart: TrendChart, making: ChartMaking): ChartTable {
  const months = (chart.series[0]?.points ?? []).map(({ month }) => month);
  const lines = chart.series.map((_, index) => stretchColumns(chart, index, making));
  const place = { at: 1 + lines.flat().length, rows: months.length };
  const limits = limitColumns(chart.limits, chart.unit, place, making);
  const axis = { format: axisFormatOf(chart.unit), isShown: true };
  const placesOf = (name: string): readonly number[] => {
    const index = chart.series.findIndex((one) => one.name === name);
    return from(1 + lines.slice(0, index).flat().length, lines[index]?.length ?? 0);
  };
  const panels = trendPanels(chart).map((panel) => ({
    axis,
    plots: [
      {
        kind: 'lines' as const,
        columns: [
          ...panel.series.flatMap(({ name }) => placesOf(name)),
          ...from(place.at, limits.length),
        ],
      },
    ],
  }));
  return {
    columns: [
      { head: making.words('workbook.trail.month'), cells: months.map(monthCell) },
      ...lines.flat(),
      ...limits,
    ],
    charts: panels,
    ...(months.every((month) => kindOf(month) === 'month') ? { nameFormat: 'yyyy-mm' } : {}),
    remarks: [
      ...(chart.breaks ?? []).map(({ month, note }) => `${month} ${note}`),
      ...(chart.calendar ?? []).map((one) => `${one.from}–${one.to} ${one.note}`),
    ],
  };
}

/**
 * The figures of a series, a column for each stretch between breaks: nothing joins two months between which the figure
 * changed its meaning. The key names the first one only.
 */
function stretchColumns(
  { series, breaks = [], unit, decimals }: TrendChart,
  index: number,
  making: ChartMaking,
): readonly ChartColumn[] {
  const { name, points } = series[index] ?? { name: '', points: [] };
  const { color, symbol } = seriesLook(index);
  const drawn = colorIn(making, color);
  const starts = breaks.map(({ month }) => month).sort();
  const stretchOf = (month: string): number => starts.filter((start) => start <= month).length;
  const told = points.filter(({ value }) => value !== null);
  const stretches = [
    ...new Set((told.length > 0 ? told : points.slice(0, 1)).map(({ month }) => stretchOf(month))),
  ];
  return stretches.map(
    (stretch, at): ChartColumn => ({
      head:
        at === 0
          ? name
          : making.words('workbook.chart.stretch', { name, month: starts[stretch - 1] ?? '' }),
      cells: points.map(({ month, value }) =>
        figureCell(stretchOf(month) === stretch ? value : null, unit, decimals),
      ),
      drawn: {
        look: { line: { color: drawn, width: 3 }, ...markOf(symbol, drawn, 8) },
        place: 't',
        isHidden: at > 0,
        ...(series.length === 1 ? figuresOf(points.length, formatOf(unit, decimals), making) : {}),
      },
    }),
  );
}

/** Columns by day with the means of both months as lines; events and what is known of days stand in the table. */
export function dailyTable(chart: DailyChart, making: ChartMaking): ChartTable {
  const { words } = making;
  const rows = chart.days.length;
  const day: readonly ChartColumn[] = [
    {
      head: words('workbook.chart.day'),
      cells: chart.days.map((one) => momentCell(`${one.day} 00:00:00`, 'yyyy-mm-dd')),
    },
    {
      head: words('workbook.chart.figure', { unit: chart.unit }),
      cells: chart.days.map(({ value }) => figureCell(value, '', 0)),
      drawn: { look: { fill: colorIn(making, 'series1') }, points: weekends(chart, making) },
    },
  ];
  const means = (chart.means ?? []).map(({ value, of }, index): ChartColumn => {
    const color = colorIn(making, of === 'month' ? 'brand' : 'muted');
    const own = letters(3 + index);
    return {
      head: words(`workbook.chart.mean.${of}`),
      cells: chart.days.map((_, row) =>
        of === 'month'
          ? reckonedCell(value, '#,##0.0', ({ first, last }) => `AVERAGE(B$${first}:B$${last})`)
          : row === 0
            ? numberCell(value, '#,##0.0', value.toFixed(1))
            : reckonedCell(value, '#,##0.0', ({ first }) => `${own}$${first}`),
      ),
      drawn: { look: { line: { color, width: 2, dash: of === 'month' ? 'solid' : 'dash' } } },
    };
  });
  const said = chart.days.map((one) => {
    const events = chart.events.filter(({ day: at }) => at === one.day).map(({ label }) => label);
    const notes = chart.calendar.filter((note) => note.from <= one.day && one.day <= note.to);
    return textCell([...events, ...notes.map(({ note }) => note)].join(words('mark.clause')));
  });
  return {
    columns: [...day, ...means, { head: words('workbook.chart.said'), cells: said }],
    charts:
      rows === 0
        ? []
        : [
            {
              axis: { min: 0, format: '#,##0', isShown: true },
              plots: [
                { kind: 'columns', gap: 40, columns: [1] },
                { kind: 'lines', columns: from(2, means.length) },
              ],
            },
          ],
    nameFormat: 'd',
  };
}

function weekends({ days }: DailyChart, making: ChartMaking) {
  const fill = colorIn(making, 'neutral');
  return days.map(({ day }) =>
    [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) ? { fill } : undefined,
  );
}

/** The ranks of two months as two signs a row that a line joins, 1 on top. */
export function slopeTable(chart: SlopeChart, making: ChartMaking): ChartTable {
  const color = colorIn(making, 'series1');
  const column = (head: string, values: readonly (number | null)[], fill: string): ChartColumn => ({
    head,
    cells: values.map((value) => figureCell(value, '', 0)),
    drawn: { look: markOf('circle', fill, 11) },
    isFigure: true,
  });
  return {
    columns: [
      nameColumn(
        making.words('workbook.chart.name'),
        chart.items.map(({ label }) => label),
      ),
      column(
        chart.startLabel,
        chart.items.map(({ from: before }) => before),
        colorIn(making, 'neutral'),
      ),
      column(
        chart.endLabel,
        chart.items.map(({ to }) => to),
        color,
      ),
    ],
    charts: [
      {
        axis: { min: 0, format: '0', isShown: true, isReversed: true },
        plots: [{ kind: 'lines', isJoined: true, columns: [1, 2] }],
      },
    ],
  };
}
