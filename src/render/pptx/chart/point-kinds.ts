import type { IntervalChart, RangeChart } from '../../../document/model/chart-types.ts';
import type { ChartLimit } from '../../../document/model/types.ts';
import { niceScale } from '../../chart/scale.ts';
import { colorOf, signOf } from '../../chart/verdict-look.ts';
import {
  apart,
  type ChartRoom,
  colorIn,
  type Drawn,
  KEY,
  textSize,
  widthOf,
} from './chart-room.ts';
import { limitDash } from './line-look.ts';
import type { Look, NativeChart, Series } from './native-chart.ts';
import { pointLabel, wordLabel } from './point-label.ts';

/** Height of the axis under a plot. */
const AXIS = 34;
const NAMES = 0.34;
const GAP = 14;

/** Shares with their intervals: a point a row, and a line with caps. */
export function intervalNative(chart: IntervalChart, room: ChartRoom): Drawn {
  const names = chart.items.map(({ label }) => label);
  const texts = chart.items.map(({ display, verdict, range }) =>
    [`${signOf(verdict)}${display}`, range ?? ''].filter((text) => text !== '').join('　'),
  );
  const ends = apart(chart.min, chart.max);
  const rows = rowNumbers(names.length);
  const marks = chart.items.map(({ verdict }): Look => {
    const color = colorIn(room, colorOf(verdict));
    const symbol = verdict === 'missed' ? 'square' : 'circle';
    return { marker: { symbol, size: 14, fill: color, line: color } };
  });
  const dots: Series = {
    name: '%',
    values: chart.items.map(({ value }) => value),
    rows,
    look: {
      marker: {
        symbol: 'circle',
        size: 14,
        fill: colorIn(room, 'series1'),
        line: colorIn(room, 'series1'),
      },
    },
    points: marks,
    labels: chart.items.map(({ value, verdict }, row) =>
      pointLabel(value, texts[row] ?? '', {
        color: colorIn(room, verdict === 'missed' ? 'bad' : 'ink'),
        isBold: true,
      }),
    ),
    place: 't',
    spread: {
      before: chart.items.map(({ value, low }) => distance(value, low)),
      after: chart.items.map(({ value, high }) => distance(value, high)),
      beforeName: room.words('slide.sheet.low'),
      afterName: room.words('slide.sheet.high'),
      line: { color: colorIn(room, 'series1'), width: 2.5 },
      hasCaps: true,
    },
    isNamed: false,
  };
  const own = chart.items.map(({ limits }) => limits);
  const limits = [...limitLines(chart.limits, names.length, room), ...ownLimits(own, room)];
  const series = [nameSeries(names, ends.min, room), dots, ...limits];
  const widest = Math.max(0, ...texts.map((text) => widthOf(room, text, 700)));
  return pointsChart(names, series, { ...ends, format: '0"%"', isShown: true }, widest / 2, room);
}

/** Rows of two to four figures on one axis, each at its own mark. */
export function rangeNative(chart: RangeChart, room: ChartRoom): Drawn {
  const names = chart.items.map(({ label }) => label);
  const rows = rowNumbers(names.length);
  const scale = niceScale([chart.min, chart.max], chart.unit === '%' ? 'rate' : 'amount', 5);
  const series1 = colorIn(room, 'series1');
  const [paper, ink] = [colorIn(room, 'paper'), colorIn(room, 'ink')];
  const looks: readonly NonNullable<Look['marker']>[] = [
    { symbol: 'circle', size: 12, fill: paper, line: series1 },
    { symbol: 'circle', size: 13, fill: series1, line: series1 },
    { symbol: 'square', size: 12, fill: ink, line: ink },
    { symbol: 'square', size: 12, fill: paper, line: ink },
  ];
  const marks = chart.marks.map((name, index): Series => {
    const marker = looks[index % looks.length];
    return {
      name,
      values: chart.items.map(({ values }) => values[index]?.value ?? null),
      rows,
      look: marker === undefined ? {} : { marker },
      labels: chart.items.map((item) => rangeLabel(item, index, ink)),
      place: 't',
      isNamed: true,
    };
  });
  const least = chart.items.map(({ values }) => edge(values, Math.min));
  const most = chart.items.map(({ values }) => edge(values, Math.max));
  const joins: Series = {
    name: room.words('slide.sheet.base'),
    values: least,
    rows,
    look: {},
    spread: {
      before: least.map(() => 0),
      after: least.map((from, row) => distance(from, most[row] ?? null)),
      beforeName: room.words('slide.sheet.low'),
      afterName: room.words('slide.sheet.high'),
      line: { color: colorIn(room, 'neutral'), width: 3 },
      hasCaps: false,
    },
    isNamed: false,
  };
  const limits = limitLines(chart.limits, names.length, room);
  const series = [nameSeries(names, scale.min, room), joins, ...marks, ...limits];
  const digits = scale.decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(scale.decimals)}`;
  const format = `${digits}"${chart.unit.replaceAll('"', '')}"`;
  const widest = Math.max(
    0,
    ...chart.items.flatMap(({ values }) =>
      values.map(({ display }) => widthOf(room, display, 700)),
    ),
  );
  return pointsChart(names, series, { ...scale, format, isShown: true }, widest, room);
}

