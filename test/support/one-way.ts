import { isDeepStrictEqual } from 'node:util';
import { ingest } from '../../src/ingest/ingest.ts';
import type { Ingested } from '../../src/ingest/model/types.ts';
import type { IngestRequest } from '../../src/ingest/request.ts';
import type { Message } from '../../src/messages/catalogue.ts';
import { Fault } from '../../src/messages/fault.ts';
import { prepareTables, showTables, writeTables } from '../../src/store/kept-tables.ts';
import { quoteName } from '../../src/store/quoted.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { empty } from '../../src/store/test-support.ts';

/** All that reading exports gives: what it says, and every table that it leaves. */
export interface Outcome {
  readonly refused: Fault | null;
  readonly told: Ingested | null;
  readonly warnings: readonly Message[];
  readonly tables: Readonly<Record<string, unknown>>;
}

type Asked = Omit<IngestRequest, 'store' | 'warn' | 'onFault' | 'isCareful'>;

/** Reads exports the usual way into a store that is emptied before; without their tables only what is said of them. */
export async function usualWay(request: Asked, store: Store, hasTables = true): Promise<Outcome> {
  return await outcomeOf({ ...request, store }, hasTables);
}

/**
 * Reads the same exports the usual way, unless the caller has, and with every record and cell by itself; where `folder` is
 * given, the tables of the usual way are also kept in it and looked at again. Gives what differs, in words. The store is
 * emptied before.
 */
export async function waysThatDiffer(
  request: Asked,
  store: Store,
  { folder = null, read = null }: { folder?: string | null; read?: Outcome | null } = {},
): Promise<readonly string[]> {
  const usual = read ?? (await usualWay(request, store));
  const isKept = folder !== null && usual.refused === null;
  const kept = isKept ? await keptTables(store, folder, request) : null;
  const careful = await outcomeOf({ ...request, store, isCareful: true });
  const parts = (['refused', 'told', 'warnings'] as const).filter(
    (part) => !isDeepStrictEqual(said(usual)[part], said(careful)[part]),
  );
  return [
    ...parts.map((part) => `${part} of every record by itself`),
    ...tablesThatDiffer(usual.tables, careful.tables).map((name) => `${name} by itself`),
    ...(kept === null ? [] : tablesThatDiffer(usual.tables, kept).map((name) => `${name} kept`)),
  ];
}

/** An outcome without the marks of its own run: of a fault what it says. */
function said({ refused, told, warnings }: Outcome) {
  const words = refused && { said: refused.said, problems: refused.problems };
  return { refused: words, told, warnings };
}

function tablesThatDiffer(one: Outcome['tables'], other: Outcome['tables']): readonly string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !isDeepStrictEqual(one[name], other[name]));
}

async function outcomeOf(request: Omit<IngestRequest, 'warn'>, hasTables = true): Promise<Outcome> {
  const { store } = request;
  await empty(store);
  const warnings: Message[] = [];
  try {
    const told = await ingest({ ...request, warn: (one) => void warnings.push(one) });
    const tables = hasTables ? await tablesIn(store) : {};
    return { refused: null, told, warnings, tables };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return { refused: cause, told: null, warnings, tables: {} };
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
