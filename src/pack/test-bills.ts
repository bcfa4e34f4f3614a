import type { z } from 'zod';
import { resolveDataset } from './dataset/resolve-dataset.ts';
import { datasetSchema } from './dataset/schema.ts';
import type { DatasetSpec } from './dataset/types.ts';
import { resolveMetric } from './metric/resolve-metric.ts';
import { metricSchema } from './metric/schema.ts';
import type { MetricSpec } from './metric/types.ts';

const mustBeRight = (path: readonly PropertyKey[], _zh: string, en: string): void => {
  throw new Error(`${path.join('.')}: ${en}`);
};

/** Penalties with an amount, a duration, a rank and a percentage. */
export const bills: DatasetSpec = resolveDataset(
  datasetSchema.parse({
    id: 'bills',
    name: '考核清单',
    columns: [
      { name: 'branch', type: 'branch', header: '分公司', required: 'value' },
      { name: 'department', type: 'department', header: '责任单位' },
      { name: 'kind', type: 'enum', header: '类型', values: ['超时', '录入'] },
      { name: 'fee', type: 'amount', header: '金额' },
      { name: 'lasted', type: 'hours', header: '时长' },
      { name: 'place', type: 'number', header: '名次' },
      { name: 'done', type: 'percent', header: '完成率' },
    ],
  }),
  mustBeRight,
);

/** Users of each branch. */
export const users: DatasetSpec = resolveDataset(
  datasetSchema.parse({
    id: 'users',
    name: '在网用户数',
    columns: [
      { name: 'branch', type: 'branch', header: '分公司', required: 'value' },
      { name: 'first', type: 'number', header: '月初' },
      { name: 'last', type: 'number', header: '月末' },
    ],
    derived: [
      {
        name: 'mean',
        label: '月均',
        type: 'number',
        needs: [['first', 'last']],
        sql: '(first + last) / 2.0',
      },
    ],
  }),
  mustBeRight,
);

/** What a test declares of a metric, as in `metrics.yaml`. */
export type RawBillMetric = Partial<z.input<typeof metricSchema>>;

/** A metric over {@link bills}, declared as in `metrics.yaml`; a wrong reference throws. */
export function billMetric(raw: RawBillMetric): MetricSpec {
  const whole = { id: 'm', name: '指标', dataset: 'bills', calculator: 'sum', ...raw };
  const scopes = [{ id: 'all_users', name: '在网用户', dataset: 'users', where: null }];
  const context = { datasets: [bills, users], scopes, measure: '单' };
  const metric = resolveMetric(metricSchema.parse(whole), context, mustBeRight);
  if (!metric) throw new Error('the metric could not be resolved');
  return metric;
}
