import { randomBytes } from 'node:crypto';
import { fault } from '../messages/fault.ts';
import type { TableFile } from '../store/tables-as-parquet.ts';
import { quoteForClickhouse, textForClickhouse } from './names.ts';
import type { ClickhouseServer } from './server.ts';
import { typeForClickhouse } from './types-of-columns.ts';

/** Holds what was told of the tables when they were made, as JSON in one row. */
const FACTS = '_facts';

/**
 * Puts tables and what was told of them into a database of this name. It is filled under another name first, so that
 * whoever asks finds all of the old tables or all of the new ones; who is at it meanwhile knows by {@link loadOfTables}.
 * Faults: `clickhouse.incomplete`, those of the server.
 */
export async function loadTables(
  server: ClickhouseServer,
  database: string,
  tables: readonly TableFile[],
  facts: unknown,
): Promise<void> {
  const fresh = `${database}_${randomBytes(6).toString('hex')}`;
  await server.command(`CREATE DATABASE ${quoteForClickhouse(fresh)} ENGINE = Atomic`);
  try {
    for (const table of tables) await loadTable(server, fresh, table);
    await server.command(
      `CREATE TABLE ${within(fresh, FACTS)} (facts String) ENGINE = MergeTree ORDER BY tuple()`,
    );
    await server.command(
      `INSERT INTO ${within(fresh, FACTS)} VALUES (${textForClickhouse(JSON.stringify(facts))})`,
    );
    await putInPlace(server, fresh, database);
  } catch (cause) {
    await server.command(`DROP DATABASE IF EXISTS ${quoteForClickhouse(fresh)} SYNC`);
    throw cause;
  }
}

/** Gives a database the name of another, which goes only when the new one is there. */
async function putInPlace(
  server: ClickhouseServer,
  fresh: string,
  database: string,
): Promise<void> {
  const rename = async (from: string, to: string) =>
    await server.command(
      `RENAME DATABASE ${quoteForClickhouse(from)} TO ${quoteForClickhouse(to)}`,
    );
  const { data } = await server.look(
    `SELECT count() AS n FROM system.databases WHERE name = ${textForClickhouse(database)}`,
  );
  if (Number(data[0]?.[0]) === 0) return await rename(fresh, database);
  const before = `${fresh}_before`;
  await rename(database, before);
  try {
    await rename(fresh, database);
  } catch (cause) {
    await rename(before, database);
    throw cause;
  }
  await server.command(`DROP DATABASE ${quoteForClickhouse(before)} SYNC`);
}

async function loadTable(
  server: ClickhouseServer,
  database: string,
  { name, path, rows, columns }: TableFile,
): Promise<void> {
  const declared = columns.map(
    (column) => `${quoteForClickhouse(column.name)} Nullable(${typeForClickhouse(column.type)})`,
  );
  const table = within(database, name);
  await server.command(
    `CREATE TABLE ${table} (${declared.join(', ')}) ENGINE = MergeTree ORDER BY tuple()`,
  );
  await server.insertParquet(table, path);
  const { data } = await server.look(`SELECT count() AS n FROM ${table}`);
  const arrived = Number(data[0]?.[0]);
  if (arrived !== rows) throw fault('clickhouse.incomplete', { table: name, arrived, rows });
}

const within = (database: string, table: string) =>
  `${quoteForClickhouse(database)}.${quoteForClickhouse(table)}`;

/** What was told of the tables of a database, and what tells them from every other load; null where none were put there. */
export async function factsOfTables(
  server: ClickhouseServer,
  database: string,
): Promise<{ readonly facts: unknown; readonly load: string } | null> {
  const load = await loadOfTables(server, database);
  if (load === null) return null;
  const facts = await server.look(`SELECT facts FROM ${within(database, FACTS)}`);
  return { facts: JSON.parse(String(facts.data[0]?.[0])), load };
}

/** What tells the tables that a database has now from those of every other load; null where it has none. */
export async function loadOfTables(
  server: Pick<ClickhouseServer, 'look'>,
  database: string,
): Promise<string | null> {
  const { data } = await server.look(
    `SELECT toString(uuid) AS load FROM system.tables WHERE database = ${textForClickhouse(database)} AND name = '${FACTS}'`,
  );
  return data[0] === undefined ? null : String(data[0][0]);
}
