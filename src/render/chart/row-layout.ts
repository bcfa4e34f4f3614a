import { sizes } from '../../deck/geometry.ts';
import {
  type ChartElement,
  type ChartFrame,
  labelHeight,
  textElement,
  textWidth,
} from './frame.ts';
import { labelLines } from './label-lines.ts';

/** Distance between names, bars and texts in CSS pixels. */
export const GAP = 12;
const LEAST_AXIS = 80;
const SHORTEST_NAME = 64;
/** Share of the width that names may take. */
const NAMES = 0.34;

/** Rows one under the other: names at the left, an axis in the middle, texts at the right. */
export interface RowLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly rowHeight: number;
  /** Middle of a row. */
  readonly y: (row: number) => number;
  readonly x: (value: number) => number;
  /** The names of the rows. */
  readonly names: readonly ChartElement[];
}

export interface RowNeeds {
  readonly labels: readonly string[];
  /** Room for texts right of the axis, in CSS pixels. */
  readonly end: number;
  /** Room for texts left of the axis's own left end, in CSS pixels. */
  readonly start?: number;
  readonly top: number;
  readonly bottom: number;
  readonly min: number;
  readonly max: number;
  /** How far names stand over the middle of their rows, in CSS pixels. */
  readonly lift?: number;
  /** Height in CSS pixels over which a row does not grow. */
  readonly highest?: number;
}

/** Shares a chart's room out to its rows; few rows keep a sensible height and stand together at the top. */
export function rowLayout(needs: RowNeeds, frame: ChartFrame): RowLayout {
  const room = frame.height - needs.top - needs.bottom;
  const rowHeight = Math.min(
    needs.highest ?? sizes.highestRow,
    room / Math.max(1, needs.labels.length),
  );
  // Names give way before the axis does, and figures never.
  const spare = frame.width - needs.end - (needs.start ?? 0) - LEAST_AXIS;
  const most = Math.max(SHORTEST_NAME, Math.min(frame.width * NAMES, spare));
  const lines = rowHeight >= 2 * labelHeight(frame) - 4 ? 2 : 1;
  const labels = needs.labels.map((label) => labelLines(frame, label, most, lines));
  const widest = Math.max(0, ...labels.flat().map((line) => textWidth(frame, line, 400)));
  const left = widest + GAP + (needs.start ?? 0);
  const right = Math.max(left + 40, frame.width - needs.end);
  const y = (row: number): number => needs.top + rowHeight * (row + 0.5);
  return {
    left,
    right,
    top: needs.top,
    bottom: needs.top + rowHeight * labels.length,
    rowHeight,
    y,
    x: (value) => left + ((right - left) * (value - needs.min)) / (needs.max - needs.min || 1),
    names: labels.flatMap((label, row) =>
      label.map((line, at) =>
        textElement(
          frame,
          line,
          {
            x: widest,
            y:
              y(row) - (needs.lift ?? 0) + (at - (label.length - 1) / 2) * (labelHeight(frame) - 2),
            align: 'right',
          },
          { color: 'ink', weight: 400, halo: false },
        ),
      ),
    ),
  };
}

/** Width of the widest of some texts, with the gap before it; nothing for none. */
export function roomFor(texts: readonly string[], frame: ChartFrame, weight: 400 | 700): number {
  const widest = Math.max(0, ...texts.map((text) => textWidth(frame, text, weight)));
  return widest === 0 ? 0 : widest + GAP;
}
