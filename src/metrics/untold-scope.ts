import { inMonth } from '../calculators/population.ts';
import { columnsIn } from '../pack/dataset/sql-names.ts';
import type { ColumnType, DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { quoteName } from '../store/quoted.ts';
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

/** Records of which one may or may not belong to a scope: where they are looked for, and which condition is not told. */
interface Untold {
  /** The table, and which of its records are of the month. */
  readonly table: string;
  readonly month: string;
  /** What an empty cell says of a column that the condition asks for, by its name. */
  readonly told: ReadonlyMap<string, string>;
  readonly where: string;
}

/** Numbers of records by what is asked of them; metrics share their scopes. */
export type UntoldCounts = Map<string, number>;

/**
 * How many records of the month may or may not belong to a metric's scope, because a date, number or flag that its
 * condition asks for is missing. SQL takes such a condition for not held; nothing else would tell of these records.
 * `counted` keeps what was counted.
 */
export async function untoldScope(
  metric: MetricSpec,
  dataset: DatasetSpec,
  source: FigureSource,
  counted: UntoldCounts,
): Promise<number> {
  const asked = untoldOf(metric, dataset, source);
  if (asked === null) return 0;
  const before = counted.get(nameOf(asked));
  if (before !== undefined) return before;
  const [count = 0] = await countsOf([asked], source);
  counted.set(nameOf(asked), count);
  return count;
}

/** Counts for many metrics at once; what fails is left to be asked for alone. */
export async function untoldScopes(
  all: readonly { readonly metric: MetricSpec; readonly dataset: DatasetSpec }[],
  source: FigureSource,
): Promise<UntoldCounts> {
  const counted: UntoldCounts = new Map();
  const asked = all.flatMap(({ metric, dataset }) => untoldOf(metric, dataset, source) ?? []);
  const own = new Map(asked.map((one) => [nameOf(one), one]));
  const together = Map.groupBy(own.values(), ({ table, month }) => JSON.stringify([table, month]));
  for (const several of together.values()) {
    const counts = await countsOf(several, source).catch(() => []);
    for (const [at, count] of counts.entries()) {
      const one = several[at];
      if (one) counted.set(nameOf(one), count);
    }
  }
  return counted;
}

function nameOf({ table, month, where }: Untold): string {
  return JSON.stringify([table, month, where]);
}

/** The numbers of untold records for conditions over the same records; a condition never sees what it does not ask for. */
async function countsOf(
  asked: readonly Untold[],
  { store }: Pick<FigureSource, 'store'>,
): Promise<readonly number[]> {
  const [first] = asked;
  if (!first) return [];
  const counts = asked.map(
    ({ where }, at) => `count(*) filter (where (${where}) is null) as n${at}`,
  );
  const { table, month } = first;
  const told = [...new Map(asked.flatMap((one) => [...one.told]))].map(
    ([name, sql]) => `${sql} as ${quoteName(name)}`,
  );
  const columns = told.length === 0 ? '*' : `* replace (${told.join(', ')})`;
  const [row] = await store.rows(
    `select ${counts.join(', ')} from (select ${columns} from ${table} where ${month})`,
  );
  return asked.map((_, at) => Number(row?.[`n${at}`] ?? 0));
}

function untoldOf(metric: MetricSpec, dataset: DatasetSpec, source: FigureSource): Untold | null {
  const { where } = metric.scope;
  if (where === null) return null;
  const population = populationOf(metric, source);
  const asked = new Set(columnsIn(where, dataset).columns);
  const told = [
    ...dataset.columns.filter(({ blank }) => blank === 'nothing'),
    ...dataset.derived.filter(({ type }) => type === 'text' || type === 'day'),
  ]
    .filter(({ name }) => asked.has(name))
    .map(({ name, type }): [string, string] => [
      name,
      `coalesce(${quoteName(name)}, ${NOTHING[type] ?? "''"})`,
    ]);
  const month = inMonth({ ...population, where: null });
  return { table: population.table, month, told: new Map(told), where };
}
