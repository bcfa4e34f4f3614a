import type { BarsChart } from '../../document/model/types.ts';
import {
  barThickness,
  type ChartElement,
  type ChartFrame,
  drawing,
  lineElement,
  rectElement,
  textElement,
} from './frame.ts';
import { limitedRows } from './limit-lines.ts';
import { GAP, roomFor } from './row-layout.ts';
import { colorOf, signOf } from './verdict-look.ts';

/** Horizontal bars, the first on top, with their text at the end; misses carry a sign as well as a colour. */
export function barsOption(chart: BarsChart, frame: ChartFrame) {
  const { colors } = frame.theme;
  const texts = chart.items.map(({ display, verdict }) => `${signOf(verdict)}${display}`);
  const values = chart.items.map(({ value }) => value);
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
  return drawing([
    ...layout.names,
    ...chart.items.flatMap(({ value, verdict }, row): readonly ChartElement[] => {
      const tip = layout.x(value);
      const y = layout.y(row);
      const text = textElement(
        frame,
        texts[row] ?? '',
        { x: Math.max(zero, tip) + GAP, y, align: 'left' },
        { color: verdict === 'missed' ? 'bad' : 'ink', weight: 700, halo: true },
      );
      if (value === 0) return [text];
      const shape = { x: Math.min(zero, tip), y: y - thick / 2, height: thick };
      return [
        rectElement(
          { ...shape, width: Math.max(2, Math.abs(tip - zero)) },
          { fill: colors[colorOf(verdict)] },
        ),
        text,
      ];
    }),
    ...lines,
    lineElement(
      frame,
      { x1: zero, x2: zero, y1: layout.top, y2: layout.bottom },
      { color: 'neutral', width: 1, dash: [] },
    ),
  ]);
}
