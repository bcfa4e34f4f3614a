import type { MetricsFile, PastMonth } from '../metrics/types.ts';
import { labelOf } from '../pack/dataset/label-of.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { Pack } from '../pack/types.ts';
import type { Period } from '../workspace/types.ts';

/** A row of a sheet to be filled with earlier figures, cell by cell in the order of its columns; what is known stands in it. */
export type TemplateRow = readonly (string | number)[];

/**
 * One row a metric, member and month: each metric as a whole, and those parts of it that are held to a limit in a month on
 * file. Months that a report or a sheet told already carry their figures.
 */
export function templateRows(
  pack: Pack,
  months: readonly Period[],
  past: readonly PastMonth[],
): readonly TemplateRow[] {
  return pack.metrics.flatMap((metric) =>
    keysOf(metric, past).flatMap((by) =>
      months.map((month) => rowOf(metric, by, month, pack, past)),
    ),
  );
}

type Members = Readonly<Record<string, string>>;

function keysOf({ id }: MetricSpec, past: readonly PastMonth[]): readonly Members[] {
  const judged = resultsOf(past.at(-1)?.file, id).filter(
    ({ by, targets }) => Object.keys(by).length > 0 && targets.some(({ judges }) => judges),
  );
  return [{}, ...judged.map(({ by }) => by)];
}

function rowOf(
  metric: MetricSpec,
  by: Members,
  month: Period,
  { datasets }: Pack,
  past: readonly PastMonth[],
): TemplateRow {
  const dataset = datasets.find(({ id }) => id === metric.scope.dataset);
  const members = Object.entries(by)
    .map(([name, member]) => `${dataset ? labelOf(name, dataset) : name}=${member}`)
    .join('；');
  const known = resultsOf(past.find((one) => one.month === month)?.file, metric.id).find(
    (one) => JSON.stringify(one.by) === JSON.stringify(by),
  );
  return [
    month,
    metric.id,
    metric.name,
    members,
    metric.measure,
    known?.numerator ?? '',
    known?.denominator ?? '',
    known?.value ?? '',
  ];
}

function resultsOf(file: MetricsFile | undefined, id: string) {
  return file?.metrics.find((one) => one.id === id)?.results ?? [];
}
