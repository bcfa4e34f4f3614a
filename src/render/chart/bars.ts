import type { BarsChart, Verdict } from '../../document/types.ts';
import type { ThemeColor } from '../../pack/types.ts';
import {
  type ChartElement,
  type ChartFrame,
  labelHeight,
  limitDash,
  lineElement,
  shorten,
  textElement,
  textSize,
  textWidth,
} from './frame.ts';

const GAP = 10;

/** Horizontal bars, the first on top, with their text at the end; misses carry a sign as well as a colour. */
export function barsOption(chart: BarsChart, frame: ChartFrame) {
  const { colors, fonts } = frame.theme;
  const labels = chart.items.map(({ label }) => shorten(frame, label, frame.width * 0.3, 400));
  // Figures are never cut: the bars give way.
  const texts = chart.items.map(({ display, verdict }) => `${signOf(verdict)}${display}`);
  const left = Math.max(0, ...labels.map((label) => textWidth(frame, label, 400))) + GAP + 4;
  const end = Math.max(0, ...texts.map((text) => textWidth(frame, text, 700))) + GAP + 4;
  const max = Math.max(
    0,
    ...chart.items.map(({ value }) => value),
    ...chart.limits.map(({ value }) => value),
  );
  const min = Math.min(0, ...chart.items.map(({ value }) => value));
  const plot = { left, width: Math.max(40, frame.width - left - end) };
  const x = (value: number): number => plot.left + (plot.width * (value - min)) / (max - min || 1);
  const limits = limitElements(chart, x, frame);
  const room = (frame.height - limits.top - 8) / Math.max(1, chart.items.length);
  // A few bars keep a sensible thickness and stand together at the top.
  const rowHeight = Math.min(room, 112);
  const bottom = limits.top + rowHeight * chart.items.length;
  return {
    animation: false,
    textStyle: { fontFamily: fonts.family, fontSize: textSize(frame), color: colors.ink },
    grid: {
      left,
      right: end,
      top: limits.top,
      bottom: frame.height - bottom,
      outerBoundsMode: 'none' as const,
    },
    xAxis: { type: 'value' as const, min, max: max || 1, show: false },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: labels,
      axisLine: { lineStyle: { color: colors.neutral } },
      axisTick: { show: false },
      axisLabel: { interval: 0, color: colors.ink, fontSize: textSize(frame), margin: GAP },
    },
    series: [
      {
        type: 'bar' as const,
        silent: true,
        barWidth: Math.max(8, Math.min(54, rowHeight * 0.56)),
        data: chart.items.map(({ value, verdict }) => ({
          value,
          itemStyle: { color: colors[colorOf(verdict)] },
        })),
      },
    ],
    graphic: [
      ...limits.lines(bottom),
      ...chart.items.map(({ value, verdict }, index) =>
        textElement(
          frame,
          texts[index] ?? '',
          {
            x: x(Math.max(0, value)) + GAP,
            y: limits.top + rowHeight * (index + 0.5),
            align: 'left',
          },
          { color: verdict === 'missed' ? 'bad' : 'ink', weight: 700, halo: true },
        ),
      ),
    ],
  };
}

function limitElements(chart: BarsChart, x: (value: number) => number, frame: ChartFrame) {
  const sorted = [...chart.limits].sort((a, b) => a.value - b.value);
  // Each name stands over its line, in the lowest row where it touches no other.
  const rows: number[] = [];
  const placed = sorted.map(({ label, value, setBy }) => {
    const text = shorten(frame, label, frame.width * 0.4, 400);
    const width = textWidth(frame, text, 400);
    const start = Math.max(0, Math.min(frame.width - width, x(value) - width / 2));
    const free = rows.findIndex((end) => end + 12 <= start);
    const row = free === -1 ? rows.length : free;
    rows[row] = start + width;
    return { text, start, row, setBy, at: x(value) };
  });
  const top = rows.length === 0 ? 6 : rows.length * labelHeight(frame) + 8;
  const lines = (bottom: number): readonly ChartElement[] =>
    placed.flatMap(({ text, start, row, setBy, at }) => {
      const y = top - 6 - (row + 0.5) * labelHeight(frame);
      return [
        {
          ...lineElement(
            frame,
            { x1: at, x2: at, y1: y + labelHeight(frame) / 2, y2: bottom },
            { color: 'ink', width: 1.5, dash: limitDash(setBy) },
          ),
          z: 5,
        },
        textElement(
          frame,
          text,
          { x: start, y, align: 'left' },
          { color: 'muted', weight: 400, halo: true },
        ),
      ];
    });
  return { top, lines };
}

function signOf(verdict: Verdict): string {
  return verdict === 'missed' ? '× ' : verdict === 'remark' ? '! ' : '';
}

function colorOf(verdict: Verdict): ThemeColor {
  return verdict === 'missed' ? 'bad' : verdict === 'remark' ? 'warn' : 'series1';
}
