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
import type { Rect } from './place-labels.ts';
import { GAP, type RowLayout, type RowNeeds, rowLayout } from './row-layout.ts';

/** What limit lines meet on their way: over `bars` they are light, and round `texts` they leave off. */
export interface UnderLines {
  readonly bars?: readonly Rect[];
  readonly texts?: readonly Rect[];
}

/** A line over all rows that is no limit, such as the mean of the whole. */
export interface MeanLine {
  readonly label: string;
  readonly value: number;
}

/**
 * Rows with limits across them all, and maybe the whole's mean: names of rows and of lines both take room, so each is
 * laid out by the other. `above`: room over all in CSS pixels.
 */
export function limitedRows(
  needs: Omit<RowNeeds, 'top'> & { readonly above?: number },
  limits: readonly ChartLimit[],
  frame: ChartFrame,
  mean: MeanLine | null = null,
): {
  readonly layout: RowLayout;
  readonly lines: (under: UnderLines) => readonly ChartElement[];
} {
  const all = [...limits.map(lookOfLimit), ...(mean === null ? [] : [lookOfMean(mean)])];
  const rough = rowLayout({ ...needs, top: 0 }, tryFrame(frame));
  const top = (needs.above ?? 0) + namesOf(all, rough.x, tryFrame(frame)).height;
  const layout = rowLayout({ ...needs, top }, frame);
  const { names } = namesOf(all, layout.x, frame);
  return {
    layout,
    lines: (under) => names.flatMap((name) => named(name, top, layout.bottom, under, frame)),
  };
}

interface Line {
  readonly label: string;
  readonly value: number;
  readonly color: 'ink' | 'muted';
  readonly width: number;
  readonly dash: readonly number[];
}

function lookOfLimit({ label, value, rank }: ChartLimit): Line {
  return { label, value, color: 'ink', width: 1.5, dash: limitDash(rank) };
}

function lookOfMean({ label, value }: MeanLine): Line {
  return { label, value, color: 'muted', width: 1, dash: [] };
}

interface Name extends Line {
  readonly text: string;
  readonly at: number;
  readonly start: number;
  readonly end: number;
  /** From 0, the one next to the rows. */
  readonly row: number;
}

/** From a line to the name beside it. */
const BESIDE = 5;

/**
 * Each name stands over its line or beside it, in as few rows as let it touch no other name and no line run through it.
 * `height` is what the names take in CSS pixels.
 */
function namesOf(lines: readonly Line[], x: (value: number) => number, frame: ChartFrame) {
  const sorted = lines.toSorted((a, b) => a.value - b.value);
  const fits = sorted.map((line): readonly Omit<Name, 'row'>[] => {
    const text = shorten(frame, line.label, frame.width * 0.4, 400);
    const width = textWidth(frame, text, 400);
    const at = x(line.value);
    const over = Math.max(0, Math.min(frame.width - width, at - width / 2));
    return [over, at - width - BESIDE, at + BESIDE]
      .filter((start) => start >= 0 && start + width <= frame.width)
      .map((start) => ({ ...line, text, at, start, end: start + width }));
  });
  const heights = sorted.map((_, index) => index + 1);
  const found = heights.map((height) => placed(fits, [], height)).find((one) => one !== null);
  // Too many for any order: one over the other.
  const names = found ?? fits.flatMap(([over], row) => (over ? [{ ...over, row }] : []));
  const rows = Math.max(-1, ...names.map(({ row }) => row)) + 1;
  return { names, height: rows === 0 ? 6 : rows * labelHeight(frame) + 8 };
}

/** The names that are left put into so many rows, or null where they do not fit with those that stand. */
function placed(
  [first, ...others]: readonly (readonly Omit<Name, 'row'>[])[],
  standing: readonly Name[],
  height: number,
): readonly Name[] | null {
  if (first === undefined) return standing;
  for (let row = 0; row < height; row += 1) {
    for (const place of first) {
      const name = { ...place, row };
      const rest = isFree(name, standing) ? placed(others, [...standing, name], height) : null;
      if (rest !== null) return rest;
    }
  }
  return null;
}

function isFree(place: Name, names: readonly Name[]): boolean {
  const runsThrough = (line: Name, name: Name): boolean =>
    line.row > name.row && line.at > name.start - 3 && line.at < name.end + 3;
  return names.every(
    (name) =>
      (name.row !== place.row || name.end + GAP <= place.start || place.end + GAP <= name.start) &&
      !(name.row === place.row && isBetween(name.at, place)) &&
      !(name.row === place.row && isBetween(place.at, name)) &&
      !runsThrough(place, name) &&
      !runsThrough(name, place),
  );
}

/** Whether the beginning of another's line, next to its name, would touch this name. */
function isBetween(at: number, { start, end }: Name): boolean {
  return at > start - 3 && at < end + 3;
}

function named(
  { text, at, start, row, color, width, dash }: Name,
  top: number,
  bottom: number,
  { bars = [], texts = [] }: UnderLines,
  frame: ChartFrame,
): readonly ChartElement[] {
  const y = top - 6 - (row + 0.5) * labelHeight(frame);
  const meets = ({ x, width: wide }: Rect): boolean => at > x && at < x + wide;
  const covered = bars.filter(meets);
  const gaps = texts.filter(meets);
  const piece = (y1: number, y2: number, onBar: boolean): ChartElement => ({
    ...lineElement(
      frame,
      { x1: at, x2: at, y1, y2 },
      { color: onBar ? 'paper' : color, width, dash },
    ),
    z: 5,
  });
  const cuts = [y + labelHeight(frame) / 2, bottom]
    .concat([...covered, ...gaps].flatMap((rect) => [rect.y, rect.y + rect.height]))
    .filter((cut) => cut >= y && cut <= bottom)
    .sort((a, b) => a - b);
  const pieces = cuts.slice(1).flatMap((to, index): readonly ChartElement[] => {
    const from = cuts[index] ?? to;
    const middle = (from + to) / 2;
    const isIn = (rect: Rect): boolean => middle > rect.y && middle < rect.y + rect.height;
    return to - from < 0.5 || gaps.some(isIn) ? [] : [piece(from, to, covered.some(isIn))];
  });
  return [
    ...pieces,
    textElement(
      frame,
      text,
      { x: start, y, align: 'left' },
      { color: 'muted', weight: 400, halo: false },
    ),
  ];
}
