import type { ColumnSpec, DatasetSpec } from '../pack/dataset/types.ts';
import { quoteName, type Store } from '../store/store.ts';
import { readableTable } from './typed-load.ts';

const PEOPLE = '_people';

/**
 * Keeps whom the readable records of a dataset name, before records that come twice, or gave way to a later one, are
 * taken out: texts of other records may still name them.
 */
export async function rememberPeople(store: Store, spec: DatasetSpec): Promise<void> {
  await store.run(`CREATE TABLE IF NOT EXISTS ${PEOPLE} (kind VARCHAR, value VARCHAR)`);
  for (const { name, personal } of spec.columns) {
    if (personal === null) continue;
    const column = quoteName(name);
    await store.run(
      `INSERT INTO ${PEOPLE} SELECT DISTINCT '${personal}', CAST(${column} AS VARCHAR)
       FROM ${quoteName(readableTable(spec))} WHERE ${column} IS NOT NULL`,
    );
  }
}

/** The names or numbers that {@link rememberPeople} kept, in order; none where nothing was read. */
export async function takenOut(
  kind: NonNullable<ColumnSpec['personal']>,
  store: Store,
): Promise<readonly string[]> {
  const there = await store.rows(
    'SELECT table_name FROM information_schema.tables WHERE table_name = ?',
    [PEOPLE],
  );
  if (there.length === 0) return [];
  const rows = await store.rows(
    `SELECT DISTINCT value FROM ${PEOPLE} WHERE kind = ? ORDER BY value`,
    [kind],
  );
  return rows.map(({ value }) => String(value));
}
