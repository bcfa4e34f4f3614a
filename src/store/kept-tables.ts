import { quoteName, quoteText } from './quoted.ts';
import type { Store } from './store.ts';

const KEPT = 'kept';

/** Has a new file ready for {@link writeTables}; before {@link Store.seal}, which shuts all other files off. */
export async function prepareTables(store: Store, file: string): Promise<void> {
  await store.run(`ATTACH ${quoteText(file)} AS ${KEPT}`);
}

/** Copies all tables of the store into the file that was prepared, which is then whole on the disk and let go. */
export async function writeTables(store: Store): Promise<void> {
  const tables = await store.rows(
    `SELECT table_name AS name, database_name AS here FROM duckdb_tables()
     WHERE database_name <> '${KEPT}' AND NOT internal ORDER BY name`,
  );
  for (const { name, here } of tables) {
    const table = quoteName(String(name));
    await store.run(`CREATE TABLE ${KEPT}.${table} AS FROM ${quoteName(String(here))}.${table}`);
  }
  await store.run(`CHECKPOINT ${KEPT}`);
  await store.run(`DETACH ${KEPT}`);
}

/** Shows the tables of such a file under their names, to be read only; `records` of all. Before {@link Store.seal}. */
export async function showTables(store: Store, file: string, records: number): Promise<void> {
  await store.expect(records);
  await store.run(`ATTACH ${quoteText(file)} AS ${KEPT} (READ_ONLY)`);
  const tables = await store.rows(
    `SELECT table_name AS name FROM duckdb_tables() WHERE database_name = '${KEPT}' ORDER BY name`,
  );
  for (const { name } of tables) {
    const table = quoteName(String(name));
    await store.run(`CREATE VIEW ${table} AS FROM ${KEPT}.${table}`);
  }
}
