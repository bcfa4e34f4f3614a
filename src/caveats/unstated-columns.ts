import { isCount, isShare, partAmount } from '../calculators/parts.ts';
import { UNSTATED } from '../calculators/population.ts';
import type { Lookup } from '../metrics/lookup.ts';
import { labelOf } from '../pack/dataset/label-of.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';

/** A column that records leave empty though figures are divided among its members. */
export interface UnstatedColumn {
  readonly dataset: string;
  readonly column: string;
  /** Records without a word in it, and of how many. */
  readonly empty: number;
  readonly of: number;
  readonly measure: string;
}

/** Columns that some records leave empty, each once, with the widest count that is divided among its members. */
export function unstatedColumns(
  lookup: Lookup,
  metrics: readonly string[],
  datasets: readonly DatasetSpec[],
): readonly UnstatedColumn[] {
  const found = metrics.flatMap((id) => {
    const metric = lookup.metric(id);
    const dataset = datasets.find((one) => one.id === metric.scope.dataset);
    if (!dataset || !(isCount(metric) || isShare(metric))) return [];
    const single = metric.by.filter((set) => set.length === 1).flat();
    return single.map((column) => ({
      dataset: dataset.name,
      column: labelOf(column, dataset),
      empty: partAmount(lookup.figure(id, { [column]: UNSTATED })),
      of: partAmount(lookup.figure(id, {})),
      measure: metric.measure,
    }));
  });
  const same = Map.groupBy(
    found.filter(({ empty }) => empty > 0),
    ({ dataset, column }) => JSON.stringify([dataset, column]),
  );
  return [...same.values()].map((all) => all.reduce((a, b) => (b.of > a.of ? b : a)));
}
