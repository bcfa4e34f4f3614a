import type { ChartLimit } from '../../document/model/types.ts';
import {
  type ChartElement,
  type ChartFrame,
  labelHeight,
  limitDash,
  lineElement,
  shorten,
  textElement,
  textWidth,
  tryFrame,
} from './frame.ts';
import { type RowLayout, type RowNeeds, rowLayout } from './row-layout.ts';

/** Rows with limits across them all: names of rows and of limits both take room, so each is laid out by the other. `above`: room over all in CSS pixels. */
export function limitedRows(
  needs: Omit<RowNeeds, 'top'> & { readonly above?: number },
  limits: readonly ChartLimit[],
  frame: ChartFrame,
): { readonly layout: RowLayout; readonly lines: readonly ChartElement[] } {
  const rough = rowLayout({ ...needs, top: 0 }, tryFrame(frame));
  const top = (needs.above ?? 0) + limitLines(limits, rough.x, tryFrame(frame)).top;
  const layout = rowLayout({ ...needs, top }, frame);
  return { layout, lines: limitLines(limits, layout.x, frame, top).lines(layout.bottom) };
}

/** Limits as upright lines over rows, each named on top of its line: the room that the names take, and the elements. */
function limitLines(
  limits: readonly ChartLimit[],
  x: (value: number) => number,
  frame: ChartFrame,
  given?: number,
) {
  const sorted = [...limits].sort((a, b) => a.value - b.value);
  // Each name stands over its line, in the lowest row where it touches no other.
  const rows: number[] = [];
  const placed = sorted.map(({ label, value, rank }) => {
    const text = shorten(frame, label, frame.width * 0.4, 400);
    const width = textWidth(frame, text, 400);
    const start = Math.max(0, Math.min(frame.width - width, x(value) - width / 2));
    const free = rows.findIndex((end) => end + 12 <= start);
    const row = free === -1 ? rows.length : free;
    rows[row] = start + width;
    return { text, start, row, rank, at: x(value) };
  });
  const top = given ?? (rows.length === 0 ? 6 : rows.length * labelHeight(frame) + 8);
  const lines = (bottom: number): readonly ChartElement[] =>
    placed.flatMap(({ text, start, row, rank, at }) => {
      const y = top - 6 - (row + 0.5) * labelHeight(frame);
      return [
        {
          ...lineElement(
            frame,
            { x1: at, x2: at, y1: y + labelHeight(frame) / 2, y2: bottom },
            { color: 'ink', width: 1.5, dash: limitDash(rank) },
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
