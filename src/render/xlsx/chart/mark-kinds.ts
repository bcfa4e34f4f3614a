import type {
  BulletChart,
  IntervalChart,
  RangeChart,
  ScheduleChart,
  TimelineChart,
} from '../../../document/model/chart-types.ts';
import type { ChartLimit } from '../../../document/model/types.ts';
import type { Look } from '../../office/native-chart.ts';
import { momentCell } from '../dates.ts';
import { type GridCell, letters, textCell } from '../grid.ts';
import {
  type ChartColumn,
  type ChartMaking,
  type ChartTable,
  colorIn,
  figuresOf,
} from './chart-table.ts';
import {
  axisFormatOf,
  decimalsIn,
  figureCell,
  formatOf,
  from,
  limitColumns,
  markOf,
  nameColumn,
  reckonedCell,
} from './columns.ts';

/** Rows of two to four figures, each at its own sign. */
export function rangeTable(chart: RangeChart, making: ChartMaking): ChartTable {
  const { items, unit } = chart;
  const rows = items.length;
  const all = items.flatMap(({ values }) => values.map(({ value }) => value));
  const decimals = unit === '%' ? 2 : decimalsIn(all);
  const [blue, ink, grey, accent] = (['series1', 'ink', 'neutral', 'accent'] as const).map((one) =>
    colorIn(making, one),
  ) as [string, string, string, string];
  const looks: readonly Look[] = [
    // Full ones: not every program draws the edge of a hollow sign.
    markOf('circle', grey, 11),
    markOf('circle', blue, 12),
    markOf('square', ink, 11),
    markOf('square', accent, 11),
  ];
  const marks = chart.marks.map(
    (head, index): ChartColumn => ({
      head,
      cells: items.map(({ values }) => figureCell(values[index]?.value ?? null, unit, decimals)),
      isFigure: true,
      drawn: { look: looks[index % looks.length] ?? {} },
    }),
  );
  const limits = limitColumns(chart.limits, unit, { at: 1 + marks.length, rows }, making);
  return {
    columns: [names(items, making), ...marks, ...limits],
    charts: [
      {
        axis: { format: axisFormatOf(unit), isShown: true },
        plots: [
          {
            kind: 'lines',
            // A limit is no end of what a line joins.
            isJoined: limits.length === 0,
            columns: from(1, marks.length + limits.length),
          },
        ],
      },
    ],
  };
}

/** Shares with their intervals as whiskers, which follow from the ends that the table tells. */
export function intervalTable(chart: IntervalChart, making: ChartMaking): ChartTable {
  const { items } = chart;
  const { words } = making;
  const color = colorIn(making, 'series1');
  const [value, low, high] = [letters(2), letters(3), letters(4)];
  const reach = (head: string, end: 'low' | 'high'): ChartColumn => ({
    head,
    cells: items.map((item) => {
      const to = item[end];
      if (item.value === null || to === null) return textCell('');
      const result = Math.abs(item.value - to) / 100;
      const formula = end === 'low' ? [value, low] : [high, value];
      return reckonedCell(result, '0.00%', ({ row }) => `${formula[0]}${row}-${formula[1]}${row}`);
    }),
  });
  const end = (head: string, of: 'low' | 'high'): ChartColumn => ({
    head,
    cells: items.map((item) => figureCell(item[of], '%', 2)),
  });
  const own = ownLimits(items, '%', making);
  const limits = limitColumns(
    chart.limits,
    '%',
    { at: 6 + own.length, rows: items.length },
    making,
  );
  return {
    columns: [
      names(items, making),
      {
        head: words('workbook.value'),
        cells: items.map((item) => figureCell(item.value, '%', 2)),
        isFigure: true,
        drawn: {
          look: markOf('circle', color, 11),
          whiskers: { minus: 4, plus: 5 },
          place: 'r',
          ...figuresOf(items.length, '0.00%', making),
        },
      },
      end(words('workbook.metrics.low'), 'low'),
      end(words('workbook.metrics.high'), 'high'),
      reach(words('workbook.chart.down'), 'low'),
      reach(words('workbook.chart.up'), 'high'),
      ...own,
      ...limits,
    ],
    charts: [
      {
        axis: { format: '0%', isShown: true },
        plots: [{ kind: 'lines', columns: [1, ...from(6, own.length + limits.length)] }],
      },
    ],
  };
}