/** The least figure's label stands left of it, the largest one's right, those between over them; equal ones once. */
function rangeLabel({ values }: RangeChart['items'][number], index: number, color: string) {
  const own = values[index];
  if (own === undefined || own.value === null) return null;
  const { value, display } = own;
  if (values.findIndex((one) => one.display === display) !== index) return null;
  const others = values.flatMap((one) => one.value ?? []);
  const isLeast = value === Math.min(...others);
  const isMost = value === Math.max(...others);
  const place = isLeast && !isMost ? 'l' : isMost && !isLeast ? 'r' : 't';
  return { ...pointLabel(value, display, { color, isBold: true }), place } as const;
}

function edge(
  values: RangeChart['items'][number]['values'],
  of: (...numbers: number[]) => number,
): number | null {
  const numbers = values.flatMap(({ value }) => value ?? []);
  return numbers.length === 0 ? null : of(...numbers);
}

function distance(from: number | null, to: number | null): number {
  return from === null || to === null ? 0 : Math.abs(to - from);
}

function rowNumbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, row) => row + 1);
}

/** The names of rows: words left of the axis, at points that nobody sees. */
function nameSeries(names: readonly string[], at: number, room: ChartRoom): Series {
  const color = colorIn(room, 'ink');
  return {
    name: room.words('slide.sheet.label'),
    values: names.map(() => at),
    rows: rowNumbers(names.length),
    look: {},
    labels: names.map((name) => wordLabel(name, { color, isBold: false })),
    place: 'l',
    isNamed: false,
  };
}

/** Limits as dashed lines down all rows. */
function limitLines(
  limits: readonly ChartLimit[],
  count: number,
  room: ChartRoom,
): readonly Series[] {
  return limits.map(({ label, value, rank }) => ({
    name: label,
    values: [value, value],
    rows: [0.5, count + 0.5],
    look: { line: { color: colorIn(room, 'ink'), width: 1.5, dash: limitDash(rank) } },
    isNamed: true,
  }));
}

/** Limits that only some rows have: ticks on their own lines, one series for each name. */
function ownLimits(rows: readonly (readonly ChartLimit[])[], room: ChartRoom): readonly Series[] {
  const named = new Map<string, { readonly at: number; readonly row: number }[]>();
  for (const [index, limits] of rows.entries()) {
    for (const { label, value } of limits) {
      named.set(label, [...(named.get(label) ?? []), { at: value, row: index + 1 }]);
    }
  }
  return [...named].map(([name, ticks]) => ({
    name,
    values: ticks.flatMap(({ at }) => [at, at, null]),
    rows: ticks.flatMap(({ row }) => [row - 0.25, row + 0.2, null]),
    look: { line: { color: colorIn(room, 'ink'), width: 3 } },
    isNamed: true,
  }));
}

function pointsChart(
  categories: readonly string[],
  series: readonly Series[],
  axis: NativeChart['axis'],
  end: number,
  room: ChartRoom,
): Drawn {
  const { width, height } = room;
  const longest = Math.max(0, ...categories.map((name) => widthOf(room, name)));
  const left = Math.min(width * NAMES, longest) + GAP;
  const hasKey = series.some(({ isNamed }) => isNamed);
  const top = hasKey ? KEY : 6;
  const chart: NativeChart = {
    categories,
    plots: [{ kind: 'points', series }],
    axis,
    hasCategoryAxis: false,
    hasKey,
    plot: {
      x: left / width,
      y: top / height,
      w: Math.max(20, width - left - Math.min(width * 0.3, end) - GAP) / width,
      h: Math.max(20, height - top - AXIS) / height,
    },
    textSize: textSize(room),
  };
  return { charts: [chart], remarks: [] };
}
