import type { DatasetSpec } from '../pack/types.ts';
import { quoteName, type Store } from '../store/store.ts';
import { readableTable } from './typed-load.ts';

/** Records taken out of one file's readable ones. */
export interface Removed {
  readonly duplicate: number;
  readonly superseded: number;
}

/** A record that gave way to another with its key, by file number; `differs` names columns. */
export interface Superseded {
  readonly key: string;
  readonly file: number;
  readonly record: number;
  readonly keptFile: number;
  readonly keptRecord: number;
  readonly differs: readonly string[];
}

/** Two files of one dataset that have keys in common; `keys` is how many the one with fewer has. */
export interface Overlap {
  readonly file: number;
  readonly other: number;
  readonly shared: number;
  readonly keys: number;
}

/** What was found of records whose key comes more than once. */
export interface Repeated {
  readonly removed: ReadonlyMap<number, Removed>;
  /** The first {@link MOST_LISTED}, in the order of files and records. */
  readonly superseded: readonly Superseded[];
  readonly overlaps: readonly Overlap[];
}

/** So many records that gave way are listed of one dataset. */
export const MOST_LISTED = 1_000;

/**
 * Takes repeated records out of the readable table and counts them by file number. Of equal records of
 * all files the first stays (the later ones are duplicates); of different records with one key stays the
 * one with the latest `latestBy` (empty is earliest), then the one read last (the others are superseded).
 */
export async function removeRepeated(store: Store, spec: DatasetSpec): Promise<Repeated> {
  if (spec.key.length === 0) return { removed: new Map(), superseded: [], overlaps: [] };
  const table = quoteName(readableTable(spec));
  const key = spec.key.map(quoteName).join(', ');
  const keyGiven = spec.key.map((name) => `${quoteName(name)} IS NOT NULL`).join(' AND ');
  const all = spec.columns.map(({ name }) => quoteName(name)).join(', ');
  const latest = spec.latestBy.map((name) => `${quoteName(name)} DESC NULLS LAST, `).join('');
  await store.run(`
    CREATE TABLE _ranked AS
    WITH repeated_keys AS (
      SELECT ${key} FROM ${table} WHERE ${keyGiven} GROUP BY ${key} HAVING count(*) > 1
    ), copies AS (
      SELECT rowid AS row, *, row_number() OVER (PARTITION BY ${all} ORDER BY _file, _record) AS copy
      FROM ${table} SEMI JOIN repeated_keys USING (${key})
    )
    SELECT row, _file, _record, copy, ${key}, row_number() OVER latest_first AS place,
      first_value(row) OVER latest_first AS winner
    FROM copies
    WINDOW latest_first AS (PARTITION BY ${key}, copy > 1 ORDER BY ${latest} _file DESC, _record DESC)`);
  const counted = await store.rows(`
    SELECT _file, count(*) FILTER (WHERE copy > 1) AS duplicate,
      count(*) FILTER (WHERE copy = 1 AND place > 1) AS superseded
    FROM _ranked GROUP BY _file HAVING duplicate + superseded > 0`);
  const superseded = await supersededIn(store, spec);
  const overlaps = await overlapsIn(store, spec);
  await store.run(
    `DELETE FROM ${table} WHERE rowid IN (SELECT row FROM _ranked WHERE copy > 1 OR place > 1)`,
  );
  await store.run('DROP TABLE _ranked');
  return {
    removed: new Map(
      counted.map((row) => [
        Number(row._file),
        { duplicate: Number(row.duplicate), superseded: Number(row.superseded) },
      ]),
    ),
    superseded,
    overlaps,
  };
}

async function supersededIn(store: Store, spec: DatasetSpec): Promise<readonly Superseded[]> {
  const table = quoteName(readableTable(spec));
  const key = spec.key.map((name) => `CAST(lost.${quoteName(name)} AS VARCHAR)`).join(', ');
  const differs = spec.columns.map(({ name }) => {
    const column = quoteName(name);
    return `CASE WHEN lost.${column} IS DISTINCT FROM kept.${column} THEN '${name}' END`;
  });
  const rows = await store.rows(`
    SELECT concat_ws(' ', ${key}) AS key, lost._file AS file, lost._record AS record,
      kept._file AS kept_file, kept._record AS kept_record, concat_ws(',', ${differs.join(', ')}) AS differs
    FROM _ranked JOIN ${table} AS lost ON lost.rowid = _ranked.row
      JOIN ${table} AS kept ON kept.rowid = _ranked.winner
    WHERE copy = 1 AND place > 1 ORDER BY file, record LIMIT ${MOST_LISTED}`);
  return rows.map((row) => ({
    key: String(row.key),
    file: Number(row.file),
    record: Number(row.record),
    keptFile: Number(row.kept_file),
    keptRecord: Number(row.kept_record),
    differs: String(row.differs).split(','),
  }));
}

async function overlapsIn(store: Store, spec: DatasetSpec): Promise<readonly Overlap[]> {
  const key = spec.key.map(quoteName).join(', ');
  const rows = await store.rows(`
    WITH own AS (SELECT DISTINCT _file, ${key} FROM _ranked),
      sizes AS (
        SELECT _file, count(DISTINCT (${key})) AS keys FROM ${quoteName(readableTable(spec))} GROUP BY _file
      ),
      shared AS (
        SELECT one._file AS file, other._file AS other, count(*) AS shared
        FROM own AS one JOIN own AS other USING (${key}) WHERE one._file > other._file GROUP BY 1, 2
      )
    SELECT shared.*, least(a.keys, b.keys) AS keys
    FROM shared JOIN sizes AS a ON a._file = shared.file JOIN sizes AS b ON b._file = shared.other
    ORDER BY file, other`);
  return rows.map((row) => ({
    file: Number(row.file),
    other: Number(row.other),
    shared: Number(row.shared),
    keys: Number(row.keys),
  }));
}
