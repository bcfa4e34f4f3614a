import type { TrendChart } from '../model/types.ts';

/** Lines whose largest values differ by more than this factor lie flat on one axis. */
const MOST_RATIO = 5;

/**
 * The trends that a trend is drawn as, one under the other: itself, or one a series where their sizes are
 * so different that the small ones could not be read on a common axis.
 */
export function trendPanels(chart: TrendChart): readonly TrendChart[] {
  const sizes = chart.series.flatMap(({ points }) => {
    const values = points.flatMap(({ value }) => (value === null ? [] : [Math.abs(value)]));
    const size = Math.max(0, ...values);
    return size > 0 ? [size] : [];
  });
  const isUneven = sizes.length > 1 && Math.max(...sizes) > MOST_RATIO * Math.min(...sizes);
  if (!isUneven) return [chart];
  const { domain: _, ...own } = chart;
  return chart.series.map((series) => ({ ...own, series: [series] }));
}
