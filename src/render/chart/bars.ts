import type { BarsChart } from '../../document/types.ts';
import { type ChartFrame, shorten, textElement, textSize, textWidth } from './frame.ts';
import { limitLines } from './limit-lines.ts';
import { colorOf, signOf } from './verdict-look.ts';

const GAP = 10;

/** Horizontal bars, the first on top, with their text at the end; misses carry a sign as well as a colour. */
export function barsOption(chart: BarsChart, frame: ChartFrame) {
  const { colors, fonts } = frame.theme;
  const labels = chart.items.map(({ label }) => shorten(frame, label, frame.width * 0.3, 400));
  // Figures are never cut: the bars give way.
  const texts = chart.items.map(({ display, verdict }) => `${signOf(verdict)}${display}`);
  const left = Math.max(0, ...labels.map((label) => textWidth(frame, label, 400))) + GAP + 4;
  const end = Math.max(0, ...texts.map((text) => textWidth(frame, text, 700))) + GAP + 4;
  const values = chart.items.map(({ value }) => value);
  const limitValues = chart.limits.map(({ value }) => value);
  const max = chart.domain?.max ?? Math.max(0, ...values, ...limitValues);
  const min = chart.domain?.min ?? Math.min(0, ...values);
  const plot = { left, width: Math.max(40, frame.width - left - end) };
  const x = (value: number): number => plot.left + (plot.width * (value - min)) / (max - min || 1);
  const limits = limitLines(chart.limits, x, frame);
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
