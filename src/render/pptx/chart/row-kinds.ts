import type {
  BulletChart,
  DivergingChart,
  ParetoChart,
} from '../../../document/model/chart-types.ts';
import type { BarsChart, ChartLimit } from '../../../document/model/types.ts';
import { colorOf, signOf } from '../../chart/verdict-look.ts';
import {
  apart,
  type ChartRoom,
  colorIn,
  type Drawn,
  rowPlot,
  textSize,
  widthOf,
} from './chart-room.ts';
import { limitPlot, type RowLimit } from './limit-bars.ts';
import type { Look, NativeChart, Plot } from './native-chart.ts';
import { pointLabel, wordLabel } from './point-label.ts';

const GENERAL = '#,##0.##';

/** Horizontal bars with their texts at the ends, and limits as lines across them. */
export function barsNative(chart: BarsChart, room: ChartRoom): Drawn {
  const names = chart.items.map(({ label }) => label);
  const texts = chart.items.map(({ display, verdict }) => `${signOf(verdict)}${display}`);
  const values = chart.items.map(({ value }) => value);
  const limits = chart.limits.toSorted((a, b) => a.value - b.value);
  const ends = apart(
    chart.domain?.min ?? Math.min(0, ...values),
    chart.domain?.max ?? Math.max(0, ...values, ...limits.map(({ value }) => value)) * 1.01,
  );
  const bars: Plot = {
    kind: 'bars',
    series: [
      {
        name: chart.unit,
        values,
        look: { fill: colorIn(room, 'series1') },
        points: chart.items.map(({ verdict }): Look => ({ fill: colorIn(room, colorOf(verdict)) })),
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
  const across = limitRows(limits, names.length);
  return rowsChart(
    names,
    bars,
    limitsOf(across, ends, 0, room),
    ends,
    rowPlot(names, texts, room, { hasKey: limits.length > 0 }),
    room,
  );
}

/** The longest first; each with its text and the share reached so far. */
export function paretoNative(chart: ParetoChart, room: ChartRoom): Drawn {
  const names = chart.items.map(({ label }) => label);
  const texts = chart.items.map(({ display, cumulative }) =>
    [display, cumulative ?? ''].filter((text) => text !== '').join('　'),
  );
  const looks = {
    member: { fill: colorIn(room, 'series1') },
    rest: { fill: colorIn(room, 'neutral') },
    apart: {
      fill: colorIn(room, 'paper'),
      line: { color: colorIn(room, 'neutral'), width: 2 },
    },
  } as const;
  const ends = apart(0, chart.max);
  const bars: Plot = {
    kind: 'bars',
    series: [
      {
        name: room.words('slide.sheet.count'),
        values: chart.items.map(({ value }) => value),
        look: looks.member,
        points: chart.items.map(({ kind }): Look => looks[kind]),
        labels: chart.items.map(({ value, kind }, row) =>
          pointLabel(value, texts[row] ?? '', {
            color: colorIn(room, kind === 'apart' ? 'muted' : 'ink'),
            isBold: true,
          }),
        ),
        place: 'outEnd',
        isNamed: false,
      },
    ],
  };
  return rowsChart(names, bars, null, ends, rowPlot(names, texts, room), room);
}

/** Changes from a middle line, to the left for the worse. */
export function divergingNative(chart: DivergingChart, room: ChartRoom): Drawn {
  const names = chart.items.map(({ label }) => label);
  const roomOf = (effect: 'better' | 'worse'): number =>
    Math.max(
      0,
      ...chart.items.map((item) =>
        item.effect === effect ? widthOf(room, item.display, 700) + 14 : 0,
      ),
    );
  const [left, right] = [roomOf('worse'), roomOf('better')];
  const plot = rowPlot(names, [], room, { hasKey: true });
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
    labels: chart.items.map((item) =>
      item.effect === effect
        ? wordLabel(item.display, {
            color: colorIn(room, effect === 'worse' ? 'bad' : 'good'),
            isBold: true,
          })
        : null,
    ),
    place: 'outEnd' as const,
    isNamed: true,
  }));
  return rowsChart(names, { kind: 'bars', series }, null, ends, plot, room, true);
}

