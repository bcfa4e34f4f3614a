import { createReadStream } from 'node:fs';
import { ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { fault } from '../messages/fault.ts';
import { libraryWords } from '../messages/library-words.ts';
import type { SqlValue } from '../store/store.ts';
import type { AskClickhouse, ClickhouseResult } from './clickhouse-store.ts';

/** Where a server is and who asks it. */
export interface ServerAccess {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/**
 * Under these ClickHouse answers as SQL, and DuckDB, does: NULL joins as NULL, a sum of nothing is NULL, a name is a
 * column before it is an alias, times have no zone; numbers that a double cannot hold come as text.
 */
export const SETTINGS = {
  session_timezone: 'UTC',
  join_use_nulls: 1,
  prefer_column_name_to_alias: 1,
  aggregate_functions_null_for_empty: 1,
  enable_extended_results_for_datetime_functions: 1,
  joined_subquery_requires_alias: 0,
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  output_format_json_quote_denormals: 1,
} as const;

/** What takes longer is given up, as it is of DuckDB. */
const TIME_LIMIT_MILLISECONDS = 300_000;

/**
 * A ClickHouse server. Every call: fault `clickhouse.unreachable`. What the server refuses is the fault `clickhouse.refused`,
 * but for `ask`, where it is the server's own error: one figure that cannot be computed is not the end of a report.
 */
export interface ClickhouseServer extends AsyncDisposable {
  /** Asks a database for figures. */
  readonly ask: (database: string) => AskClickhouse;
  /** Asks what the server has. */
  look(sql: string): Promise<ClickhouseResult>;
  /** Runs a statement without a result. */
  command(sql: string): Promise<void>;
  /** Puts the rows of a Parquet file into a table; `table` with its database. */
  insertParquet(table: string, path: string): Promise<void>;
}

/** Connects when it is first asked. */
export function clickhouseServer({ url, user, password }: ServerAccess): ClickhouseServer {
  const shown = withoutSecrets(url);
  const client = clientOf(shown, {
    ...accessOf({ url, user, password }),
    application: 'service-report',
    request_timeout: TIME_LIMIT_MILLISECONDS,
    clickhouse_settings: {
      ...SETTINGS,
      // Something on the way may close a connection on which nothing comes.
      send_progress_in_http_headers: 1,
      http_headers_progress_interval_ms: '20000',
    },
    // What is refused is told in the program's own words.
    log: { level: ClickHouseLogLevel.OFF },
  });
  const reached = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof ClickHouseError) throw cause;
      throw fault('clickhouse.unreachable', { url: shown, reason: libraryWords(cause) }, { cause });
    }
  };
  const granted = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await reached(work);
    } catch (cause) {
      if (!(cause instanceof ClickHouseError)) throw cause;
      throw fault('clickhouse.refused', { url: shown, reason: libraryWords(cause) }, { cause });
    }
  };
  const asked = async (
    query: string,
    query_params: Readonly<Record<string, SqlValue>>,
    database: string,
  ): Promise<ClickhouseResult> => {
    const result = await client.query({
      query,
      query_params,
      format: 'JSONCompact',
      http_headers: { 'X-ClickHouse-Database': database },
    });
    return await result.json();
  };
  return {
    ask: (database) => async (sql, params) => await reached(() => asked(sql, params, database)),
    look: async (sql) => await granted(() => asked(sql, {}, 'default')),
    command: async (query) => {
      await granted(() => client.command({ query }));
    },
    insertParquet: async (table, path) => {
      await granted(() =>
        client.insert({ table, values: createReadStream(path), format: 'Parquet' }),
      );
    },
    [Symbol.asyncDispose]: async () => await client.close(),
  };
}

/** Its library refuses an address that is none, or asks for what it does not know. */
function clientOf(shown: string, options: Parameters<typeof createClient>[0]) {
  try {
    return createClient(options);
  } catch (cause) {
    throw fault('clickhouse.unreachable', { url: shown, reason: libraryWords(cause) }, { cause });
  }
}

/** Who is named in an address is who asks; the client would take that too, and warn of it in words of its own. */
function accessOf({ url, user, password }: ServerAccess) {
  if (!URL.canParse(url)) return { url, username: user, password };
  const bare = new URL(url);
  const { username, password: secret } = bare;
  bare.username = '';
  bare.password = '';
  return username === ''
    ? { url: bare.href, username: user, password }
    : {
        url: bare.href,
        username: decodeURIComponent(username),
        password: decodeURIComponent(secret),
      };
}

/** An address as it may be told: a password may stand in it. */
function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return '…';
  const { origin, pathname } = new URL(url);
  return pathname === '/' ? origin : `${origin}${pathname}`;
}
