import type { Figure, Lookup } from '../metrics/lookup.ts';
import type { BlockSpec } from '../pack/outline/types.ts';

type BarsSpec = Extract<BlockSpec, { kind: 'bars' }>;

/** The figures with a value that a bar chart shows, in the order of its bars, cut to its `top`; what is no class comes last. */
export function barFigures(spec: BarsSpec, lookup: Lookup): readonly Figure[] {
  const figures = lookup
    .figures(spec.metric, [spec.by, ...Object.keys(spec.only)], spec.only)
    .filter((figure) => figure.result.status === 'ok');
  const sorted = ordered(figures, spec.order);
  const some = sorted.filter(({ result }) => result.value !== 0);
  // Of what is ranked by how much there is, nothing is no member of it; a rate of 0 % is a value like others.
  const isAmount = spec.order === 'value' && figures[0]?.metric.shape !== 'rate';
  const shown = isAmount && some.length > 0 ? some : sorted;
  const isApart = (figure: Figure) => (spec.apart ?? []).includes(figure.result.by[spec.by] ?? '');
  const classes = shown.filter((figure) => !isApart(figure));
  return [...classes.slice(0, spec.top ?? classes.length), ...shown.filter(isApart)];
}

function ordered(figures: readonly Figure[], order: BarsSpec['order']): readonly Figure[] {
  if (order === 'configured') return figures;
  const lowFirst = order === 'worst' && figures[0]?.metric.better === 'higher';
  const value = (figure: Figure) => figure.result.value ?? 0;
  return figures.toSorted((a, b) => (lowFirst ? value(a) - value(b) : value(b) - value(a)));
}
