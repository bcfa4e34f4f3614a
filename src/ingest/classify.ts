import type { DatasetSpec } from '../pack/types.ts';
import { quoteName, type Store } from '../store/store.ts';
import { readableTable } from './typed-load.ts';

/** Records taken out of one file's readable ones. */
export interface Removed {
  readonly duplicate: number;
  readonly superseded: number;
}

/**
 * Takes repeated records out of the readable table and counts them by file number. Of equal records of
 * all files the first stays (the later ones are duplicates); of different records with one key stays the
 * one with the latest `latestBy` (empty is earliest), then the one read last (the others are superseded).
 */
export async function removeRepeated(
  store: Store,
  spec: DatasetSpec,
): Promise<ReadonlyMap<number, Removed>> {
  if (spec.key.length === 0) return new Map();
  const table = quoteName(readableTable(spec));
  const key = spec.key.map(quoteName).join(', ');
  const keyGiven = spec.key.map((name) => `${quoteName(name)} IS NOT NULL`).join(' AND ');
  const all = spec.columns.map(({ name }) => quoteName(name)).join(', ');
  const latest = spec.latestBy.map((name) => `${quoteName(name)} DESC NULLS LAST, `).join('');
  await store.run(`
    CREATE TABLE _repeated AS
    WITH repeated_keys AS (
      SELECT ${key} FROM ${table} WHERE ${keyGiven} GROUP BY ${key} HAVING count(*) > 1
    ), copies AS (
      SELECT rowid AS row, *, row_number() OVER (PARTITION BY ${all} ORDER BY _file, _record) AS copy
      FROM ${table} SEMI JOIN repeated_keys USING (${key})
    ), ranked AS (
      SELECT row, _file, copy,
        row_number() OVER (PARTITION BY ${key}, copy > 1 ORDER BY ${latest} _file DESC, _record DESC) AS place
      FROM copies
    )
    SELECT row, _file, copy > 1 AS duplicate FROM ranked WHERE copy > 1 OR place > 1`);
  const counted = await store.rows(`
    SELECT _file, count(*) FILTER (WHERE duplicate) AS duplicate,
      count(*) FILTER (WHERE NOT duplicate) AS superseded
    FROM _repeated GROUP BY _file`);
  await store.run(`DELETE FROM ${table} WHERE rowid IN (SELECT row FROM _repeated)`);
  await store.run('DROP TABLE _repeated');
  return new Map(
    counted.map((row) => [
      Number(row._file),
      { duplicate: Number(row.duplicate), superseded: Number(row.superseded) },
    ]),
  );
}
