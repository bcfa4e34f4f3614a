import { calculatorOf } from '../calculators/registry.ts';
import { columnsOf } from '../metrics/definition.ts';
import { derivedBehind } from '../pack/dataset/sql-names.ts';
import type { ColumnSpec, DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { Pack } from '../pack/types.ts';

/** One column of a dataset as who prepares an export needs to know it. */
export interface ColumnGuide {
  readonly header: string;
  readonly type: ColumnSpec['type'];
  readonly required: ColumnSpec['required'];
  /** Other headers that are read as it, and those that `init` takes for it. */
  readonly aliases: readonly string[];
  readonly likely: readonly string[];
  /** Headers that ask the opposite. */
  readonly inverse: readonly string[];
  /** Members that are known; `isOpen`: others are members of their own. */
  readonly values: readonly string[];
  readonly isOpen: boolean;
  /** Names of the metrics that have no figure without it, or one figure less. */
  readonly metrics: readonly string[];
}

/** What the exports of one dataset must have, may have, and what for. */
export interface DatasetGuide {
  readonly id: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly columns: readonly ColumnGuide[];
}

/** The datasets of a pack, each column with the metrics that read it. */
export function datasetGuides({ datasets, metrics }: Pick<Pack, 'datasets' | 'metrics'>) {
  return datasets.map((dataset): DatasetGuide => {
    const readers = metrics.map((metric) => ({ metric, columns: columnsRead(metric, dataset) }));
    return {
      id: dataset.id,
      name: dataset.name,
      words: dataset.words ?? [],
      columns: dataset.columns.map((column) => ({
        header: column.header,
        type: column.type,
        required: column.required,
        aliases: [...column.aliases, ...column.starts, ...column.ends],
        likely: column.likely ?? [],
        inverse: column.inverse,
        values: column.values.map(({ value }) => value),
        isOpen: column.open,
        metrics: readers
          .filter(({ columns }) => columns.has(column.name))
          .map(({ metric }) => metric.name),
      })),
    };
  });
}

/** The columns of this dataset that a metric reads, derived ones by what they are computed from. */
function columnsRead(metric: MetricSpec, dataset: DatasetSpec): ReadonlySet<string> {
  const { divisor } = calculatorOf(metric.calculator);
  const own =
    metric.scope.dataset === dataset.id ? columnsOf(metric, dataset, metric.by.flat()) : [];
  const base = divisor?.base.dataset === dataset.id ? divisor.base.reads : [];
  const names = [...own, ...base];
  const behind = derivedBehind(names, dataset);
  return new Set([...names, ...behind.flatMap(({ needs }) => needs.flat())]);
}
