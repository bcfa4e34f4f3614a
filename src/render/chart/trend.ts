import type { TrendChart, TrendPoint } from '../../document/types.ts';
import {
  type ChartElement,
  type ChartFrame,
  labelHeight,
  limitDash,
  lineElement,
  seriesLook,
  shorten,
  textElement,
  textSize,
  textWidth,
} from './frame.ts';
import { type Point, spread } from './place-labels.ts';
import { pointLabels } from './point-labels.ts';
import { niceScale } from './scale.ts';
import { trendMarks } from './trend-marks.ts';

const TOP = 14;
const BOTTOM = 38;
const GUTTER_GAP = 14;
const AXIS_GAP = 34;

/** A line over months: limits and lines are named at their right end, so that no legend is needed. */
export function trendOption(chart: TrendChart, frame: ChartFrame) {
  const { colors, fonts } = frame.theme;
  const values = chart.series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const scale = niceScale(
    [...values, ...chart.limits.map(({ value }) => value)],
    chart.unit !== '%',
  );
  const tick = (value: number): string =>
    `${value.toFixed(scale.decimals)}${chart.unit === '%' ? '%' : ''}`;
  const months = (chart.series[0]?.points ?? []).map(({ month }) => month);

  const marks = trendMarks(chart, months, frame);
  const ends = endLabels(chart, frame);
  const gutter = Math.max(0, ...ends.map(({ text, weight }) => textWidth(frame, text, weight)));
  const plot = {
    left:
      Math.max(textWidth(frame, tick(scale.max), 400), textWidth(frame, tick(scale.min), 400)) +
      AXIS_GAP +
      4,
    right: frame.width - gutter - GUTTER_GAP - 6,
    top: TOP + marks.height,
    bottom: frame.height - BOTTOM,
  };
  const x = (index: number): number =>
    months.length < 2
      ? (plot.left + plot.right) / 2
      : plot.left + ((plot.right - plot.left) * index) / (months.length - 1);
  const y = (value: number): number =>
    plot.bottom - ((plot.bottom - plot.top) * (value - scale.min)) / (scale.max - scale.min);

  const limitLines = chart.limits.map(({ value, setBy }) =>
    lineElement(
      frame,
      { x1: plot.left, x2: plot.right, y1: y(value), y2: y(value) },
      { color: 'muted', width: 1.5, dash: limitDash(setBy) },
    ),
  );
  const lines = chart.series.map(({ points }): readonly (Point | null)[] =>
    points.map(({ value }, index) => (value === null ? null : { x: x(index), y: y(value) })),
  );
  return {
    animation: false,
    textStyle: { fontFamily: fonts.family, fontSize: textSize(frame), color: colors.ink },
    grid: {
      left: plot.left,
      right: frame.width - plot.right,
      top: plot.top,
      bottom: BOTTOM,
      outerBoundsMode: 'none' as const,
    },
    xAxis: {
      type: 'category' as const,
      boundaryGap: months.length < 2,
      data: monthLabels(months, frame.lang),
      axisLine: { lineStyle: { color: colors.neutral } },
      axisTick: { show: false },
      axisLabel: {
        interval: 0,
        color: colors.muted,
        fontSize: textSize(frame),
        margin: 12,
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value' as const,
      min: scale.min,
      max: scale.max,
      interval: scale.step,
      splitLine: { lineStyle: { color: colors.line, width: 1 } },
      axisLabel: {
        formatter: tick,
        color: colors.muted,
        fontSize: textSize(frame),
        margin: AXIS_GAP,
      },
    },
    // A line does not cross a break: what is before and after it cannot be compared.
    series: chart.series.flatMap(({ name, points }, index) =>
      marks.stretches.map(({ from, to }) => ({
        type: 'line' as const,
        name,
        connectNulls: false,
        silent: true,
        lineStyle: { width: 3, color: colors[seriesLook(index).color] },
        data: points.map((point, at) =>
          pointLook(at >= from && at < to ? point : { ...point, value: null }, index, frame),
        ),
      })),
    ),
    graphic: [
      ...marks.elements(x, plot),
      ...limitLines,
      ...endElements(ends, plot, y, frame),
      ...pointLabels(
        chart,
        lines,
        chart.limits.map(({ value }) => y(value)),
        plot,
        frame,
      ),
    ],
  };
}

/** `1月` …; the first month and each January name the year where the months cross one. */
export function monthLabels(months: readonly string[], lang: string): readonly string[] {
  const years = new Set(months.map((month) => month.slice(0, 4)));
  const short = new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(lang, { year: '2-digit', month: 'short', timeZone: 'UTC' });
  return months.map((month, index) => {
    const date = new Date(`${month}-01T00:00:00Z`);
    const isFirstOfYear = years.size > 1 && (index === 0 || month.endsWith('-01'));
    return (isFirstOfYear ? long : short).format(date);
  });
}

interface EndLabel {
  readonly text: string;
  readonly value: number;
  readonly color: 'muted' | ReturnType<typeof seriesLook>['color'];
  readonly weight: 400 | 700;
}

function endLabels(chart: TrendChart, frame: ChartFrame): readonly EndLabel[] {
  const most = frame.width * 0.34;
  const isOne = chart.series.length === 1;
  const series = chart.series.flatMap(({ name, points }, index): readonly EndLabel[] => {
    const end = points.findLast(({ value }) => value !== null);
    const last = points.at(-1);
    if (end?.value == null || last === undefined) return [];
    const room = most - textWidth(frame, ` ${last.display}`, 700);
    const text = isOne ? last.display : `${shorten(frame, name, room, 700)} ${last.display}`;
    return [{ text, value: end.value, color: seriesLook(index).color, weight: 700 }];
  });
  const limits = chart.limits.map(
    ({ label, value }): EndLabel => ({
      text: shorten(frame, label, most, 400),
      value,
      color: 'muted',
      weight: 400,
    }),
  );
  return [...series, ...limits];
}

function endElements(
  ends: readonly EndLabel[],
  plot: { readonly right: number; readonly top: number; readonly bottom: number },
  y: (value: number) => number,
  frame: ChartFrame,
): readonly ChartElement[] {
  const wanted = ends.map(({ value }) => y(value));
  const placed = spread(wanted, labelHeight(frame), plot.top, plot.bottom);
  return ends.flatMap(({ text, color, weight }, index): readonly ChartElement[] => {
    const at = placed[index] ?? 0;
    const from = wanted[index] ?? 0;
    const x = plot.right + GUTTER_GAP;
    const label = textElement(
      frame,
      text,
      { x, y: at, align: 'left' },
      { color, weight, halo: false },
    );
    if (Math.abs(at - from) <= 4) return [label];
    // A label that had to move is led back to its line.
    const leader = { x1: plot.right + (weight === 700 ? 5 : 1), y1: from, x2: x - 3, y2: at };
    return [lineElement(frame, leader, { color, width: 1, dash: [] }), label];
  });
}

function pointLook({ value, state }: TrendPoint, series: number, { theme }: ChartFrame) {
  const { color, symbol } = seriesLook(series);
  const isDraft = state === 'draft';
  return {
    value: value ?? '-',
    symbol,
    symbolSize: state === 'current' ? 12 : isDraft ? 10 : 8,
    itemStyle: {
      color: isDraft ? theme.colors.paper : theme.colors[color],
      borderColor: theme.colors[color],
      borderWidth: isDraft ? 2.5 : 0,
    },
  };
}