/** A bar a row on a track to the end of the row's own axis, with the row's limits as lines across it. */
export function bulletNative(chart: BulletChart, room: ChartRoom): Drawn {
  const sorted = chart.items.map(({ limits }) => limits.toSorted((a, b) => a.value - b.value));
  const names = chart.items.map(({ label }, row) =>
    [label, (sorted[row] ?? []).map((limit) => limit.label).join('　')]
      .filter((text) => text !== '')
      .join('\n'),
  );
  const texts = chart.items.map(({ display, verdict }) => `${signOf(verdict)}${display}`);
  const most = Math.max(0, ...sorted.map((limits) => limits.length));
  const across = Array.from(
    { length: most },
    (_, at): RowLimit => ({
      label: room.words('slide.sheet.limit'),
      values: chart.items.map(({ max }, row) => {
        const limit: ChartLimit | undefined = sorted[row]?.[at];
        return limit === undefined ? null : Math.min(1, limit.value / max);
      }),
    }),
  );
  const ends = { min: 0, max: 1.01 };
  const bars: Plot = {
    kind: 'bars',
    gap: 90,
    series: [
      {
        name: room.words('slide.sheet.base'),
        values: chart.items.map(() => 1),
        look: { fill: colorIn(room, 'panel'), line: { color: colorIn(room, 'line'), width: 1 } },
        labels: chart.items.map(({ verdict }, row) =>
          wordLabel(texts[row] ?? '', {
            color: colorIn(room, verdict === 'missed' ? 'bad' : 'ink'),
            isBold: true,
          }),
        ),
        place: 'outEnd',
        isNamed: false,
      },
      {
        name: room.words('slide.sheet.share'),
        values: chart.items.map(({ value, max }) => (value === null ? null : value / max)),
        look: { fill: colorIn(room, 'series1') },
        points: chart.items.map(({ verdict }): Look => ({ fill: colorIn(room, colorOf(verdict)) })),
        isNamed: false,
      },
    ],
  };
  return rowsChart(
    names,
    bars,
    limitsOf(across, ends, 50, room),
    ends,
    rowPlot(names, texts, room),
    room,
  );
}

/** How a change for the better or for the worse is filled: hollow for the better, so that it shows in grey. */
export function effectLook(effect: 'better' | 'worse' | 'neutral', room: ChartRoom): Look {
  if (effect === 'better')
    return { fill: colorIn(room, 'paper'), line: { color: colorIn(room, 'good'), width: 2 } };
  return { fill: colorIn(room, effect === 'worse' ? 'bad' : 'neutral') };
}

/** Limits that are the same in every row. */
function limitRows(limits: readonly ChartLimit[], count: number): readonly RowLimit[] {
  return limits.map(({ label, value }) => ({
    label,
    values: Array.from({ length: count }, () => value),
  }));
}

function limitsOf(
  limits: readonly RowLimit[],
  { min, max }: { readonly min: number; readonly max: number },
  gap: number,
  room: ChartRoom,
): Plot | null {
  return limitPlot(limits, max - min, gap, {
    color: colorIn(room, 'ink'),
    dashes: [colorIn(room, 'ink'), colorIn(room, 'warn'), colorIn(room, 'series4')],
    baseName: room.words('slide.sheet.base'),
  });
}

/** A chart of rows whose figures are told by labels, so that it needs no axis of figures. */
export function rowsChart(
  categories: readonly string[],
  bars: Plot,
  limits: Plot | null,
  ends: { readonly min: number; readonly max: number },
  plot: NativeChart['plot'],
  room: ChartRoom,
  hasKey = limits?.series.some(({ name }) => name !== room.words('slide.sheet.limit')) ?? false,
): Drawn {
  const chart: NativeChart = {
    categories,
    plots: limits === null ? [bars] : [bars, limits],
    axis: { ...ends, format: GENERAL, isShown: false },
    hasCategoryAxis: true,
    hasKey,
    plot,
    textSize: textSize(room),
  };
  return { charts: [chart], remarks: [] };
}
