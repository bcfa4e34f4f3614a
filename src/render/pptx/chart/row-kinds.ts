import type { DivergingChart, ParetoChart } from '../../../document/model/chart-types.ts';
import type { BarsChart, ChartBlock } from '../../../document/model/types.ts';
import { colorOf, signOf } from '../../chart/verdict-look.ts';
import type { Look, NativeChart, Plot, PlotRoom, Series } from '../../office/native-chart.ts';
import {
  apart,
  type ChartRoom,
  colorIn,
  type Drawn,
  keyHeight,
  rowPlot,
  textSize,
  widthOf,
} from './chart-room.ts';
import { limitedBars, lyingBars } from './limited-bars.ts';
import { dotsNative } from './point-kinds.ts';
import { pointLabel, wordLabel } from './point-label.ts';

const GENERAL = '#,##0.##';

/** Horizontal bars with their texts at the ends; points where rates differ little. */
export function barsNative(chart: BarsChart, room: ChartRoom): Drawn {
  if (chart.look === 'dots') return dotsNative(chart, room);
  if (!isPlain(chart)) return limitedBars(chart, room);
  const names = chart.items.map(({ label }) => label);
  const texts = chart.items.map(({ display, verdict }) => `${signOf(verdict)}${display}`);
  const values = chart.items.map(({ value }) => value);
  const ends = apart(
    chart.domain?.min ?? Math.min(0, ...values),
    chart.domain?.max ?? Math.max(0, ...values),
  );
  const bars: Plot = {
    kind: 'bars',
    series: [
      {
        name: chart.unit,
        values,
        look: { fill: colorIn(room, 'series1') },
        points: chart.items.map(
          ({ verdict, isResidual }): Look =>
            isResidual === true ? residualLook(room) : { fill: colorIn(room, colorOf(verdict)) },
        ),
        labels: chart.items.map(({ value, verdict }, row) =>
          pointLabel(value, texts[row] ?? '', {
            color: colorIn(room, verdict === 'missed' ? 'bad' : 'ink'),
            isBold: true,
          }),
        ),
        place: 'outEnd',
        isNamed: false,
      },
    ],
  };
  return rowsChart(names, bars, ends, rowPlot(names, texts, room), room);
}

/** Whether nothing stands beside the bars, so that they are bars of Office. */
function isPlain({ limits, items }: BarsChart): boolean {
  return limits.length === 0 && items.every(({ previous = null }) => previous === null);
}

/** Whether what is no class of its own is hatched, which lines as thick as bars cannot be; else it is grey. */
export function hasHatch(chart: ChartBlock['chart']): boolean {
  return chart.type === 'bars' && chart.look !== 'dots' && isPlain(chart);
}

/**
 * The longest first; each with its text, the month before as a tick, and a line where the bars so far reach half and four fifths
 * of the whole, which says so.
 */
export function paretoNative(chart: ParetoChart, room: ChartRoom): Drawn {
  const colors = { member: 'series1', rest: 'neutral', apart: 'muted' } as const;
  const rows = chart.items.map(({ label, value, display, cumulative, previous, kind }) => ({
    label,
    value,
    verdict: 'none' as const,
    text: [display, cumulative ?? ''].filter((text) => text !== '').join('　'),
    previous: previous ?? null,
    color: colors[kind],
  }));
  const ends = apart(0, chart.max);
  const marks = chart.items.flatMap(({ cumulative }, row) => (cumulative === null ? [] : [row]));
  const lines = marks.map(
    (row, index): Series => ({
      name: room.words('slide.sheet.reached'),
      values: [ends.min, ends.max],
      rows: [row + 1.5, row + 1.5],
      look: { line: { color: colorIn(room, 'neutral'), width: 1, dash: 'dash' } },
      isNamed: index === 0,
    }),
  );
  return lyingBars(rows, lines, ends, room);
}

/** A bar of what is no class of its own. */
function residualLook(room: ChartRoom): Look {
  return {
    fill: colorIn(room, 'paper'),
    hatch: colorIn(room, 'neutral'),
    line: { color: colorIn(room, 'neutral'), width: 1 },
  };
}

