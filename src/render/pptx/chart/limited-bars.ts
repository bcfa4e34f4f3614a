import type { BulletChart } from '../../../document/model/chart-types.ts';
import type { BarsChart, ChartLimit, Verdict } from '../../../document/model/types.ts';
import type { ThemeColor } from '../../../pack/theme-types.ts';
import { colorOf, signOf } from '../../chart/verdict-look.ts';
import { limitDash } from '../../office/line-look.ts';
import type { Look, NativeChart, Plot, PlotRoom, Series } from '../../office/native-chart.ts';
import {
  apart,
  type ChartRoom,
  colorIn,
  type Drawn,
  keyHeight,
  NAMES,
  rowPlot,
  textSize,
  widthOf,
  wrapped,
} from './chart-room.ts';
import { pointLabel, wordLabel } from './point-label.ts';
import { limitLines, nameSeries, previousTicks, tickSeries } from './rows-of-points.ts';

/** A column has room for its text in two lines, and so has the chart. */
const LEAST_HEIGHT = 220;
const MARGIN = 16;

/**
 * Bars with limits. Office draws a line across columns, not across bars: where texts find room the bars stand upright, else
 * they are thick lines from zero in a plane where a line may stand upright.
 */
export function limitedBars(chart: BarsChart, room: ChartRoom): Drawn {
  const slot = (room.width - 2 * MARGIN) / Math.max(1, chart.items.length);
  const lines = chart.items.flatMap(({ display }) => twoLines(display).split('\n'));
  const holds =
    room.height >= LEAST_HEIGHT &&
    lines.every((line) => widthOf(room, `× ${line}`, 700) <= slot) &&
    chart.items.every(({ label }) => widthOf(room, label) <= slot);
  return holds ? upright(chart, room) : lying(chart, room);
}

/** The figure over the words in brackets behind it. */
function twoLines(text: string): string {
  return text.replace(/(?<=.)（/u, '\n（');
}

function upright(chart: BarsChart, room: ChartRoom): Drawn {
  const values = chart.items.map(({ value }) => value);
  const limits = chart.limits.map(({ value }) => value);
  const key = [
    ...chart.limits.map(({ label }) => label),
    ...(chart.items.some(({ previous = null }) => previous !== null)
      ? [room.words('slide.sheet.previous')]
      : []),
  ];
  const top = keyHeight(key, room) + 4;
  const bottom = textSize(room) + 16;
  const height = Math.max(60, room.height - top - bottom);
  const label = 2 * (textSize(room) + 8);
  const low = chart.domain?.min ?? Math.min(0, ...values);
  const high = chart.domain?.max ?? Math.max(0, ...values, ...limits);
  // Texts stand over the columns, inside of the plot.
  const ends = apart(low, high + ((high - low) * label) / Math.max(20, height - label));
  const columns: Series = {
    name: chart.unit,
    values,
    look: { fill: colorIn(room, 'series1') },
    points: chart.items.map(
      ({ verdict, isResidual }): Look => ({
        fill: colorIn(room, isResidual === true ? 'neutral' : colorOf(verdict)),
      }),
    ),
    labels: chart.items.map(({ value, display, verdict }) =>
      pointLabel(value, `${signOf(verdict)}${twoLines(display)}`, labelLook(verdict, room)),
    ),
    place: 'outEnd',
    isNamed: false,
  };
  const limitsAcross = chart.limits.map(
    ({ label: name, value, rank }): Series => ({
      name,
      values: values.map(() => value),
      look: { line: { color: colorIn(room, 'ink'), width: 1.5, dash: limitDash(rank) } },
      isNamed: true,
    }),
  );
  const ink = colorIn(room, 'ink');
  const before: readonly Series[] = chart.items.some(({ previous = null }) => previous !== null)
    ? [
        {
          name: room.words('slide.sheet.previous'),
          values: chart.items.map(({ previous = null }) => previous),
          look: { marker: { symbol: 'dash', size: 20, fill: ink, line: ink } },
          isNamed: true,
        },
      ]
    : [];
  const lines = [...limitsAcross, ...before];
  const plots: readonly Plot[] = [
    { kind: 'columns', gap: 90, series: [columns] },
    { kind: 'lines', series: lines },
  ];
  const native: NativeChart = {
    categories: chart.items.map(({ label: name }) => name),
    plots,
    axis: { ...ends, format: 'General', isShown: false },
    hasKey: true,
    plot: {
      x: MARGIN / room.width,
      y: top / room.height,
      w: Math.max(20, room.width - 2 * MARGIN) / room.width,
      h: height / room.height,
    },
    textSize: textSize(room),
  };
  return { charts: [native], remarks: [] };
}

function lying(chart: BarsChart, room: ChartRoom): Drawn {
  const values = chart.items.flatMap(({ value, previous = null }) =>
    previous === null ? [value] : [value, previous],
  );
  const limits = chart.limits.map(({ value }) => value);
  const ends = apart(
    chart.domain?.min ?? Math.min(0, ...values),
    chart.domain?.max ?? Math.max(0, ...values, ...limits),
  );
  const rows = chart.items.map((item) => ({
    label: item.label,
    value: item.value,
    verdict: item.verdict,
    text: `${signOf(item.verdict)}${item.display}`,
    previous: item.previous ?? null,
    ...(item.isResidual === true ? { color: 'neutral' as const } : {}),
  }));
  return lyingBars(rows, limitLines(chart.limits, rows.length, room), ends, room);
}

