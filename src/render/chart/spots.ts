import type { Rect } from './place-labels.ts';

/** Where one item of a chart is drawn, in CSS pixels: a page answers there to a pointer. */
export interface Spot extends Rect {
  /** Its place among the items, months or days of the chart, from 0. */
  readonly item: number;
}

/** Rows one under the other over the whole width. */
export function rowSpots(
  count: number,
  { top, rowHeight }: { readonly top: number; readonly rowHeight: number },
  width: number,
): readonly Spot[] {
  return Array.from({ length: count }, (_, item) => ({
    item,
    x: 0,
    y: top + rowHeight * item,
    width,
    height: rowHeight,
  }));
}

/** Upright strips round the middle of each month or day; those at the ends reach no further than the plot. */
export function columnSpots(
  count: number,
  middle: (item: number) => number,
  plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  },
): readonly Spot[] {
  const half = (a: number, b: number): number => (middle(a) + middle(b)) / 2;
  return Array.from({ length: count }, (_, item) => {
    const x = item === 0 ? plot.left : half(item - 1, item);
    const end = item === count - 1 ? plot.right : half(item, item + 1);
    return { item, x, y: plot.top, width: end - x, height: plot.bottom - plot.top };
  });
}
