import { calculatorOf } from '../calculators/registry.ts';
import type { Ingested, LoadedDataset } from '../ingest/model/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { Period } from '../workspace/types.ts';
import { addedParts } from './added-parts.ts';
import { missingBaseColumns, missingColumns } from './definition.ts';
import type { FigureReason } from './reason.ts';
import type { LackingSet, MetricResult } from './types.ts';

/** A period and what its exports gave. */
interface MonthRead {
  readonly ingested: Ingested;
  readonly month: Period;
}

/** The parts of the period in whose folders no export came. */
export function absentParts({ ingested }: Pick<MonthRead, 'ingested'>): readonly Period[] {
  const gaps = ingested.coverage?.gaps ?? [];
  return gaps.flatMap(({ part, dataset }) => (dataset === null ? [part] : []));
}

/** Whether a level has no export for the one part of the period that it is of: nothing there would be counted as 0. */
export function lacksLevel(metric: MetricSpec, { ingested, month }: MonthRead): boolean {
  const parts = addedParts(metric, month);
  const gaps = ingested.coverage?.gaps ?? [];
  return (
    parts.length === 1 &&
    parts[0] !== month &&
    gaps.some(
      ({ part, dataset }) =>
        part === parts[0] && (dataset === null || dataset === metric.scope.dataset),
    )
  );
}

export function loaded(dataset: string, ingested: Ingested): LoadedDataset {
  const found = ingested.datasets.find((one) => one.spec.id === dataset);
  if (!found) throw new RangeError(`dataset ${dataset} was not loaded`);
  return found;
}

/** What a metric needs and the exports of the month do not have; `of`: which dataset, where no column is the reason. */
export interface Lack {
  readonly reason: FigureReason;
  readonly of: Pick<MetricResult, 'lacks' | 'unusable'>;
}

/** The breakdowns that a column is missing for, where the total can be told without it. */
export function lackingSets(
  metric: MetricSpec,
  dataset: LoadedDataset,
  ingested: Ingested,
): readonly LackingSet[] {
  if (!dataset.provided || lackOf(metric, dataset, ingested, []) !== null) return [];
  return metric.by.flatMap((dimensions) => {
    const lack = lackOf(metric, dataset, ingested, dimensions);
    return lack === null ? [] : [{ dimensions, reason: lack.reason }];
  });
}

/** What a metric lacks for a set of dimensions although its own export came; null when all is there. */
export function lackOf(
  metric: MetricSpec,
  dataset: LoadedDataset,
  ingested: Ingested,
  dimensions: readonly string[],
): Lack | null {
  const missing = missingColumns(metric, dataset.spec, dataset.presentColumns, dimensions);
  if (missing.length > 0)
    return { reason: { code: 'columns_missing', params: { columns: missing } }, of: {} };
  const { divisor } = calculatorOf(metric.calculator);
  if (divisor === null) return unusableOf(dataset);
  const base = loaded(divisor.base.dataset, ingested);
  const { id, name } = base.spec;
  if (!base.provided)
    return {
      reason: { code: 'base_not_provided', params: { dataset: id, name } },
      of: { lacks: id },
    };
  const columns = missingBaseColumns(metric, base.spec, base.presentColumns, dimensions);
  if (columns.length > 0)
    return {
      reason: { code: 'base_columns_missing', params: { dataset: id, name, columns } },
      of: {},
    };
  return unusableOf(dataset) ?? unusableOf(base);
}

/** That no record of a dataset counts, and some may be the month's, so that 0 would be no count. */
function unusableOf({ spec, unusable = 0 }: LoadedDataset): Lack | null {
  if (unusable === 0) return null;
  const params = { dataset: spec.id, name: spec.name, count: unusable };
  return { reason: { code: 'unusable', params }, of: { unusable: spec.id } };
}

/** The sets of dimensions that a metric is computed for, its total first: all but those that lack a column. */
export function setsOf(
  { by }: MetricSpec,
  lacking: readonly LackingSet[],
): readonly (readonly string[])[] {
  return [[], ...by].filter((set) => !lacking.some(({ dimensions }) => dimensions === set));
}
