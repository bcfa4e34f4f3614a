import { fault } from '../messages/fault.ts';
import type { DatasetSpec, DerivedSpec } from '../pack/types.ts';
import { maskText } from '../privacy/mask.ts';
import { quoteName, type Store } from '../store/store.ts';
import type { TimeRange } from '../workspace/period.ts';
import { readableTable } from './typed-load.ts';

/** Records of one file in the dataset's table. */
export interface Kept {
  readonly accepted: number;
  readonly otherMonth: number;
}

const DERIVED_TYPES: Readonly<Record<DerivedSpec['type'], string>> = {
  text: 'VARCHAR',
  flag: 'BOOLEAN',
  hours: 'DECIMAL(18,6)',
  number: 'DECIMAL(18,6)',
  day: 'VARCHAR',
};

/**
 * Makes the dataset's table from the readable records: the columns, `_file`, `_record`, the derived
 * columns in their order (null where none of their `needs` is present) and `in_month` by the default cohort.
 */
export async function createDatasetTable(
  store: Store,
  spec: DatasetSpec,
  present: ReadonlySet<string>,
  period: TimeRange,
): Promise<void> {
  const inMonth = spec.cohort === null ? 'true' : within(spec.cohort, period);
  const derived = withPresence(spec, present);
  const select = (count: number) => layers(spec, derived.slice(0, count));
  try {
    await store.run(
      `CREATE TABLE ${quoteName(spec.id)} AS SELECT *, ${inMonth} AS in_month FROM ${select(derived.length)}`,
    );
  } catch (cause) {
    for (const [at, { name }] of derived.entries()) {
      await store
        .run(`SELECT count(${quoteName(name)}) FROM ${select(at + 1)}`)
        .catch((itsCause: unknown) => {
          throw derivedFault(spec, name, itsCause);
        });
    }
    throw cause;
  }
  await store.run(`DROP TABLE ${quoteName(readableTable(spec))}`);
}

/** Counts the table's records by file number: other month is what none of the cohort columns puts into the period. */
export async function countKept(
  store: Store,
  spec: DatasetSpec,
  cohorts: readonly string[],
  period: TimeRange,
): Promise<ReadonlyMap<number, Kept>> {
  const counts =
    cohorts.length === 0 ? 'true' : cohorts.map((column) => within(column, period)).join(' OR ');
  const rows = await store.rows(`
    SELECT _file, count(*) FILTER (WHERE ${counts}) AS accepted,
      count(*) FILTER (WHERE NOT (${counts})) AS other
    FROM ${quoteName(spec.id)} GROUP BY _file`);
  return new Map(
    rows.map((row) => [
      Number(row._file),
      { accepted: Number(row.accepted), otherMonth: Number(row.other) },
    ]),
  );
}

function within(column: string, { start, end }: TimeRange): string {
  const name = quoteName(column);
  return `coalesce(${name} >= TIMESTAMP '${start}' AND ${name} < TIMESTAMP '${end}', false)`;
}

interface DerivedColumn {
  readonly name: string;
  readonly sql: string;
}

function withPresence(spec: DatasetSpec, present: ReadonlySet<string>): readonly DerivedColumn[] {
  const known = new Set(present);
  return spec.derived.map(({ name, sql, type, needs }) => {
    const possible = needs.length === 0 || needs.some((all) => all.every((one) => known.has(one)));
    if (possible) known.add(name);
    return { name, sql: `CAST((${possible ? sql : 'NULL'}) AS ${DERIVED_TYPES[type]})` };
  });
}

/** One layer of subquery a column, so that a later one may use an earlier one. */
function layers(spec: DatasetSpec, derived: readonly DerivedColumn[]): string {
  return derived.reduce(
    (inner, { name, sql }) => `(SELECT *, ${sql} AS ${quoteName(name)} FROM ${inner})`,
    quoteName(readableTable(spec)),
  );
}

function derivedFault(spec: DatasetSpec, column: string, cause: unknown) {
  const [line = ''] = String(cause instanceof Error ? cause.message : cause).split('\n');
  return fault(
    'ingest.derived_failed',
    { dataset: spec.id, column, text: maskText(line) },
    { cause },
  );
}
