import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  SQLNULL,
  VARCHAR,
} from '@duckdb/node-api';
import { writerFor } from './append.ts';
import { type SqlRow, type SqlValue, toSqlValue } from './values.ts';

export type { SqlRow, SqlValue } from './values.ts';

/** An in-memory analytical database: bound SQL in, plain values out. */
export interface Store extends AsyncDisposable {
  /** Runs a statement; `values` are bound to its `?` in order. */
  run(sql: string, values?: readonly SqlValue[]): Promise<void>;
  /**
   * Runs a query and gives all its rows: BIGINT and HUGEINT as numbers (throws where a number
   * cannot hold them exactly), DECIMAL as exact text, TIMESTAMP as `YYYY-MM-DD HH:MM:SS` text.
   */
  rows(sql: string, values?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /**
   * Reads a long result in blocks of rows (cells in the order of the SELECT list), converted like
   * {@link Store.rows}, on a connection of its own, so that the caller may append meanwhile.
   */
  scan(sql: string, values?: readonly SqlValue[]): AsyncIterable<readonly (readonly SqlValue[])[]>;
  /**
   * Appends rows to a table by its column types (VARCHAR, DOUBLE, BOOLEAN, INTEGER, BIGINT,
   * TIMESTAMP from `YYYY-MM-DD HH:MM:SS`, DECIMAL from decimal text) and gives their number.
   */
  append(
    table: string,
    rows: Iterable<readonly SqlValue[]> | AsyncIterable<readonly SqlValue[]>,
  ): Promise<number>;
  /** Shuts files and the network off and freezes the settings, before SQL from a pack is run; twice does no harm. */
  seal(): Promise<void>;
}

/** Settings of {@link openStore}; `memoryLimit` as DuckDB writes it, such as `2GB`. */
export interface StoreOptions {
  readonly memoryLimit?: string;
  readonly threads?: number;
  /** Where a private folder for spilled blocks is made. */
  readonly tempFolder: string;
}

/** Opens an empty in-memory store that never downloads an extension and spills only to its own folder. */
export async function openStore(options: StoreOptions): Promise<Store> {
  await mkdir(options.tempFolder, { recursive: true, mode: 0o700 });
  const spill = await mkdtemp(join(options.tempFolder, 'duckdb-'));
  try {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: options.memoryLimit ?? '2GB',
      threads: String(options.threads ?? 2),
      temp_directory: spill,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      preserve_insertion_order: 'true',
    });
    return new DuckStore(instance, await instance.connect(), spill);
  } catch (cause) {
    await rm(spill, { recursive: true, force: true });
    throw cause;
  }
}

/** Quotes a table's or column's name for SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const ROWS_PER_FLUSH = 100_000;

class DuckStore implements Store {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #spill: string;
  #sealed = false;

  constructor(instance: DuckDBInstance, connection: DuckDBConnection, spill: string) {
    this.#instance = instance;
    this.#connection = connection;
    this.#spill = spill;
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<void> {
    await this.#connection.run(sql, ...bound(values));
  }

  async rows(sql: string, values: readonly SqlValue[] = []): Promise<readonly SqlRow[]> {
    const reader = await this.#connection.runAndReadAll(sql, ...bound(values));
    const names = reader.deduplicatedColumnNames();
    return reader
      .getRows()
      .map((row) =>
        Object.fromEntries(names.map((name, at) => [name, toSqlValue(row[at] ?? null)])),
      );
  }

  async *scan(sql: string, values: readonly SqlValue[] = []) {
    const connection = await this.#instance.connect();
    try {
      const result = await connection.stream(sql, ...bound(values));
      for await (const rows of result.yieldRows()) {
        yield rows.map((row) => row.map(toSqlValue));
      }
    } finally {
      connection.closeSync();
    }
  }

  async append(
    table: string,
    rows: Iterable<readonly SqlValue[]> | AsyncIterable<readonly SqlValue[]>,
  ): Promise<number> {
    const appender = await this.#connection.createAppender(table);
    let count = 0;
    try {
      const writers = Array.from({ length: appender.columnCount }, (_, at) =>
        writerFor(appender, appender.columnType(at)),
      );
      for await (const row of rows) {
        if (row.length !== writers.length) {
          throw new Error(`a row for ${table} has ${row.length} values, not ${writers.length}`);
        }
        writers.forEach((write, at) => {
          write(row[at] ?? null);
        });
        appender.endRow();
        count += 1;
        if (count % ROWS_PER_FLUSH === 0) appender.flushSync();
      }
    } catch (cause) {
      appender.clear();
      throw cause;
    } finally {
      appender.closeSync();
    }
    return count;
  }

  async seal(): Promise<void> {
    if (this.#sealed) return;
    this.#sealed = true;
    await this.run('SET enable_external_access = false');
    await this.run('SET lock_configuration = true');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#connection.closeSync();
    this.#instance.closeSync();
    await rm(this.#spill, { recursive: true, force: true });
  }
}

function bound(values: readonly SqlValue[]): [values?: DuckDBValue[], types?: DuckDBType[]] {
  if (values.length === 0) return [];
  const typed = values.map(withType);
  return [typed.map(([value]) => value), typed.map(([, type]) => type)];
}

/** Whole numbers are bound as BIGINT, so that they compare exactly; DuckDB would take DOUBLE. */
function withType(value: SqlValue): [DuckDBValue, DuckDBType] {
  if (value === null) return [null, SQLNULL];
  if (typeof value === 'string') return [value, VARCHAR];
  if (typeof value === 'boolean') return [value, BOOLEAN];
  return Number.isSafeInteger(value) ? [BigInt(value), BIGINT] : [value, DOUBLE];
}
