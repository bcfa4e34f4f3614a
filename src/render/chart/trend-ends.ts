import type { TrendChart } from '../../document/model/types.ts';
import {
  type ChartElement,
  type ChartFrame,
  labelHeight,
  lineElement,
  seriesLook,
  shorten,
  textElement,
  textWidth,
} from './frame.ts';
import { spread } from './place-labels.ts';

/** What stands at the right end of a line or limit. */
export interface EndLabel {
  readonly text: string;
  readonly value: number;
  readonly color: 'muted' | ReturnType<typeof seriesLook>['color'];
  readonly weight: 400 | 700;
}

/** The names of lines with their last values, and of limits; one line alone needs no name. */
export function endLabels(chart: TrendChart, frame: ChartFrame): readonly EndLabel[] {
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

/** The labels `gap` CSS pixels right of the plot, moved apart where they would touch and then led back to their lines. */
export function endElements(
  ends: readonly EndLabel[],
  plot: { readonly right: number; readonly top: number; readonly bottom: number },
  y: (value: number) => number,
  gap: number,
  frame: ChartFrame,
): readonly ChartElement[] {
  const wanted = ends.map(({ value }) => y(value));
  const placed = spread(wanted, labelHeight(frame), plot.top, plot.bottom);
  return ends.flatMap(({ text, color, weight }, index): readonly ChartElement[] => {
    const at = placed[index] ?? 0;
    const from = wanted[index] ?? 0;
    const x = plot.right + gap;
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
