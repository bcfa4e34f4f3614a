import { membershipOf } from '../metrics/figure-rows.ts';
import type { MetricResult } from '../metrics/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { OpenMonth } from '../report/make-report.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import type { PartCounts } from './facts/types.ts';
import { countParts } from './records.ts';

/** Whether the records behind a result make it again: by number, by users, or by what they say. */
export function agrees(metric: MetricSpec, result: MetricResult, counts: PartCounts): boolean {
  const { over, under, users, amount, above } = counts;
  const { numerator, denominator, value } = result;
  const isAmount = (sum: number) => Math.abs(sum - (value ?? Number.NaN)) < 1e-6;
  const isClose = (sum: string | null, part: number | null) =>
    Math.abs(Number(sum ?? 0) - (part ?? Number.NaN)) < 1e-6 * Math.max(1, Math.abs(part ?? 0));
  switch (metric.calculator.kind) {
    case 'count':
      return over === value && under === 0;
    case 'ratio':
    case 'share':
      return over === (numerator ?? 0) && under === (denominator ?? 0);
    case 'repeat_rate':
      return (users?.over ?? 0) === (numerator ?? 0) && (users?.under ?? 0) === (denominator ?? 0);
    case 'per_base':
      return over === numerator && Number(amount) === denominator;
    case 'quotient':
      return isClose(above, numerator) && isClose(amount, denominator);
    case 'mean':
      return isClose(amount, numerator) && over === denominator;
    case 'sum':
      return isAmount(Number(amount ?? 0));
    // One record holds the place.
    case 'percentile':
      return over === 1 && under > 0 && isAmount(Number(amount));
    case 'value':
      return over > 0 && isAmount(Number(amount) / over);
  }
}

/** What counting every result of a month again gave. */
export interface Recounted {
  /** Results that their records do not make again, with both. */
  readonly differing: readonly string[];
  /** How many were counted, by calculator. */
  readonly seen: ReadonlyMap<string, number>;
}

/** Counts every result of a month again, from the records behind it. */
export async function recounted(
  { computed, lookup, store }: OpenMonth,
  frame: { readonly workspace: Workspace; readonly month: Period },
): Promise<Recounted> {
  const differing: string[] = [];
  const seen = new Map<string, number>();
  for (const { id, results } of computed.outcomes) {
    const metric = lookup.metric(id);
    for (const result of results.filter(({ status }) => status === 'ok')) {
      const counts = await countParts(store, membershipOf(metric, result.by, frame));
      const left = computed.exclusions.find(({ key, of }) => key === result.key && of === 'figure');
      if (!agrees(metric, result, counts) || counts.excluded !== (left?.count ?? 0))
        differing.push(`${result.key}: ${result.display} but ${JSON.stringify(counts)}`);
      const { kind } = metric.calculator;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
  }
  return { differing, seen };
}