/** A bar a row with the limits of its own; rows with axes of their own are drawn as parts of these. */
export function bulletTable({ items }: BulletChart, making: ChartMaking): ChartTable {
  const { words } = making;
  const unit = items.every(({ display, value }) => value === null || display.includes('%'))
    ? '%'
    : '';
  const decimals = unit === '%' ? 2 : decimalsIn(items.map(({ value }) => value));
  const isOne = items.every(({ max }) => max === items[0]?.max);
  const value: ChartColumn = {
    head: words('workbook.value'),
    cells: items.map((item) => figureCell(item.value, unit, decimals)),
    isFigure: true,
  };
  const limits = ownLimits(items, unit, making);
  const bar = { fill: colorIn(making, 'series1') };
  if (isOne) {
    const figures = figuresOf(items.length, formatOf(unit, decimals), making);
    return {
      columns: [
        names(items, making),
        { ...value, drawn: { look: bar, place: 'outEnd', ...figures } },
        ...limits,
      ],
      charts: [
        {
          axis: { min: 0, format: axisFormatOf(unit), isShown: true },
          plots: [
            { kind: 'columns', gap: 90, columns: [1] },
            ...(limits.length === 0
              ? []
              : [{ kind: 'lines', columns: from(2, limits.length) } as const]),
          ],
        },
      ],
    };
  }
  const given = [value, ...limits];
  const axis = 1 + given.length;
  const shares = given.map(({ head, cells, drawn }, index): ChartColumn => {
    const column = letters(2 + index);
    return {
      head: words('workbook.chart.part', { column: head }),
      cells: cells.map((cell, row) =>
        cell.value.kind === 'number'
          ? reckonedCell(
              cell.value.number / (asIn(unit, items[row]?.max ?? 1) || 1),
              '0.0%',
              (at) => `${column}${at.row}/${letters(axis + 1)}${at.row}`,
            )
          : textCell(''),
      ),
      drawn: drawn ?? { look: bar },
    };
  });
  const withoutLook = limits.map(({ drawn: _, ...one }) => one);
  return {
    columns: [
      names(items, making),
      value,
      ...withoutLook,
      {
        head: words('workbook.chart.full'),
        cells: items.map(({ max }) => figureCell(max, unit, decimalsIn([max]))),
      },
      ...shares,
    ],
    charts: [
      {
        axis: { min: 0, max: 1, format: '0%', isShown: false },
        plots: [
          { kind: 'columns', gap: 90, columns: [axis + 1] },
          ...(limits.length === 0
            ? []
            : [{ kind: 'lines', columns: from(axis + 2, limits.length) } as const]),
        ],
      },
    ],
  };
}

function asIn(unit: string, value: number): number {
  return unit === '%' ? value / 100 : value;
}

/** Limits that rows have of their own, a column for each place of a row's limits. */
function ownLimits(
  items: readonly { readonly limits: readonly ChartLimit[] }[],
  unit: string,
  making: ChartMaking,
): readonly ChartColumn[] {
  const most = Math.max(0, ...items.map(({ limits }) => limits.length));
  return Array.from({ length: most }, (_, place) => {
    const own = items.map(({ limits }) => limits[place]);
    const labels = [...new Set(own.flatMap((limit) => limit?.label ?? []))];
    const color = colorIn(making, place === 0 ? 'ink' : 'accent');
    return {
      // Rows whose limits differ share a column, so that it is called by what they have in common.
      head: labels.length === 1 ? (labels[0] ?? '') : commonStart(labels, making),
      cells: own.map((limit) =>
        figureCell(limit?.value ?? null, unit, limit && !Number.isInteger(limit.value) ? 2 : 0),
      ),
      drawn: { look: markOf('dash', color, 18) },
    };
  });
}

function commonStart(labels: readonly string[], { words }: ChartMaking): string {
  const [first = '', ...others] = labels;
  let length = 0;
  while (length < first.length && others.every((one) => one[length] === first[length])) length += 1;
  const common = first.slice(0, length).replace(/[\s≤≥<>]+$/u, '');
  return common === '' ? words('workbook.chart.limit') : common;
}