/** Bars as thick lines in a plane, where other lines may stand upright: those given and ticks of the month before. */
export function lyingBars(
  rows: readonly (BarRow & { readonly text: string; readonly previous: number | null })[],
  lines: readonly Series[],
  ends: { readonly min: number; readonly max: number },
  room: ChartRoom,
): Drawn {
  const names = rows.map(({ label }) => label);
  const ticks = previousTicks(
    rows.map(({ previous }) => previous),
    ends,
    room,
  );
  const key = [...lines, ...ticks].filter(({ isNamed }) => isNamed).map(({ name }) => name);
  const texts = rows.map(({ text }) => text);
  const plot = rowPlot(names, texts, room, { top: keyHeight(key, room) + 4 });
  const bars = barSeries(rows, plot, room);
  return rowsOfBars(names, [...bars, ...lines, ...ticks], ends, plot, room);
}

/** A bar a row before a track to the end of the row's own axis, with the row's limits as ticks across it, named with the row. */
export function bulletNative(chart: BulletChart, room: ChartRoom): Drawn {
  const limitsOf = ({ limits }: { readonly limits: readonly ChartLimit[] }) =>
    limits.toSorted((a, b) => a.value - b.value);
  const names = chart.items.map((item) =>
    [
      item.label,
      limitsOf(item)
        .map(({ label }) => label)
        .join('　'),
    ]
      .filter((text) => text !== '')
      .join('\n'),
  );
  const texts = chart.items.map(({ display, verdict }) => `${signOf(verdict)}${display}`);
  const plot = rowPlot(names, texts, room);
  const width = thickness(plot, names.length, room);
  // A track begins where its bar ends: programs differ in which of two lines lies on top.
  const tracks = chart.items.map(({ value, max, verdict }, row) =>
    bar(
      room.words('slide.sheet.base'),
      [value === null ? 0 : value / max, 1],
      row + 1,
      { color: colorIn(room, 'line'), width },
      [null, wordLabel(texts[row] ?? '', labelLook(verdict, room))],
    ),
  );
  const rows = chart.items.map(({ label, value, max, verdict }) => ({
    label,
    value: value === null ? null : value / max,
    verdict,
    text: null,
  }));
  const bars = barSeries(rows, plot, room);
  const ticks = chart.items.flatMap((item, row) =>
    limitsOf(item).map(({ label, value }) =>
      tickSeries(label, Math.min(1, value / item.max), row + 1, false, room),
    ),
  );
  return rowsOfBars(names, [...tracks, ...bars, ...ticks], { min: 0, max: 1.01 }, plot, room);
}

interface BarRow {
  readonly label: string;
  readonly value: number | null;
  readonly verdict: Verdict;
  readonly text: string | null;
  /** Where it is not that of the verdict. */
  readonly color?: ThemeColor;
}

/** A thick line from zero to each figure. */
function barSeries(rows: readonly BarRow[], plot: PlotRoom, room: ChartRoom): readonly Series[] {
  const width = thickness(plot, rows.length, room);
  return rows.flatMap(({ label, value, verdict, text, color: own }, index) => {
    if (value === null) return [];
    const end = text === null ? null : pointLabel(value, text, labelLook(verdict, room));
    const color = colorIn(room, own ?? colorOf(verdict));
    return [bar(label, [0, value], index + 1, { color, width }, [null, end])];
  });
}

/** A thick line along a row. */
function bar(
  name: string,
  values: readonly [from: number, to: number],
  row: number,
  line: NonNullable<Look['line']>,
  labels: Series['labels'] & {},
): Series {
  return {
    name,
    values,
    rows: [row, row],
    look: { line },
    labels,
    place: 'r',
    isNamed: false,
  };
}

function labelLook(verdict: Verdict, room: ChartRoom) {
  return { color: colorIn(room, verdict === 'missed' ? 'bad' : 'ink'), isBold: true };
}

/** Thickest bar in CSS pixels. */
const THICKEST = 43;

function thickness(plot: PlotRoom, rows: number, room: ChartRoom): number {
  return Math.max(6, Math.min(THICKEST, ((plot.h * room.height) / Math.max(1, rows)) * 0.58));
}

function rowsOfBars(
  names: readonly string[],
  series: readonly Series[],
  ends: { readonly min: number; readonly max: number },
  plot: PlotRoom,
  room: ChartRoom,
): Drawn {
  const shown = names.map((name) => wrapped(name, room.width * NAMES, room));
  const all = [nameSeries(shown, ends.min, room), ...series];
  const chart: NativeChart = {
    categories: names,
    plots: [{ kind: 'points', series: all }],
    axis: { ...ends, format: 'General', isShown: false },
    hasKey: all.some(({ isNamed }) => isNamed),
    plot,
    textSize: textSize(room),
  };
  return { charts: [chart], remarks: [] };
}
