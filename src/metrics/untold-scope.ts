import { inMonth } from '../calculators/population.ts';
import { columnsIn } from '../pack/dataset/sql-names.ts';
import type { ColumnType, DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { quoteName } from '../store/store.ts';
import { type FigureSource, populationOf } from './figure-rows.ts';

/** What stands for an empty cell that says nothing, by type; for texts the empty one. */
const NOTHING: Readonly<Partial<Record<ColumnType | 'day', string>>> = {
  hours: '0',
  number: '0',
  amount: '0',
  percent: '0',
  flag: 'false',
  datetime: "timestamp '0001-01-01'",
  month: "timestamp '0001-01-01'",
  rank: '0',
};

/**
 * How many records of the month may or may not belong to a metric's scope, because a date, number or flag that its
 * condition asks for is missing. SQL takes such a condition for not held; nothing else would tell of these records.
 * `counted` keeps what was counted: metrics share their scopes.
 */
export async function untoldScope(
  metric: MetricSpec,
  dataset: DatasetSpec,
  source: FigureSource,
  counted: Map<string, number>,
): Promise<number> {
  const { where } = metric.scope;
  if (where === null) return 0;
  const population = populationOf(metric, source);
  const asked = new Set(columnsIn(where, dataset).columns);
  const answered = [
    ...dataset.columns.filter(({ blank }) => blank === 'nothing'),
    ...dataset.derived.filter(({ type }) => type === 'text' || type === 'day'),
  ]
    .filter(({ name }) => asked.has(name))
    .map(
      ({ name, type }) =>
        `coalesce(${quoteName(name)}, ${NOTHING[type] ?? "''"}) as ${quoteName(name)}`,
    );
  const told = answered.length === 0 ? '*' : `* replace (${answered.join(', ')})`;
  const { sql, values } = inMonth({ ...population, where: null });
  const counting = `select count(*) as n from (select ${told} from ${population.table} where ${sql}) where (${where}) is null`;
  const key = JSON.stringify([counting, values]);
  const before = counted.get(key);
  if (before !== undefined) return before;
  const [row] = await source.store.rows(counting, values);
  const count = Number(row?.n ?? 0);
  counted.set(key, count);
  return count;
}
