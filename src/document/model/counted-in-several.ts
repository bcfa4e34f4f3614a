import { isCount } from '../../calculators/parts.ts';
import type { Figure, Lookup } from '../../metrics/lookup.ts';
import { countText } from '../../number/display.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import type { MetricSpec } from '../../pack/metric/types.ts';
import type { DocumentContext } from './context.ts';

/** What the parts of a breakdown come to and what the total is, where one whole is counted in several parts. */
export interface MoreThanTotal {
  readonly sum: number;
  readonly total: number;
}

/**
 * Whether a count by these dimensions adds up to more than its total, because it counts wholes of several records (an
 * outage in a row per branch) once in each part; null where it does not.
 */
export function moreThanTotal(
  metric: MetricSpec,
  dimensions: readonly string[],
  only: Readonly<Record<string, string>>,
  lookup: Lookup,
): MoreThanTotal | null {
  const { scope } = metric;
  if (!isCount(metric) || (scope.whole ?? []).length === 0) return null;
  const all = [...new Set([...dimensions, ...Object.keys(only)])];
  const total = lookup.figure(metric.id, only).result.value;
  if (all.length === Object.keys(only).length || total === null) return null;
  const sum = lookup
    .figures(metric.id, all, only)
    .reduce((whole, { result }) => whole + (result.value ?? 0), 0);
  return sum > total ? { sum, total } : null;
}

/** The sentences about the breakdowns among these figures that add up to more than their totals; null without any. */
export function countedInSeveralNote(
  figures: readonly Figure[],
  { lookup, pack, say }: DocumentContext,
): string | null {
  const sets = new Map(
    figures.map(({ metric, result }) => {
      const dimensions = Object.keys(result.by);
      return [`${metric.id} ${dimensions.join(' ')}`, { metric, dimensions }];
    }),
  );
  const told = [...sets.values()].flatMap(({ metric, dimensions }) => {
    const more = moreThanTotal(metric, dimensions, {}, lookup);
    if (more === null) return [];
    const dataset = pack.datasets.find(({ id }) => id === metric.scope.dataset);
    return say('note.counted_in_several', {
      subject: metric.name,
      dimension: dimensions.map((name) => headerOf(name, dataset)).join('、'),
      measure: metric.counted,
      sum: countText(more.sum),
      total: countText(more.total),
    });
  });
  return told.length === 0 ? null : told.join('');
}

function headerOf(name: string, dataset: DatasetSpec | undefined): string {
  return (
    dataset?.columns.find((one) => one.name === name)?.header ??
    dataset?.derived.find((one) => one.name === name)?.label ??
    name
  );
}
