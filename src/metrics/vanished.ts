import type { Ingested } from '../ingest/model/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { shifted } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import type { MetricResult, PastMonth } from './types.ts';

/** A branch of which a dataset has no record, and of which it had some in a period before. */
export interface Vanished {
  readonly dataset: string;
  readonly branch: string;
  readonly month: Period;
  /** The most records that a figure of then tells of; there may have been more. */
  readonly was: number;
}

/** Of so many records in the period before, none comes by chance six times in a million (e⁻¹²). */
const FEWEST = 12;
/** An export that stays away is told again, until three reports have gone without it. */
const PERIODS_BACK = [-1, -2, -3];

/**
 * Branches whose records did not come: none in a dataset whose records come every day, and at least twelve by a figure of
 * one of the three periods before, the newest that has as many. A branch that never has any, such as a head office, is no
 * news.
 */
export function vanishedBranches(
  month: Period,
  { datasets }: Pick<Ingested, 'datasets'>,
  metrics: readonly MetricSpec[],
  past: readonly PastMonth[],
): readonly Vanished[] {
  const before = PERIODS_BACK.flatMap((back) =>
    past.filter((one) => one.month === shifted(month, back)),
  );
  return datasets.flatMap(({ spec, silent = [] }) => {
    const tellers = new Map(
      metrics.flatMap((metric) => {
        const records = metric.over ? undefined : RECORDS[metric.calculator.kind];
        return metric.scope.dataset === spec.id && records ? [[metric.id, records]] : [];
      }),
    );
    return silent.flatMap((branch) => {
      const known = before.flatMap((one) => {
        const was = Math.max(
          0,
          ...one.file.metrics.flatMap(({ id, results }) =>
            results
              .filter(({ by }) => Object.values(by).join() === branch)
              .map((result) => tellers.get(id)?.(result) ?? 0),
          ),
        );
        return was < FEWEST ? [] : [{ dataset: spec.name, branch, month: one.month, was }];
      });
      return known.slice(0, 1);
    });
  });
}

/** How many records a figure tells of at least, of calculators that count them. */
const RECORDS: Partial<
  Record<MetricSpec['calculator']['kind'], (result: MetricResult) => number | null>
> = {
  count: ({ value }) => value,
  ratio: ({ denominator }) => denominator,
};
