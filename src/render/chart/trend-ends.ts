import type { TrendChart } from '../../document/model/types.ts';
import {
  type ChartElement,
  type ChartFrame,
  labelHeight,
  lineElement,
  seriesLook,
  shorten,
  textElement,
  textSize,
  textWidth,
} from './frame.ts';
import { spread } from './place-labels.ts';

/** Height of a line in letters. */
const LINE = 1.2;

/** What stands at the right end of a line or limit, in one or two lines. */
export interface EndLabel {
  readonly lines: readonly string[];
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
    const lines = isOne ? [last.display] : named(name, last.display, most, frame);
    return [{ lines, value: end.value, color: seriesLook(index).color, weight: 700 }];
  });
  const limits = chart.limits.map(
    ({ label, value }): EndLabel => ({
      lines: [shorten(frame, label, most, 400)],
      value,
      color: 'muted',
      weight: 400,
    }),
  );
  return [...series, ...limits];
}

/** A name before its value, or over it where both are too wide for one line. */
function named(name: string, value: string, most: number, frame: ChartFrame): readonly string[] {
  const line = `${name} ${value}`;
  return textWidth(frame, line, 700) <= most ? [line] : [shorten(frame, name, most, 700), value];
}

/** The width in CSS pixels of the widest of the labels. */
export function endsWidth(ends: readonly EndLabel[], frame: ChartFrame): number {
  const widths = ends.flatMap(({ lines, weight }) =>
    lines.map((line) => textWidth(frame, line, weight)),
  );
  return Math.max(0, ...widths);
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
  const most = Math.max(1, ...ends.map(({ lines }) => lines.length));
  const height = labelHeight(frame) + (most - 1) * textSize(frame) * LINE;
  const placed = spread(wanted, height, plot.top, plot.bottom);
  return ends.flatMap(({ lines, color, weight }, index): readonly ChartElement[] => {
    const at = placed[index] ?? 0;
    const from = wanted[index] ?? 0;
    const x = plot.right + gap;
    const label = textElement(
      frame,
      lines.join('\n'),
      { x, y: at, align: 'left' },
      { color, weight, halo: false },
    );
    if (Math.abs(at - from) <= 4) return [label];
    // A label that had to move is led back to its line.
    const leader = { x1: plot.right + (weight === 700 ? 5 : 1), y1: from, x2: x - 3, y2: at };
    return [lineElement(frame, leader, { color, width: 1, dash: [] }), label];
  });
}
