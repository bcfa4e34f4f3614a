import type { Ingested } from '../ingest/model/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { shifted } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import type { PastMonth } from './types.ts';

/** A branch of which a dataset has no record, and of which it had some in the period before. */
export interface Vanished {
  readonly dataset: string;
  readonly branch: string;
  readonly month: Period;
  readonly was: number;
}

/** Of so many records in the period before, none comes by chance six times in a million (e⁻¹²). */
const FEWEST = 12;

/**
 * Branches whose records did not come: none in a dataset whose records come every day, and at least twelve by a count of
 * the period before. A branch that never has any, such as a head office, is no news.
 */
export function vanishedBranches(
  month: Period,
  { datasets }: Pick<Ingested, 'datasets'>,
  metrics: readonly MetricSpec[],
  past: readonly PastMonth[],
): readonly Vanished[] {
  const before = past.find((one) => one.month === shifted(month, -1));
  if (before === undefined) return [];
  return datasets.flatMap(({ spec, silent = [] }) => {
    const counts = metrics.filter(
      ({ scope, calculator }) => scope.dataset === spec.id && calculator.kind === 'count',
    );
    const ids = new Set(counts.map(({ id }) => id));
    const known = before.file.metrics.filter(({ id }) => ids.has(id));
    return silent.flatMap((branch) => {
      const own = known.flatMap(({ results }) =>
        results.filter(({ by }) => Object.values(by).join() === branch),
      );
      const was = Math.max(0, ...own.map(({ value }) => value ?? 0));
      return was < FEWEST ? [] : [{ dataset: spec.name, branch, month: before.month, was }];
    });
  });
}
