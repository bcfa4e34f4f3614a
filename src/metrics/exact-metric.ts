import { calculatorOf } from '../calculators/registry.ts';
import { exactCondition } from '../ingest/load/exact-conditions.ts';
import { withNames } from '../ingest/repeats/told-apart.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { Store } from '../store/store.ts';

/** The metric with its conditions as they are run, and its records by names that tell them apart; its definition stays what it says (see `definition.ts`). */
export async function exactMetric(
  metric: MetricSpec,
  dataset: DatasetSpec,
  store: Store,
): Promise<MetricSpec> {
  const exact = async (sql: string) => await exactCondition(store, sql, dataset);
  const { where } = metric.scope;
  const from = await withNames(store, dataset, metric.by.flat());
  return {
    ...metric,
    scope: {
      ...metric.scope,
      where: where === null ? null : await exact(where),
      ...(from === null ? {} : { from }),
    },
    calculator: await calculatorOf(metric.calculator).rewritten(exact),
  };
}
