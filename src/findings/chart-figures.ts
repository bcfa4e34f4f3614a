import type { Figure, Lookup } from '../metrics/lookup.ts';
import type { ChartSpec } from '../pack/outline/chart-specs.ts';
import { membersOrWhy } from './members-or-why.ts';

/** The figures that a chart or a shaded table shows, totals that it starts or ends with included. */
export function figuresOfChart(spec: ChartSpec, lookup: Lookup): readonly Figure[] {
  const one = (metric: string, only: Readonly<Record<string, string>>): readonly Figure[] => {
    const figure = lookup.figure(metric, only);
    return figure ? [figure] : [];
  };
  const split = (
    metric: string,
    dimensions: readonly string[],
    only: Readonly<Record<string, string>>,
  ): readonly Figure[] => membersOrWhy(lookup, metric, dimensions, only);
  switch (spec.kind) {
    case 'bullet':
    case 'dot_interval':
      return spec.rows.flatMap((row) => row.of.flatMap((only) => one(row.metric, only)));
    case 'diverging': {
      const { by } = spec;
      return spec.rows.flatMap((row) =>
        row.of.flatMap((only) =>
          by === null ? one(row.metric, only) : split(row.metric, [by, ...Object.keys(only)], only),
        ),
      );
    }
    case 'pareto': {
      const dimensions = [spec.by, ...Object.keys(spec.only)];
      const members = split(spec.metric, dimensions, spec.only);
      const shown = members
        .filter(({ result }) => !spec.apart.includes(result.by[spec.by] ?? ''))
        .toSorted((a, b) => (b.result.value ?? 0) - (a.result.value ?? 0))
        .slice(0, spec.top ?? members.length);
      // A metric that has no value has a total that says why.
      return members.length > 0 ? shown : one(spec.metric, spec.only);
    }
    case 'waterfall':
      return [
        ...one(spec.metric, spec.only),
        ...split(spec.metric, [spec.by, ...Object.keys(spec.only)], spec.only),
      ];
    case 'slope': {
      const dimensions = [...spec.by, ...Object.keys(spec.only)];
      const ranks = split(spec.metric, dimensions, spec.only);
      if (ranks.length > 0) return ranks;
      // A metric that has no value has no members either, but a total that says why.
      return one(spec.metric, {}).filter(({ result }) => result.status !== 'ok');
    }
    case 'timeline':
      return [...one(spec.metric, {}), ...split(spec.metric, spec.by, {})];
    case 'stacked':
      return [
        ...one(spec.metric, spec.only),
        ...split(spec.metric, [spec.by, ...Object.keys(spec.only)], spec.only),
      ];
    case 'range':
      return spec.rows.flatMap(({ metrics, by, only }) =>
        metrics.flatMap((metric) =>
          by === null ? one(metric, only) : split(metric, [by, ...Object.keys(only)], only),
        ),
      );
    case 'daily': {
      // Of single days only the one with most is told of.
      const days = split(spec.metric, [spec.by, ...Object.keys(spec.only)], spec.only);
      const [most] = days.toSorted((a, b) => (b.result.value ?? 0) - (a.result.value ?? 0));
      return most ? [most] : one(spec.metric, spec.only);
    }
    case 'heat':
      return spec.rows.flatMap((row) => [
        ...(spec.total ? one(row.metric, row.only) : []),
        ...split(row.metric, [spec.across, ...Object.keys(row.only)], row.only),
      ]);
  }
}
