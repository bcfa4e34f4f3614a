import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import { holdsPeople } from '../../privacy/person-headers.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { restCells, stagingTable } from './staging.ts';
import { readableTable } from './typed-load.ts';

const PEOPLE = '_people';
const ENSURED = `CREATE TABLE IF NOT EXISTS ${PEOPLE} (kind VARCHAR, value VARCHAR)`;
/** `likely`: cells under headers that no column has, which say that they name people. */
export type Whom = NonNullable<ColumnSpec['personal']> | 'likely';
/** The headers of a file that no column has, by its number. */
export type IgnoredHeaders = ReadonlyMap<
  number,
  readonly { readonly at: number; readonly header: string }[]
>;

/**
 * Keeps whom the readable records of a dataset name, before records that come twice, or gave way to a later one, are
 * taken out: texts of other records may still name them. Of headers that no column has and that say that they name
 * people (联系人), the cells of all records, those that cannot be used too.
 */
export async function rememberPeople(
  store: Store,
  spec: DatasetSpec,
  ignored: IgnoredHeaders,
): Promise<void> {
  const named = spec.columns.flatMap(({ name, personal }) => {
    if (personal === null) return [];
    const column = quoteName(name);
    return [
      `SELECT DISTINCT '${personal}' AS kind, CAST(${column} AS VARCHAR) AS value
       FROM ${quoteName(readableTable(spec))} WHERE ${column} IS NOT NULL`,
    ];
  });
  const places = [...ignored].flatMap(([file, headers]) =>
    headers.filter(({ header }) => holdsPeople(header)).map(({ at }) => `(${file}, ${at})`),
  );
  const likely =
    places.length === 0
      ? []
      : [
          `SELECT DISTINCT 'likely' AS kind, text AS value
           FROM (${restCells(stagingTable(spec))}) WHERE (file, position) IN (VALUES ${places.join(', ')})`,
        ];
  const all = [...named, ...likely];
  if (all.length === 0) return;
  await store.run(`${ENSURED}; INSERT INTO ${PEOPLE} ${all.join(' UNION ALL ')}`);
}

/** By kind, the names or numbers that {@link rememberPeople} kept, in order; none where nothing was read. */
export async function takenOut(store: Store): Promise<ReadonlyMap<Whom, readonly string[]>> {
  await store.run(ENSURED);
  const rows = await store.rows(`SELECT DISTINCT kind, value FROM ${PEOPLE} ORDER BY value`);
  const byKind = Map.groupBy(rows, ({ kind }) => kind as Whom);
  return new Map([...byKind].map(([kind, own]) => [kind, own.map(({ value }) => String(value))]));
}
