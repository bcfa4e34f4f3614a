import { mix } from '../../../color/color.ts';
import { partTint } from '../../../document/charts/chart-looks.ts';
import type {
  DivergingChart,
  ParetoChart,
  StackedChart,
  WaterfallChart,
} from '../../../document/model/chart-types.ts';
import type { BarsChart } from '../../../document/model/types.ts';
import { hex } from '../../office/xml-text.ts';
import { PERCENT } from '../formats.ts';
import { type GridCell, letters, textCell } from '../grid.ts';
import {
  type ChartColumn,
  type ChartMaking,
  type ChartTable,
  colorIn,
  type Drawn,
  figuresOf,
} from './chart-table.ts';
import {
  axisFormatOf,
  constantCells,
  decimalsIn,
  figureCell,
  formatOf,
  from,
  limitColumns,
  markOf,
  nameColumn,
  reckonedCell,
} from './columns.ts';

/** Bars with limits as lines and the month before as signs; upright where lines go across them. */
export function barsTable(chart: BarsChart, making: ChartMaking): ChartTable {
  const { unit, decimals, items, limits, mean } = chart;
  const { words } = making;
  const rows = items.length;
  const format = formatOf(unit, decimals);
  const isDots = chart.look === 'dots';
  const color = colorIn(making, 'series1');
  const value: ChartColumn = {
    head: valueHead(unit, making),
    cells: items.map((item) => figureCell(item.value, unit, decimals)),
    isFigure: true,
    drawn: {
      ...(isDots ? { look: markOf('circle', color, 12), place: 't' } : barLook(items, making)),
      ...figuresOf(rows, format, making),
    },
  };
  const hasBefore = items.some(({ previous }) => (previous ?? null) !== null);
  const before: readonly ChartColumn[] = hasBefore
    ? [
        {
          head: words('workbook.chart.previous'),
          cells: items.map(({ previous = null }) => figureCell(previous, unit, decimals)),
          isFigure: true,
          drawn: { look: markOf('dash', colorIn(making, 'ink'), 14) },
        },
      ]
    : [];
  const place = { at: 2 + before.length, rows };
  const lines = limitColumns(limits, unit, place, making);
  const whole = mean === undefined ? [] : [meanColumn(mean, unit, place.at + lines.length, making)];
  const others = from(2, before.length + lines.length + whole.length);
  const meanCells = whole.map(({ cells, ...one }) => ({ ...one, cells: cells(rows) }));
  const isUpright = isDots || others.length > 0;
  return {
    columns: [
      nameColumn(
        words('workbook.chart.name'),
        items.map(({ label }) => label),
      ),
      value,
      ...before,
      ...lines,
      ...meanCells,
    ],
    charts: [
      {
        axis: {
          ...(isDots ? {} : zero(items.map((item) => item.value))),
          format: axisFormatOf(unit),
          isShown: true,
        },
        plots: isDots
          ? [{ kind: 'lines', columns: [1, ...others] }]
          : [
              { kind: isUpright ? 'columns' : 'bars', gap: 70, columns: [1] },
              ...(others.length === 0 ? [] : [{ kind: 'lines', columns: others } as const]),
            ],
      },
    ],
  };
}

function meanColumn(
  { label, value }: { readonly label: string; readonly value: number },
  unit: string,
  at: number,
  making: ChartMaking,
) {
  return {
    head: label,
    cells: (rows: number) => constantCells(value, unit, { at, rows }),
    drawn: { look: { line: { color: colorIn(making, 'muted'), width: 1 } } },
  };
}

function barLook(items: readonly { readonly isResidual?: boolean }[], making: ChartMaking): Drawn {
  const residual = { fill: colorIn(making, 'paper'), hatch: colorIn(making, 'neutral') };
  return {
    look: { fill: colorIn(making, 'series1') },
    points: items.map(({ isResidual }) => (isResidual === true ? residual : undefined)),
    place: 'outEnd',
  };
}

function valueHead(unit: string, { words }: ChartMaking): string {
  return unit === '%' ? words('workbook.value') : words('workbook.chart.figure', { unit });
}

/** Bars begin at zero unless there are figures under it. */
function zero(values: readonly (number | null)[]): { readonly min?: number } {
  return values.every((value) => value === null || value >= 0) ? { min: 0 } : {};
}