/** Changes from a middle line, to the left for the worse. */
export function divergingNative(chart: DivergingChart, room: ChartRoom): Drawn {
  const names = chart.items.map(({ label }) => label);
  const key = [chart.worseLabel, chart.betterLabel];
  const plot = rowPlot(names, [], room, { top: keyHeight(key, room) + 4 });
  const texts = labelsBeside(chart, plot, room);
  const roomOf = (effect: 'better' | 'worse'): number =>
    Math.max(
      0,
      ...chart.items.map((item, row) => (item.effect === effect ? beside(texts[row], room) : 0)),
    );
  const [left, right] = [roomOf('worse'), roomOf('better')];
  const free = Math.max(40, plot.w * room.width - left - right);
  const sides = (left === 0 ? 0 : 1) + (right === 0 ? 0 : 1);
  const perPixel = (chart.max * Math.max(1, sides)) / free;
  const ends = apart(
    left === 0 ? 0 : -(chart.max + left * perPixel),
    right === 0 ? 0 : chart.max + right * perPixel,
  );
  const series = (['worse', 'better'] as const).map((effect) => ({
    name: effect === 'worse' ? chart.worseLabel : chart.betterLabel,
    values: chart.items.map((item) =>
      item.effect === effect ? (effect === 'worse' ? -item.size : item.size) : null,
    ),
    look: effectLook(effect, room),
    labels: chart.items.map((item, row) =>
      item.effect === effect
        ? wordLabel(texts[row] ?? '', {
            color: colorIn(room, effect === 'worse' ? 'bad' : 'good'),
            isBold: true,
          })
        : null,
    ),
    place: 'outEnd' as const,
    isNamed: true,
  }));
  return rowsChart(names, { kind: 'bars', series }, ends, plot, room);
}

/** What stands beside the bars: in two lines where there is no room for one, and rows are high enough. */
function labelsBeside(
  { items }: DivergingChart,
  plot: PlotRoom,
  room: ChartRoom,
): readonly string[] {
  const plain = items.map(({ display }) => display);
  const widest = (effect: 'better' | 'worse'): number =>
    Math.max(0, ...items.map((item) => (item.effect === effect ? beside(item.display, room) : 0)));
  const isTight = widest('worse') + widest('better') + LEAST_BARS > plot.w * room.width;
  const height = (plot.h * room.height) / Math.max(1, items.length);
  if (!isTight || height < TWO_LINES * textSize(room)) return plain;
  return plain.map((text) => text.replace(/(?<=.)[（(]/u, '\n$&'));
}

/** Room that the bars themselves need, and the height of a row of two lines in sizes of letters. */
const LEAST_BARS = 80;
const TWO_LINES = 2.6;

/** Width of a label beside its bar in CSS pixels. */
function beside(text: string | undefined, room: ChartRoom): number {
  const lines = (text ?? '').split('\n').map((line) => widthOf(room, line, 700));
  return Math.max(...lines) + 26;
}

/** How a change for the better or for the worse is filled: hollow for the better, so that it shows in grey. */
export function effectLook(effect: 'better' | 'worse' | 'neutral', room: ChartRoom): Look {
  if (effect === 'better')
    return { fill: colorIn(room, 'paper'), line: { color: colorIn(room, 'good'), width: 2 } };
  return { fill: colorIn(room, effect === 'worse' ? 'bad' : 'neutral') };
}

/** A chart of rows whose figures are told by labels, so that it needs no axis of figures. */
export function rowsChart(
  categories: readonly string[],
  bars: Plot,
  ends: { readonly min: number; readonly max: number },
  plot: PlotRoom,
  room: ChartRoom,
): Drawn {
  const chart: NativeChart = {
    categories,
    plots: [bars],
    axis: { ...ends, format: GENERAL, isShown: false },
    hasKey: bars.series.some(({ isNamed }) => isNamed),
    plot,
    textSize: textSize(room),
  };
  return { charts: [chart], remarks: [] };
}