function names(items: readonly { readonly label: string }[], { words }: ChartMaking): ChartColumn {
  return nameColumn(
    words('workbook.chart.name'),
    items.map(({ label }) => label),
  );
}

const MOMENT = 'yyyy-mm-dd hh:mm';

/** Events on an axis of days: bars from start to end. */
export function timelineTable(chart: TimelineChart, making: ChartMaking): ChartTable {
  const { words } = making;
  const hours = letters(3);
  return {
    columns: [
      names(chart.items, making),
      {
        head: words('workbook.chart.start'),
        cells: chart.items.map(({ start }) => momentCell(`${start}:00`, MOMENT)),
        drawn: { look: {}, isHidden: true },
      },
      {
        head: words('workbook.chart.hours'),
        cells: chart.items.map((item) => figureCell(item.hours, '', 2)),
        isFigure: true,
      },
      {
        head: words('slide.sheet.days'),
        cells: chart.items.map((item) =>
          reckonedCell((item.hours ?? 0) / 24, '0.00', ({ row }) => `${hours}${row}/24`),
        ),
        drawn: {
          look: {
            fill: colorIn(making, 'series1'),
            // So that a short event shows.
            line: { color: colorIn(making, 'series1'), width: 3 },
          },
          isHidden: true,
        },
      },
      {
        head: words('workbook.chart.said'),
        cells: chart.items.map(({ display, remark }) =>
          textCell([display, remark ?? ''].filter((text) => text !== '').join('　')),
        ),
      },
    ],
    charts: [
      {
        axis: { min: dayOf(chart.start), max: dayOf(chart.end), format: 'm/d', isShown: true },
        plots: [{ kind: 'bars', isStacked: true, gap: 80, columns: [1, 3] }],
      },
    ],
  };
}

/** Days that people set, each as a bar to the day that it was done or to the month's end; one that stands alone is a tick. */
export function scheduleTable(chart: ScheduleChart, making: ChartMaking): ChartTable {
  const { words } = making;
  const marks = chart.items.flatMap(({ label, marks: own }) =>
    own.map((mark) => ({ ...mark, label })),
  );
  const day = (text: string | null): GridCell =>
    text === null ? textCell('') : momentCell(`${text} 00:00:00`, 'yyyy-mm-dd');
  const color = colorIn(making, 'series1');
  const [due, done] = [letters(2), letters(3)];
  return {
    columns: [
      nameColumn(
        words('workbook.chart.name'),
        marks.map(({ label, name }) => [label, name].filter((text) => text !== '').join('　')),
      ),
      {
        head: words('workbook.chart.due'),
        cells: marks.map((mark) => day(mark.day)),
      },
      {
        head: words('workbook.chart.done'),
        cells: marks.map(({ other }) => day(other)),
      },
      {
        head: words('workbook.chart.start'),
        cells: marks.map(({ day: set, other }) =>
          reckonedCell(
            Math.min(dayOf(set), dayOf(other ?? set)),
            'yyyy-mm-dd',
            ({ row }) => `MIN(${due}${row}:${done}${row})`,
          ),
        ),
        drawn: { look: {}, isHidden: true },
      },
      {
        head: words('slide.sheet.days'),
        cells: marks.map(({ day: set, other }) =>
          reckonedCell(
            Math.abs(dayOf(other ?? set) - dayOf(set)),
            '0',
            ({ row }) => `IF(${done}${row}="",0,ABS(${done}${row}-${due}${row}))`,
          ),
        ),
        drawn: { look: { fill: color, line: { color, width: 3 } }, isHidden: true },
      },
    ],
    charts: [
      {
        axis: { min: dayOf(chart.start), max: dayOf(chart.end), format: 'm/d', isShown: true },
        plots: [{ kind: 'bars', isStacked: true, gap: 110, columns: [3, 4] }],
      },
    ],
  };
}

function dayOf(day: string): number {
  const { value } = momentCell(`${day} 00:00:00`, 'yyyy-mm-dd');
  return value.kind === 'number' ? value.number : 0;
}