/** Columns by size with the line of what they reach together, on an axis of its own. */
export function paretoTable({ items }: ParetoChart, making: ChartMaking): ChartTable {
  const { words } = making;
  const decimals = decimalsIn(items.map(({ value }) => value));
  const rows = items.length;
  const set = { fill: colorIn(making, 'paper'), hatch: colorIn(making, 'neutral') };
  const reached = items.map((item) => item.reached ?? null);
  const hasLine = reached.some((one) => one !== null);
  const hasBefore = items.some(({ previous }) => (previous ?? null) !== null);
  const before: readonly ChartColumn[] = hasBefore
    ? [
        {
          head: words('workbook.chart.previous'),
          cells: items.map(({ previous = null }) => figureCell(previous, '', decimals)),
          isFigure: true,
          drawn: { look: markOf('dash', colorIn(making, 'ink'), 14) },
        },
      ]
    : [];
  const accent = colorIn(making, 'accent');
  const line: readonly ChartColumn[] = hasLine
    ? [
        {
          head: words('workbook.chart.reached'),
          cells: reachedCells(items),
          drawn: { look: { line: { color: accent, width: 2 }, ...markOf('circle', accent, 6) } },
        },
      ]
    : [];
  return {
    columns: [
      nameColumn(
        words('workbook.chart.name'),
        items.map(({ label }) => label),
      ),
      {
        head: words('slide.sheet.count'),
        cells: items.map(({ value }) => figureCell(value, '', decimals)),
        isFigure: true,
        drawn: {
          look: { fill: colorIn(making, 'series1') },
          points: items.map(({ kind }) => (kind === 'member' ? undefined : set)),
          place: 'outEnd',
          ...figuresOf(rows, formatOf('', decimals), making),
        },
      },
      ...before,
      ...line,
    ],
    charts: [
      {
        axis: { min: 0, format: '#,##0.##', isShown: true },
        ...(hasLine ? { beside: { min: 0, max: 1, format: '0%', isShown: true } } : {}),
        plots: [
          { kind: 'columns', gap: 60, columns: [1] },
          ...(hasBefore ? [{ kind: 'lines', columns: [2] } as const] : []),
          ...(hasLine
            ? [{ kind: 'lines', isBeside: true, columns: [2 + before.length] } as const]
            : []),
        ],
      },
    ],
  };
}

/** What the bars reach together: live over the sum of all, or as it was where bars share what they count. */
function reachedCells(items: ParetoChart['items']): readonly GridCell[] {
  const sum = items.reduce((total, { value }) => total + value, 0);
  let so = 0;
  const isLive = items.every(({ value, reached = null }) => {
    so += value;
    return reached === null || Math.abs((100 * so) / sum - reached) < 1e-6;
  });
  return items.map(({ reached = null }) => {
    if (reached === null) return textCell('');
    if (!isLive) return figureCell(reached, '%', 2);
    return reckonedCell(
      reached / 100,
      PERCENT,
      ({ row, first, last }) =>
        `IF(SUM(B$${first}:B$${last})=0,0,SUM(B$${first}:B${row})/SUM(B$${first}:B$${last}))`,
    );
  });
}

/** Changes from a middle line, to the left for the worse. */
export function divergingTable(chart: DivergingChart, making: ChartMaking): ChartTable {
  const { items } = chart;
  const side = (effect: 'better' | 'worse', head: string): ChartColumn => ({
    head,
    cells: items.map((item) =>
      item.effect === effect
        ? figureCell(effect === 'worse' ? -item.size : item.size, '', 2)
        : textCell(''),
    ),
    drawn: {
      look:
        effect === 'better'
          ? {
              fill: colorIn(making, 'paper'),
              line: { color: colorIn(making, 'good'), width: 2 },
            }
          : { fill: colorIn(making, 'bad') },
      place: 'outEnd',
      ...figuresOf(items.length, '0.00;0.00', making),
    },
  });
  return {
    columns: [
      nameColumn(
        making.words('workbook.chart.name'),
        items.map(({ label }) => label),
      ),
      side('worse', chart.worseLabel),
      side('better', chart.betterLabel),
      {
        head: making.words('workbook.chart.said'),
        cells: items.map(({ display }) => textCell(display)),
      },
    ],
    charts: [
      {
        axis: { format: '0.##;0.##', isShown: true },
        plots: [{ kind: 'bars', gap: 50, columns: [1, 2] }],
      },
    ],
  };
}

