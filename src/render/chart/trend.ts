import { trendPanels } from '../../document/charts/trend-panels.ts';
import { trendValues } from '../../document/charts/trend-values.ts';
import type { TrendChart, TrendPoint } from '../../document/model/types.ts';
import {
  type ChartElement,
  type ChartFrame,
  limitDash,
  lineElement,
  rectElement,
  seriesLook,
  textElement,
  textSize,
  textWidth,
} from './frame.ts';
import type { Point } from './place-labels.ts';
import { pointLabels } from './point-labels.ts';
import { niceScale, type Scale, type ScaleKind } from './scale.ts';
import { columnSpots } from './spots.ts';
import { type EndLabel, endElements, endLabels, endsWidth } from './trend-ends.ts';
import { trendMarks } from './trend-marks.ts';

const TOP = 14;
const PANEL_TITLE = 26;
const BOTTOM = 38;
const GUTTER_GAP = 14;
const AXIS_GAP = 34;
/** Least distance of two ticks in CSS pixels. */
const TICK_ROOM = 36;
const MOST_TICKS = 4;
/** How much of the grey of the usual range shows. */
const BAND = 0.2;

/** One trend with its place in the drawing, and what it shares with the panels under it. */
interface Panel {
  readonly chart: TrendChart;
  readonly index: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly isLast: boolean;
  /** A panel of several is named over its plot. */
  readonly title: string | null;
  readonly scale: Scale;
  readonly ends: readonly EndLabel[];
}

/**
 * Lines over months: limits and lines are named at their right end, so that no legend is needed. Series of
 * very different size stand in panels of their own, one under the other over the same months.
 */
export function trendDrawing(chart: TrendChart, frame: ChartFrame) {
  const panels = panelsOf(chart, frame).map((panel) => panelOption(panel, frame));
  const option = {
    animation: false,
    textStyle: {
      fontFamily: frame.theme.fonts.family,
      fontSize: textSize(frame),
      color: frame.theme.colors.ink,
    },
    grid: panels.map(({ grid }) => grid),
    xAxis: panels.map(({ xAxis }) => xAxis),
    yAxis: panels.map(({ yAxis }) => yAxis),
    series: panels.flatMap(({ series }) => series),
    graphic: panels.flatMap(({ graphic }) => graphic),
  };
  return { option, height: frame.height, spots: panels[0]?.spots(frame.height) ?? [] };
}

function panelsOf(chart: TrendChart, frame: ChartFrame): readonly Panel[] {
  const charts = trendPanels(chart);
  const height = (frame.height - BOTTOM) / charts.length;
  const parts = charts.map((part) => ({
    part,
    scale: scaleOf(part, height),
    ends: endLabels(part, frame),
  }));
  const ticks = parts.flatMap(({ part, scale }) => [
    tickText(scale.max, scale, part),
    tickText(scale.min, scale, part),
  ]);
  const gutter = endsWidth(
    parts.flatMap(({ ends }) => ends),
    frame,
  );
  return parts.map(({ part, scale, ends }, index) => ({
    // What all panels share is named once, on top.
    chart: index === 0 ? part : nameless(part),
    index,
    top: height * index,
    bottom: height * (index + 1) - (index === parts.length - 1 ? 0 : 14),
    left: Math.max(...ticks.map((tick) => textWidth(frame, tick, 400))) + AXIS_GAP + 4,
    right: frame.width - gutter - GUTTER_GAP - 6,
    isLast: index === parts.length - 1,
    title: parts.length === 1 ? null : (part.series[0]?.name ?? null),
    scale,
    ends,
  }));
}

function scaleOf(chart: TrendChart, height: number): Scale {
  const { domain } = chart;
  const kind: ScaleKind = chart.unit === '%' ? 'rate' : chart.decimals === 0 ? 'count' : 'amount';
  const ticks = Math.max(2, Math.min(MOST_TICKS, Math.floor(height / TICK_ROOM) - 1));
  return niceScale(domain ? [domain.min, domain.max] : trendValues(chart), kind, ticks);
}

/** A tick of the axis; the topmost of counts and amounts carries the unit. */
function tickText(value: number, scale: Scale, { unit }: TrendChart): string {
  const number = value.toLocaleString('en-US', {
    minimumFractionDigits: scale.decimals,
    maximumFractionDigits: scale.decimals,
  });
  return unit === '%' || value === scale.max ? `${number}${unit}` : number;
}

function nameless(chart: TrendChart): TrendChart {
  const breaks = (chart.breaks ?? []).map((one) => ({ ...one, note: '' }));
  const calendar = (chart.calendar ?? []).map((one) => ({ ...one, note: '' }));
  return { ...chart, breaks, calendar };
}

