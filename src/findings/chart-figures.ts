import type { Figure, Lookup } from '../metrics/lookup.ts';
import { type ChartSpec, chartFigures } from '../pack/outline/charts/charts.ts';
import { membersOrWhy } from './members-or-why.ts';

/** The figures that a chart or a shaded table shows, totals that it starts or ends with included. */
export function figuresOfChart(spec: ChartSpec, lookup: Lookup): readonly Figure[] {
  return chartFigures<Figure>(spec, {
    one: (metric, only) => {
      const figure = lookup.figure(metric, only);
      return figure ? [figure] : [];
    },
    split: (metric, dimensions, only) => membersOrWhy(lookup, metric, dimensions, only),
    value: ({ result }) => result.value ?? 0,
    member: ({ result }, dimension) => result.by[dimension] ?? '',
    isOk: ({ result }) => result.status === 'ok',
  });
}
