import type { Lookup } from '../metrics/lookup.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';

/** Headers that no export of a dataset has, and the metrics that have no figure without them. */
export interface AbsentColumns {
  readonly dataset: string;
  readonly columns: readonly string[];
  readonly metrics: readonly string[];
}

/** What columns would bring that no export has, each once, with the headers that would bring it. */
export function absentColumns(
  lookup: Lookup,
  metrics: readonly string[],
  datasets: readonly DatasetSpec[],
): readonly AbsentColumns[] {
  const found = metrics.flatMap((id) => {
    const { metric, result } = lookup.figure(id, {});
    const { reason } = result;
    if (reason?.code !== 'columns_missing' && reason?.code !== 'base_columns_missing') return [];
    const of =
      reason.code === 'base_columns_missing' ? reason.params.dataset : metric.scope.dataset;
    const { columns } = reason.params;
    return [
      { dataset: datasets.find((one) => one.id === of)?.name ?? of, columns, name: metric.name },
    ];
  });
  const same = Map.groupBy(found, ({ dataset, columns }) => JSON.stringify([dataset, columns]));
  return [...same.values()].flatMap(([first, ...rest]) =>
    first
      ? [
          {
            dataset: first.dataset,
            columns: first.columns,
            metrics: [first, ...rest].map(({ name }) => name),
          },
        ]
      : [],
  );
}
