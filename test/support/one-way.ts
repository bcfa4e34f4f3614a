import { isDeepStrictEqual } from 'node:util';
import { ingest } from '../../src/ingest/ingest.ts';
import type { IngestRequest } from '../../src/ingest/request.ts';
import type { Message } from '../../src/messages/catalogue.ts';
import { Fault } from '../../src/messages/fault.ts';
import { prepareTables, showTables, writeTables } from '../../src/store/kept-tables.ts';
import { openStore, quoteName, type Store } from '../../src/store/store.ts';
import { empty } from '../../src/store/test-support.ts';

/** All that reading exports gives: what it says, and every table that it leaves. */
interface Outcome {
  readonly refused: unknown;
  readonly told: unknown;
  readonly warnings: readonly Message[];
  readonly tables: Readonly<Record<string, unknown>>;
}

/**
 * Reads the same exports the usual way and with every record and cell by itself; where `folder` is given, the tables of
 * the usual way are also kept in it and looked at again. Gives what differs, in words. The store is emptied before and after.
 */
export async function waysThatDiffer(
  request: Omit<IngestRequest, 'store' | 'warn' | 'onFault' | 'isCareful'>,
  store: Store,
  folder: string | null = null,
): Promise<readonly string[]> {
  const usual = await outcomeOf({ ...request, store });
  const isKept = folder !== null && usual.refused === null;
  const kept = isKept ? await keptTables(store, folder, request) : null;
  const careful = await outcomeOf({ ...request, store, isCareful: true });
  await empty(store);
  const parts = (['refused', 'told', 'warnings'] as const).filter(
    (part) => !isDeepStrictEqual(usual[part], careful[part]),
  );
  return [
    ...parts.map((part) => `${part} of every record by itself`),
    ...tablesThatDiffer(usual.tables, careful.tables).map((name) => `${name} by itself`),
    ...(kept === null ? [] : tablesThatDiffer(usual.tables, kept).map((name) => `${name} kept`)),
  ];
}

function tablesThatDiffer(one: Outcome['tables'], other: Outcome['tables']): readonly string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !isDeepStrictEqual(one[name], other[name]));
}

async function outcomeOf(request: Omit<IngestRequest, 'warn'>): Promise<Outcome> {
  const { store } = request;
  await empty(store);
  const warnings: Message[] = [];
  try {
    const told = await ingest({ ...request, warn: (one) => void warnings.push(one) });
    return { refused: null, told, warnings, tables: await tablesIn(store) };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const { said, problems } = cause;
    return { refused: { said, problems }, told: null, warnings, tables: {} };
  }
}

/** The rows of all tables; those of a dataset in their order, of others in any. */
async function tablesIn(store: Store): Promise<Readonly<Record<string, unknown>>> {
  const named = await store.rows(
    `SELECT table_name AS name FROM duckdb_tables() WHERE database_name = current_database()
     UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY name`,
  );
  const tables: Record<string, unknown> = {};
  for (const { name } of named) {
    const order = String(name).startsWith('_') ? ' ORDER BY ALL' : '';
    tables[String(name)] = await store.rows(`SELECT * FROM ${quoteName(String(name))}${order}`);
  }
  return tables;
}

/** The tables of a store as a later run finds them. */
async function keptTables(
  store: Store,
  folder: string,
  { month }: Pick<IngestRequest, 'month'>,
): Promise<Readonly<Record<string, unknown>>> {
  const file = `${folder}/${month}.tables`;
  await prepareTables(store, file);
  await writeTables(store);
  await using again = await openStore({ tempFolder: folder });
  await showTables(again, file, 1);
  return await tablesIn(again);
}
