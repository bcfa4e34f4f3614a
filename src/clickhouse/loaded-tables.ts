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
 * whoever asks finds all of the old tables or all of the new ones. Faults: `clickhouse.incomplete`, those of the
 * server.
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
    await server.command(`DROP DATABASE IF EXISTS ${quoteForClickhouse(database)} SYNC`);
    await server.command(
      `RENAME DATABASE ${quoteForClickhouse(fresh)} TO ${quoteForClickhouse(database)}`,
    );
  } catch (cause) {
    await server.command(`DROP DATABASE IF EXISTS ${quoteForClickhouse(fresh)} SYNC`);
    throw cause;
  }
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

/** What was told of the tables of a database; null where no tables were put there. */
export async function factsOfTables(server: ClickhouseServer, database: string): Promise<unknown> {
  const { data } = await server.look(
    `SELECT count() AS n FROM system.tables WHERE database = ${textForClickhouse(database)} AND name = '${FACTS}'`,
  );
  if (Number(data[0]?.[0]) === 0) return null;
  const facts = await server.look(`SELECT facts FROM ${within(database, FACTS)}`);
  return JSON.parse(String(facts.data[0]?.[0]));
}
