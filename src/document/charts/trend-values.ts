import type { TrendChart } from '../model/types.ts';

/** Every value that the axis of a trend must hold; a usual range that is wider would flatten the line. */
export function trendValues({ series, limits }: TrendChart): readonly number[] {
  return [
    ...series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])),
    ...limits.map(({ value }) => value),
  ];
}
