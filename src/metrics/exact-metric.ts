import { exactCondition } from '../ingest/exact-conditions.ts';
import { withNames } from '../ingest/repeats/told-apart.ts';
import type { CalculatorSpec, DatasetSpec, MetricSpec } from '../pack/types.ts';
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
    calculator: await exactCalculator(metric.calculator, exact),
  };
}

async function exactCalculator(
  calculator: CalculatorSpec,
  exact: (sql: string) => Promise<string>,
): Promise<CalculatorSpec> {
  switch (calculator.kind) {
    case 'ratio':
      return { ...calculator, numerator: await exact(calculator.numerator) };
    case 'repeat_rate': {
      const { counted } = calculator;
      return { ...calculator, counted: counted === null ? null : await exact(counted) };
    }
    case 'count':
    case 'sum':
    case 'share':
    case 'percentile':
    case 'value':
    case 'per_base':
      return calculator;
  }
}
