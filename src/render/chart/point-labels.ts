import type { TrendChart } from '../../document/model/types.ts';
import {
  type ChartElement,
  type ChartFrame,
  seriesLook,
  textElement,
  textSize,
  textWidth,
} from './frame.ts';
import { crosses, overlaps, type Point, type Rect } from './place-labels.ts';

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The values beside the points, but the last, which stands at the line's end: over a line that rises, under one that
 * falls. A label that would lie on a line, a point, a limit or another label moves to the other side or further off, and
 * where that is taken it is left out; a single line's labels may lie on a limit, with a halo that cuts the limit alone.
 */
export function pointLabels(
  chart: TrendChart,
  lines: readonly (readonly (Point | null)[])[],
  limits: readonly number[],
  plot: Plot,
  frame: ChartFrame,
): readonly ChartElement[] {
  const segments = lines.flatMap(segmentsOf);
  const markers = lines.flatMap((line) =>
    line.flatMap((point) => (point === null ? [] : [around(point)])),
  );
  const limitLines = limits.map(
    (y) =>
      [
        { x: plot.left, y },
        { x: plot.right, y },
      ] as const,
  );
  const taken: Rect[] = [];
  const elements: ChartElement[] = [];

  for (const [index, series] of chart.series.entries()) {
    for (const [at, { display }] of series.points.entries()) {
      const point = lines[index]?.[at] ?? null;
      if (point === null || at === series.points.length - 1) continue;
      const width = textWidth(frame, display, 400);
      const height = textSize(frame) + 2;
      const near = placesOf(lines[index] ?? [], at, point, width, height);
      const places = near
        .filter(({ y }) => isOutside(y, point, at, lines))
        .map(({ x, y }) => ({
          x: x - width / 2,
          y: y - height / 2,
          width,
          height,
        }));
      const isFree = (rect: Rect): boolean =>
        rect.x >= plot.left - 30 &&
        rect.x + rect.width <= plot.right &&
        rect.y >= plot.top - 10 &&
        rect.y + rect.height <= plot.bottom &&
        ![...taken, ...markers].some((other) => overlaps(rect, other)) &&
        !segments.some(([from, to]) => crosses(from, to, rect));
      const isClear = (rect: Rect): boolean =>
        isFree(rect) && !limitLines.some(([from, to]) => crosses(from, to, rect));
      const clear = places.find(isClear);
      const onLimit = (rect: Rect): boolean => isFree(rect) && isFree(withHalo(rect));
      const place = clear ?? (chart.series.length === 1 ? places.find(onLimit) : undefined);
      if (place === undefined) continue;
      taken.push(place);
      elements.push(
        textElement(
          frame,
          display,
          { x: place.x + width / 2, y: place.y + height / 2, align: 'center' },
          {
            color: chart.series.length === 1 ? 'ink' : seriesLook(index).color,
            weight: 400,
            halo: place !== clear,
          },
        ),
      );
    }
  }
  return elements;
}

/** Of several lines a label stands over the uppermost or under the lowest, so that it is clear whose it is. */
function isOutside(
  y: number,
  point: Point,
  at: number,
  lines: readonly (readonly (Point | null)[])[],
): boolean {
  const others = lines.flatMap((line) => line[at] ?? []).filter((other) => other !== point);
  if (others.length === 0) return true;
  return y < point.y
    ? others.every((other) => other.y > point.y)
    : others.every((other) => other.y < point.y);
}

/** Centres of the places for a label: over or under the point, the better side first; then beside it. */
function placesOf(
  line: readonly (Point | null)[],
  at: number,
  point: Point,
  width: number,
  height: number,
): readonly Point[] {
  const side = sideOf(line[at - 1] ?? null, point, line[at + 1] ?? null);
  const near = height / 2 + 8;
  const upright = [0, 8, 16].flatMap((off) => [(near + off) * side, (near + off) * -side]);
  const beside = width / 2 + 9;
  return [
    ...upright.map((offset) => ({ x: point.x, y: point.y + offset })),
    ...[-1, 1].flatMap((right) =>
      [-1, 1].map((down) => ({ x: point.x + beside * right, y: point.y + (height / 2) * down })),
    ),
  ];
}

/** The side of a label, 1 under its point and -1 over it: outside of a bend, else over what rises and under what falls. */
function sideOf(before: Point | null, point: Point, after: Point | null): 1 | -1 {
  const first = before === null ? 0 : Math.sign(point.y - before.y);
  const second = after === null ? 0 : Math.sign(after.y - point.y);
  // On a screen a larger y is lower: what rises grows smaller.
  if (first === second) return first > 0 ? 1 : -1;
  return first > second ? 1 : -1;
}

/** A label with the paper behind it. */
function withHalo({ x, y, width, height }: Rect): Rect {
  return { x: x - 4, y: y - 3, width: width + 8, height: height + 6 };
}

function segmentsOf(line: readonly (Point | null)[]): readonly (readonly [Point, Point])[] {
  return line.flatMap((from, index) => {
    const to = line[index + 1];
    return from === null || to === null || to === undefined ? [] : [[from, to] as const];
  });
}

function around(point: Point): Rect {
  return { x: point.x - 6, y: point.y - 6, width: 12, height: 12 };
}
