import { sizes } from '../../deck/geometry.ts';
import { type ChartElement, type ChartFrame, lineElement, textElement } from './frame.ts';
import { type RowLayout, roomFor } from './row-layout.ts';
import type { Scale } from './scale.ts';

/** What an axis takes under its rows, in CSS pixels. */
export const AXIS = sizes.axis;

/** Upright lines through rows with their values under them, as many as have room; the last one carries the unit. */
export function valueAxis(
  scale: Scale,
  unit: string,
  layout: RowLayout,
  frame: ChartFrame,
): readonly ChartElement[] {
  const count = Math.round((scale.max - scale.min) / scale.step) + 1;
  const widest = roomFor([tickText(scale.max, scale, unit)], frame, 400);
  const most = Math.max(2, Math.floor((layout.right - layout.left) / widest));
  const every = Math.ceil(count / most);
  return Array.from({ length: count }, (_, index) => scale.min + index * scale.step).flatMap(
    (value, index) => {
      const at = layout.x(value);
      const isLast = index === count - 1;
      const line = lineElement(
        frame,
        { x1: at, x2: at, y1: layout.top, y2: layout.bottom },
        { color: 'line', width: 1, dash: [] },
      );
      if ((count - 1 - index) % every !== 0) return [line];
      const text = isLast || unit === '%' ? tickText(value, scale, unit) : plain(value, scale);
      return [
        line,
        textElement(
          frame,
          text,
          { x: at, y: layout.bottom + AXIS / 2, align: isLast ? 'right' : 'center' },
          { color: 'muted', weight: 400, halo: false },
        ),
      ];
    },
  );
}

/** A value of an axis with its unit. */
export function tickText(value: number, scale: Scale, unit: string): string {
  return `${plain(value, scale)}${unit}`;
}

function plain(value: number, { decimals }: Scale): string {
  return value.toFixed(decimals);
}