function panelOption(panel: Panel, frame: ChartFrame) {
  const { chart, scale, index, title } = panel;
  const { colors } = frame.theme;
  const months = (chart.series[0]?.points ?? []).map(({ month }) => month);
  const marks = trendMarks(chart, months, frame);
  const plot = {
    left: panel.left,
    right: panel.right,
    top: panel.top + TOP + (title === null ? 0 : PANEL_TITLE) + marks.height,
    bottom: panel.bottom,
  };
  const x = (at: number): number =>
    months.length < 2
      ? (plot.left + plot.right) / 2
      : plot.left + ((plot.right - plot.left) * at) / (months.length - 1);
  const y = (value: number): number =>
    plot.bottom - ((plot.bottom - plot.top) * (value - scale.min)) / (scale.max - scale.min);
  const lines = chart.series.map(({ points }): readonly (Point | null)[] =>
    points.map(({ value }, at) => (value === null ? null : { x: x(at), y: y(value) })),
  );
  const limits = chart.limits.map(({ value }) => y(value));
  return {
    spots: (bottom: number) => columnSpots(months.length, x, { ...plot, bottom }),
    grid: {
      left: plot.left,
      right: frame.width - plot.right,
      top: plot.top,
      bottom: frame.height - plot.bottom,
      outerBoundsMode: 'none' as const,
    },
    xAxis: {
      type: 'category' as const,
      gridIndex: index,
      boundaryGap: months.length < 2,
      data: axisLabels(chart, frame.lang),
      axisLine: { lineStyle: { color: colors.neutral } },
      axisTick: { show: false },
      axisLabel: {
        show: panel.isLast,
        interval: 0,
        color: colors.muted,
        fontSize: textSize(frame),
        margin: 12,
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value' as const,
      gridIndex: index,
      min: scale.min,
      max: scale.max,
      interval: scale.step,
      splitLine: { lineStyle: { color: colors.line, width: 1 } },
      axisLabel: {
        formatter: (value: number): string => tickText(value, scale, chart),
        color: colors.muted,
        fontSize: textSize(frame),
        margin: AXIS_GAP,
      },
    },
    // A line does not cross a break: what is before and after it cannot be compared.
    series: chart.series.flatMap(({ name, points }, at) =>
      marks.stretches.map(({ from, to }) => ({
        type: 'line' as const,
        name,
        xAxisIndex: index,
        yAxisIndex: index,
        connectNulls: false,
        silent: true,
        lineStyle: { width: 3, color: colors[seriesLook(at).color] },
        data: points.map((point, month) =>
          pointLook(month >= from && month < to ? point : { ...point, value: null }, at, frame),
        ),
      })),
    ),
    graphic: [
      ...(title === null ? [] : [titleElement(title, panel, frame)]),
      ...usualBand(chart, y, plot, frame),
      ...marks.elements(x, plot),
      ...chart.limits.map(({ rank }, at) =>
        lineElement(
          frame,
          { x1: plot.left, x2: plot.right, y1: limits[at] ?? 0, y2: limits[at] ?? 0 },
          { color: 'muted', width: 1.5, dash: limitDash(rank) },
        ),
      ),
      ...endElements(panel.ends, plot, y, GUTTER_GAP, frame),
      ...pointLabels(chart, lines, limits, plot, frame),
    ],
  };
}

function titleElement(title: string, { left, top }: Panel, frame: ChartFrame): ChartElement {
  return textElement(
    frame,
    title,
    { x: left, y: top + PANEL_TITLE / 2, align: 'left' },
    { color: 'ink', weight: 700, halo: false },
  );
}

/** What the axis calls its points: months by their own names, other periods as the chart says. */
function axisLabels({ series: [first] }: TrendChart, lang: string): readonly string[] {
  const points = first?.points ?? [];
  const months = monthLabels(
    points.flatMap(({ month, label }) => (label === undefined ? [month] : [])),
    lang,
  );
  return months.length === points.length ? months : points.map(({ month, label = month }) => label);
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

/** The usual range as a band over all months, as far as the axis reaches. */
function usualBand(
  { usual }: TrendChart,
  y: (value: number) => number,
  plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  },
  frame: ChartFrame,
): readonly ChartElement[] {
  if (usual === undefined) return [];
  const within = (at: number): number => Math.max(plot.top, Math.min(plot.bottom, at));
  const [top, bottom] = [within(y(usual.high)), within(y(usual.low))];
  const shape = {
    x: plot.left,
    y: top,
    width: plot.right - plot.left,
    height: Math.max(2, bottom - top),
  };
  return [{ ...rectElement(shape, { fill: frame.theme.colors.neutral, opacity: BAND }), z: -2 }];
}

/** An oblique cross of two strokes, upright in a square of 10. */
const CROSS = 'path://M0,2L2,0L5,3L8,0L10,2L7,5L10,8L8,10L5,7L2,10L0,8L3,5Z';

function pointLook({ value, state, isMissed }: TrendPoint, series: number, { theme }: ChartFrame) {
  const { color, symbol } = seriesLook(series);
  const isDraft = state === 'draft' || state === 'imported';
  const shade = theme.colors[isMissed ? 'bad' : color];
  return {
    value: value ?? '-',
    symbol: isMissed ? CROSS : symbol,
    symbolSize: state === 'current' ? 12 : isDraft || isMissed ? 10 : 8,
    itemStyle: {
      color: isDraft ? theme.colors.paper : shade,
      borderColor: shade,
      borderWidth: isDraft ? (isMissed ? 1.2 : 2.5) : 0,
    },
  };
}
