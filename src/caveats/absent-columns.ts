import type { Lookup } from '../metrics/lookup.ts';
import type { FigureReason } from '../metrics/reason.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';

/** Headers that no export of a dataset has, and the metrics that have no figure without them. */
export interface AbsentColumns {
  readonly dataset: string;
  readonly columns: readonly string[];
  readonly metrics: readonly LostMetric[];
}

/** A metric without a figure, or without a breakdown. */
export interface LostMetric {
  readonly metric: string;
  readonly isSplit: boolean;
}

/** What columns would bring that no export has, each once, with the headers that would bring it. */
export function absentColumns(
  lookup: Lookup,
  metrics: readonly string[],
  datasets: readonly DatasetSpec[],
): readonly AbsentColumns[] {
  const found = metrics.flatMap((id) => {
    const { metric, result, outcome } = lookup.figure(id, {});
    const lost = { metric: metric.name, isSplit: false };
    const split = (outcome.lacking ?? []).map(({ reason }) =>
      lackOf(reason, metric.scope.dataset, { ...lost, isSplit: true }),
    );
    return [lackOf(result.reason, metric.scope.dataset, lost), ...split].flatMap(
      (one) => one ?? [],
    );
  });
  const same = Map.groupBy(found, ({ of, columns }) => JSON.stringify([of, columns]));
  return [...same.values()].flatMap(([first, ...rest]) =>
    first
      ? [
          {
            dataset: datasets.find((one) => one.id === first.of)?.name ?? first.of,
            columns: first.columns,
            metrics: eachOnce([first, ...rest].map(({ lost }) => lost)),
          },
        ]
      : [],
  );
}

interface Lack {
  readonly of: string;
  readonly columns: readonly string[];
  readonly lost: LostMetric;
}

function lackOf(reason: FigureReason | undefined, own: string, lost: LostMetric): Lack | null {
  switch (reason?.code) {
    case 'columns_missing':
      return { of: own, columns: reason.params.columns, lost };
    case 'base_columns_missing':
      return { of: reason.params.dataset, columns: reason.params.columns, lost };
    default:
      return null;
  }
}

/** A metric that is lost in whole is not told again of its parts. */
function eachOnce(lost: readonly LostMetric[]): readonly LostMetric[] {
  const names = new Map<string, LostMetric>();
  for (const one of lost) if (names.get(one.metric)?.isSplit !== false) names.set(one.metric, one);
  return [...names.values()];
}
