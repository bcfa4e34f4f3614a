import type { BarsChart } from '../../document/model/types.ts';
import { dotsOption } from './dots.ts';
import {
  barThickness,
  type ChartElement,
  type ChartFrame,
  drawing,
  lineElement,
  rectElement,
  textElement,
  textWidth,
} from './frame.ts';
import { hatchedBar } from './hatch.ts';
import { limitedRows } from './limit-lines.ts';
import type { Rect } from './place-labels.ts';
import { previousTick } from './previous-tick.ts';
import { GAP, roomFor } from './row-layout.ts';
import { rowSpots } from './spots.ts';
import { colorOf, signOf } from './verdict-look.ts';

/**
 * Horizontal bars, the first on top, with their text at the end; misses carry a sign as well as a colour. Dots where
 * the chart says so.
 */
export function barsOption(chart: BarsChart, frame: ChartFrame) {
  return chart.look === 'dots' ? dotsOption(chart, frame) : fromZero(chart, frame);
}

function fromZero(chart: BarsChart, frame: ChartFrame) {
  const { colors } = frame.theme;
  const texts = chart.items.map(({ display, verdict }) => `${signOf(verdict)}${display}`);
  const values = chart.items.flatMap(({ value, previous }) => [value, previous ?? value]);
  const limitValues = chart.limits.map(({ value }) => value);
  const needs = {
    labels: chart.items.map(({ label }) => label),
    end: roomFor(texts, frame, 700) + GAP,
    bottom: 6,
    min: chart.domain?.min ?? Math.min(0, ...values),
    max: chart.domain?.max ?? Math.max(0, ...values, ...limitValues),
  };
  const { layout, lines } = limitedRows(needs, chart.limits, frame);
  const thick = barThickness(layout.rowHeight);
  const zero = layout.x(0);
  const bars = chart.items.map(({ value }, row): Rect => {
    const tip = layout.x(value);
    const width = value === 0 ? 0 : Math.max(2, Math.abs(tip - zero));
    return { x: Math.min(zero, tip), y: layout.y(row) - thick / 2, width, height: thick };
  });
  const limitPlaces = chart.limits.map((limit) => layout.x(limit.value));
  return drawing(
    [
      ...layout.names,
      ...chart.items.flatMap(({ verdict, previous, isResidual }, row): readonly ChartElement[] => {
        const bar = bars[row];
        if (bar === undefined) return [];
        const text = texts[row] ?? '';
        const tick = previous == null ? zero : layout.x(previous);
        const from = Math.max(zero, bar.x + bar.width, tick) + GAP;
        const x = clearOf(limitPlaces, from, textWidth(frame, text, 700));
        const name = textElement(
          frame,
          text,
          { x, y: layout.y(row), align: 'left' },
          { color: verdict === 'missed' ? 'bad' : 'ink', weight: 700, halo: false },
        );
        const filled = isResidual
          ? hatchedBar(bar, frame)
          : [rectElement(bar, { fill: colors[colorOf(verdict)] })];
        const place = { y: layout.y(row), bar: isResidual ? null : bar };
        return [
          ...(bar.width === 0 ? [] : filled),
          ...previousTick(previous ?? null, thick, place, layout, frame),
          name,
        ];
      }),
      ...lines({ bars }),
      lineElement(
        frame,
        { x1: zero, x2: zero, y1: layout.top, y2: layout.bottom },
        { color: 'neutral', width: 1, dash: [] },
      ),
    ],
    rowSpots(chart.items.length, layout, frame.width),
  );
}

/** The place of a text from `from` on that no upright line at these places runs through. */
function clearOf(places: readonly number[], from: number, width: number): number {
  return places
    .toSorted((a, b) => a - b)
    .reduce((x, at) => (at > x - GAP / 2 && at < x + width + GAP / 2 ? at + GAP : x), from);
}
