import { type ChartElement, type ChartFrame, lineElement, rectElement } from './frame.ts';
import type { Rect } from './place-labels.ts';

const STEP = 7;

/** A bar of what is no class of its own: an outline with slanted lines, which shows in grey too. */
export function hatchedBar(bar: Rect, frame: ChartFrame): readonly ChartElement[] {
  const { paper, neutral } = frame.theme.colors;
  const count = Math.floor((bar.width + bar.height) / STEP);
  const lines = Array.from({ length: count }, (_, index): ChartElement => {
    // Right and down from the upper left corner the same distance in all; cut at the edges of the bar.
    const sum = STEP * (index + 1);
    const shape = {
      x1: bar.x + Math.max(0, sum - bar.height),
      y1: bar.y + Math.min(sum, bar.height),
      x2: bar.x + Math.min(sum, bar.width),
      y2: bar.y + Math.max(0, sum - bar.width),
    };
    return { ...lineElement(frame, shape, { color: 'neutral', width: 1, dash: [] }), z: 3 };
  });
  return [rectElement(bar, { fill: paper, stroke: neutral }), ...lines];
}
