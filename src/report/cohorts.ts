import type { Pack } from '../pack/types.ts';

/** The cohort columns that a dataset's metrics use; a record that none of them counts is of another month. */
export function cohortsOf(
  pack: Pick<Pack, 'metrics' | 'datasets'>,
): (datasetId: string) => readonly string[] {
  return (datasetId) => {
    const used = pack.metrics
      .filter((metric) => metric.scope.dataset === datasetId && metric.cohort !== null)
      .map((metric) => metric.cohort ?? '');
    const own = pack.datasets.find((dataset) => dataset.id === datasetId)?.cohort;
    return [...new Set([...(own ? [own] : []), ...used])];
  };
}