/** From one month's total over the changes to the next: bars on others that nobody sees, all reckoned from the changes. */
export function waterfallTable({ items }: WaterfallChart, making: ChartMaking): ChartTable {
  const { words } = making;
  const decimals = decimalsIn(items.flatMap(({ from: before, to }) => [before, to]));
  const format = formatOf('', decimals);
  const isTotal = (row: number): boolean => items[row]?.kind === 'total';
  const [value, reached] = [letters(2), letters(3)];
  const reckoned = (
    head: string,
    result: (item: WaterfallChart['items'][number]) => number,
    formula: (isTotal: boolean) => string,
    drawn?: Drawn,
  ): ChartColumn => ({
    head,
    cells: items.map((item, row) =>
      reckonedCell(result(item), format, (at) =>
        formula(isTotal(row))
          .replaceAll('#-', String(at.row - 1))
          .replaceAll('#', String(at.row)),
      ),
    ),
    ...(drawn === undefined ? {} : { drawn }),
  });
  const change = ({ kind, from: before, to }: WaterfallChart['items'][number]): number =>
    kind === 'total' ? to : to - before;
  const look = (isMore: boolean): Drawn => {
    const found = items.find((item) => item.kind === 'step' && change(item) > 0 === isMore);
    const effect = found?.effect ?? 'neutral';
    const tone = effect === 'better' ? 'good' : effect === 'worse' ? 'bad' : 'neutral';
    const color = colorIn(making, tone);
    return {
      look:
        effect === 'better'
          ? { fill: colorIn(making, 'paper'), line: { color, width: 2 } }
          : { fill: color },
    };
  };
  return {
    columns: [
      nameColumn(
        words('workbook.chart.name'),
        items.map(({ label }) => label),
      ),
      {
        head: words('workbook.chart.change'),
        cells: items.map((item) => figureCell(change(item), '', decimals)),
      },
      reckoned(
        words('workbook.chart.so_far'),
        ({ to }) => to,
        (total) => (total ? `${value}#` : `${reached}#-+${value}#`),
      ),
      reckoned(
        words('slide.sheet.base'),
        (item) => (item.kind === 'total' ? 0 : Math.min(item.from, item.to)),
        (total) => (total ? '0' : `MIN(${reached}#-,${reached}#)`),
        { look: {}, isHidden: true },
      ),
      reckoned(
        words('workbook.total'),
        (item) => (item.kind === 'total' ? item.to : 0),
        (total) => (total ? `${value}#` : '0'),
        { look: { fill: colorIn(making, 'brand') } },
      ),
      reckoned(
        words('workbook.chart.more'),
        (item) => (item.kind === 'step' ? Math.max(0, change(item)) : 0),
        (total) => (total ? '0' : `MAX(0,${value}#)`),
        look(true),
      ),
      reckoned(
        words('workbook.chart.less'),
        (item) => (item.kind === 'step' ? Math.max(0, -change(item)) : 0),
        (total) => (total ? '0' : `MAX(0,-${value}#)`),
        look(false),
      ),
    ],
    charts: [
      {
        axis: { min: 0, format: '#,##0.##', isShown: true },
        plots: [{ kind: 'columns', isStacked: true, gap: 40, columns: [3, 4, 5, 6] }],
      },
    ],
  };
}

/** Parts that add up. */
export function stackedTable({ items, parts }: StackedChart, making: ChartMaking): ChartTable {
  const { series1, paper } = making.theme.colors;
  const decimals = decimalsIn(items.flatMap(({ values }) => values.map(({ value }) => value)));
  return {
    columns: [
      nameColumn(
        making.words('workbook.chart.name'),
        items.map(({ label }) => label),
      ),
      ...parts.map(
        (head, index): ChartColumn => ({
          head,
          cells: items.map(({ values }) => figureCell(values[index]?.value ?? null, '', decimals)),
          isFigure: true,
          drawn: {
            look: {
              fill: hex(mix(series1, paper, partTint(index))),
              line: { color: colorIn(making, 'paper'), width: 1 },
            },
          },
        }),
      ),
    ],
    charts: [
      {
        axis: { min: 0, format: '#,##0.##', isShown: true },
        plots: [{ kind: 'bars', isStacked: true, gap: 60, columns: from(1, parts.length) }],
      },
    ],
  };
}
