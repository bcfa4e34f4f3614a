import { type ChartElement, type ChartFrame, lineElement } from './frame.ts';
import type { Rect } from './place-labels.ts';
import type { RowLayout } from './row-layout.ts';

/** How far the tick of the month before stands over its bar on both sides, in CSS pixels. */
const OVER = 3;

/**
 * The value of the month before as a thin tick across its row, light where it lies on the bar; none where there is none
 * to compare with, or where the axis does not reach.
 */
export function previousTick(
  value: number | null,
  height: number,
  { y, bar }: { readonly y: number; readonly bar: Rect | null },
  layout: RowLayout,
  frame: ChartFrame,
): readonly ChartElement[] {
  if (value === null) return [];
  const at = layout.x(value);
  if (at < layout.left - 0.5 || at > layout.right + 0.5) return [];
  const tick = (reach: number, color: 'ink' | 'paper', z: number): ChartElement => ({
    ...lineElement(
      frame,
      { x1: at, x2: at, y1: y - reach, y2: y + reach },
      { color, width: 2, dash: [] },
    ),
    z,
  });
  const isOnBar = bar !== null && at > bar.x && at < bar.x + bar.width - 1;
  return [tick(height / 2 + OVER, 'ink', 3), ...(isOnBar ? [tick(height / 2, 'paper', 4)] : [])];
}
