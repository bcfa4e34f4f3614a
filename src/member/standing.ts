import { type Figure, lookupOver } from '../metrics/lookup.ts';
import type { MetricOutcome } from '../metrics/types.ts';
import { memberColumn } from './focus.ts';
import type { MemberMetrics } from './member-figures.ts';

/** How the member stands in one metric beside the others and the whole. */
export interface Standing {
  readonly own: Figure;
  readonly whole: Figure;
  /** Its place, 1 the best; members with one value share it. */
  readonly rank: number;
  /** How many members have a value. */
  readonly members: number;
  /** Those with the best value, in the order of tables. */
  readonly best: readonly Figure[];
}

/** Of a sample of fewer no order is told. */
interface Thresholds {
  readonly small_sample: number;
}

/** The member's place in every metric that has a better and a worse side and a value of at least one other. */
export function standingsOf(
  outcomes: readonly MetricOutcome[],
  given: MemberMetrics,
  isShown: (metric: string) => boolean,
  { small_sample }: Thresholds,
): readonly Standing[] {
  const lookup = lookupOver(given.metrics, outcomes);
  return given.metrics.flatMap((metric): Standing[] => {
    const dataset = given.datasets.find(({ id }) => id === metric.scope.dataset);
    const column = dataset ? memberColumn(dataset, given.focus.level) : null;
    // A small member has fewer of everything: amounts put nobody in a place.
    if (column === null || metric.better === 'none' || metric.shape === 'amount') return [];
    if (!isShown(metric.id)) return [];
    const isTold = ({ result }: Figure): boolean =>
      result.status === 'ok' &&
      (metric.population !== 'sample' || (result.denominator ?? 0) >= small_sample);
    const all = lookup.figures(metric.id, [column], {}).filter(isTold);
    const own = all.find(({ result }) => result.by[column] === given.focus.name);
    const better = (a: Figure, b: Figure): boolean =>
      metric.better === 'lower' ? amountOf(a) < amountOf(b) : amountOf(a) > amountOf(b);
    const best = all.filter((one) => !all.some((other) => better(other, one)));
    if (!own || all.length < 2) return [];
    const rank = 1 + all.filter((one) => better(one, own)).length;
    return [{ own, whole: lookup.figure(metric.id, {}), rank, members: all.length, best }];
  });
}

function amountOf({ result }: Figure): number {
  return result.value ?? 0;
}
