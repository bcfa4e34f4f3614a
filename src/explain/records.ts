import type { Membership, Query } from '../calculators/population.ts';
import { calculatorOf } from '../calculators/registry.ts';
import type { InputFile } from '../ingest/model/types.ts';
import { asWritten } from '../ingest/values/shown-numbers.ts';
import { fixed, fraction } from '../number/fraction.ts';
import { labelOf } from '../pack/dataset/label-of.ts';
import { columnsIn } from '../pack/dataset/sql-names.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { listValue, type Print } from '../records/lists.ts';
import { EXACT_PARTS, inExactParts } from '../store/exact-number.ts';
import { quoteName } from '../store/quoted.ts';
import type { SqlRow, Store } from '../store/store.ts';
import type { Part, PartCounts } from './facts/types.ts';
import type { ExplainedRecord, ExplainedRecords } from './types.ts';

/** Counts and adds up the records behind a result. */
export async function countParts(store: Store, membership: Membership): Promise<PartCounts> {
  const { records, units } = membership;
  const [row = {}] = await store.rows(
    `select count(*) filter (where in_numerator) as over, count(*) filter (where in_denominator) as under,
       count(*) filter (where excluded) as excluded, count(who) as named,
       count(distinct who) filter (where in_numerator) as users_over,
       count(distinct who) filter (where in_denominator) as users_under,
       cast(sum(${inExactParts('amount')}) filter (where in_numerator) as varchar) as amount
     from (${records.sql})`,
    records.values,
  );
  const added = units === null ? row.amount : await sumOf(store, units);
  return {
    over: Number(row.over),
    under: Number(row.under),
    excluded: Number(row.excluded),
    users:
      Number(row.named) === 0
        ? null
        : { over: Number(row.users_over), under: Number(row.users_under) },
    amount: sumText(added),
    above: units === null ? null : sumText(row.amount),
  };
}

function sumText(sum: SqlRow[string] | undefined): string | null {
  return typeof sum === 'string' ? fixed(fraction(BigInt(sum), EXACT_PARTS), 6) : null;
}

async function sumOf(store: Store, { sql, values }: Query) {
  const [row = {}] = await store.rows(
    `select cast(sum(${inExactParts('amount')}) as varchar) as amount from (${sql})`,
    values,
  );
  return row.amount;
}

/** Where records are read, and how much of them may be seen. */
export interface RecordSource extends Print {
  readonly store: Store;
  readonly files: readonly InputFile[];
  /** null gives them all. */
  readonly most: number | null;
}

/** The records of a metric's dataset behind a result: numerator first, users together, then in the order of time. */
export async function recordsBehind(
  metric: MetricSpec,
  dataset: DatasetSpec,
  dimensions: readonly string[],
  { records }: Membership,
  source: RecordSource,
): Promise<ExplainedRecords> {
  const { where } = metric.scope;
  const reads = calculatorOf(metric.calculator).reads;
  const wanted = [
    ...dataset.key,
    ...reads,
    ...dimensions,
    ...(metric.cohort === null ? [] : [metric.cohort]),
    ...(where === null ? [] : columnsIn(where, dataset).columns),
  ];
  const order = [
    'in_numerator desc',
    'in_denominator desc',
    'who',
    ...(metric.cohort === null ? [] : ['moment']),
  ];
  const at = metric.cohort === null ? '' : `, t.${quoteName(metric.cohort)} as moment`;
  return await read(
    dataset,
    wanted,
    { ...records, parts: `, in_numerator, in_denominator${at}` },
    order,
    source,
  );
}

/** The other dataset's records that a result is divided by. */
export async function unitsBehind(
  dataset: DatasetSpec,
  column: string,
  units: Query,
  source: RecordSource,
): Promise<ExplainedRecords> {
  return await read(dataset, [...dataset.key, column], { ...units, parts: '' }, [], source);
}

async function read(
  dataset: DatasetSpec,
  wanted: readonly string[],
  query: Query & { readonly parts: string },
  order: readonly string[],
  { store, files, masker, words, most }: RecordSource,
): Promise<ExplainedRecords> {
  const known = new Set([...dataset.columns, ...dataset.derived].map(({ name }) => name));
  const columns = [...new Set(wanted)].filter((name) => known.has(name));
  const [all = {}] = await store.rows(`select count(*) as n from (${query.sql})`, query.values);
  const found = await store.rows(
    `select _file, _record${query.parts}${columns.map((name, i) => `, ${masker === null ? asWritten(name, dataset, 't.') : `t.${quoteName(name)}`} as c${i}`).join('')}
     from (${query.sql}) join ${quoteName(dataset.id)} as t using (_file, _record)
     order by ${[...order, '_file', '_record'].join(', ')}${most === null ? '' : ` limit ${most}`}`,
    query.values,
  );
  return {
    dataset: dataset.name,
    count: Number(all.n),
    columns: columns.map((name) => labelOf(name, dataset)),
    rows: found.map((row): ExplainedRecord => {
      const cells = columns.map((name, i) =>
        listValue(row[`c${i}`] ?? null, name, dataset, { masker, words }),
      );
      const file = files[Number(row._file)]?.path ?? '';
      return { part: partOf(row), file, record: Number(row._record), cells };
    }),
  };
}

function partOf(row: SqlRow): Part {
  if (!('in_numerator' in row)) return 'unit';
  if (row.in_numerator === true) return row.in_denominator === true ? 'both' : 'over';
  return row.in_denominator === true ? 'under' : 'excluded';
}
