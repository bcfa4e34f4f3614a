import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  SQLNULL,
  VARCHAR,
} from '@duckdb/node-api';
import { writerFor } from './append.ts';
import { quoteName } from './quoted.ts';
import type { Store, StoreOptions } from './store.ts';
import { StatementTooSlow, toStoreError } from './store-error.ts';
import { TextLoad, type TextShape } from './text-load.ts';
import { type SqlRow, type SqlValue, toSqlValue } from './values.ts';

/** What does not fit is spilled: a million fault tickets are read within 1 GB, the program's own memory included. */
const MEMORY_LIMIT = '512MB';
/** A million records are read by statements of some seconds each. */
const TIME_LIMIT_MILLISECONDS = 300_000;
const GRACE_MILLISECONDS = 10_000;
/** Rows that DuckDB gives one thread at a time: of fewer a second thread has nothing to do, and waits by asking. */
const ROWS_PER_THREAD = 122_880;
const MOST_THREADS = 2;

/** Opens an empty in-memory database that never downloads an extension and spills only to its own folder. */
export async function openDuckStore(options: StoreOptions): Promise<Store> {
  // Without a pause: what waits in a queue would make the folder of a run anew that was stopped and has cleared it away.
  mkdirSync(options.tempFolder, { recursive: true, mode: 0o700 });
  const spill = mkdtempSync(join(options.tempFolder, 'duckdb-'));
  try {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: options.memoryLimit ?? MEMORY_LIMIT,
      threads: '1',
      temp_directory: spill,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      preserve_insertion_order: 'true',
      // Memory that a statement gave back is what the next one takes: to hand it to the system between takes longer.
      allocator_flush_threshold: '4GB',
      allocator_bulk_deallocation_flush_threshold: '4GB',
    });
    const { timeLimit = TIME_LIMIT_MILLISECONDS, threads = MOST_THREADS } = options;
    return new DuckStore(instance, await instance.connect(), spill, { timeLimit, threads });
  } catch (cause) {
    await rm(spill, { recursive: true, force: true });
    throw cause;
  }
}

const ROWS_PER_FLUSH = 100_000;

class DuckStore implements Store {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #spill: string;
  readonly #timeLimit: number;
  readonly #threads: number;
  #rows = 0;
  #sealed = false;
  #isStuck = false;
  #texts = 0;

  constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    spill: string,
    { timeLimit, threads }: { readonly timeLimit: number; readonly threads: number },
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#spill = spill;
    this.#timeLimit = timeLimit;
    this.#threads = threads;
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<void> {
    await this.#limited(this.#connection.run(sql, ...bound(values)));
  }

  async rows(sql: string, values: readonly SqlValue[] = []): Promise<readonly SqlRow[]> {
    const reader = await this.#limited(this.#connection.runAndReadAll(sql, ...bound(values)));
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
    } catch (cause) {
      throw toStoreError(cause, this.#timeLimit);
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
      const add = (row: readonly SqlValue[]): void => {
        if (row.length !== writers.length) {
          throw new Error(`a row for ${table} has ${row.length} values, not ${writers.length}`);
        }
        writers.forEach((write, at) => {
          write(row[at] ?? null);
        });
        appender.endRow();
        count += 1;
        if (count % ROWS_PER_FLUSH === 0) this.#stored(() => appender.flushSync());
      };
      // Rows that are there already need no turn of the event loop each.
      if (Symbol.iterator in rows) for (const row of rows) add(row);
      else for await (const row of rows) add(row);
    } catch (cause) {
      giveUp(appender);
      throw cause;
    }
    // Closing writes what is left.
    this.#stored(() => appender.closeSync());
    await this.expect(count);
    return count;
  }

  async openText(): Promise<TextLoad> {
    this.#texts += 1;
    return await TextLoad.create(join(this.#spill, `text-${this.#texts}.csv`));
  }

  async insertText(
    table: string,
    text: TextLoad,
    shape: TextShape,
    select: readonly string[],
    values: readonly SqlValue[] = [],
  ): Promise<boolean> {
    await this.expect(text.lines);
    // On a connection of its own: what others write meanwhile must not be taken back with it.
    const connection = await this.#instance.connect();
    try {
      await connection.run('BEGIN TRANSACTION');
      const inserted = await connection
        .run(
          `INSERT INTO ${quoteName(table)} SELECT ${select.join(', ')} FROM ${text.source(shape)}`,
          ...bound(values),
        )
        // What DuckDB refuses is no fault here: the caller reads the lines by itself, and meets what is wrong.
        .then(
          ({ rowsChanged }) => rowsChanged,
          () => -1,
        );
      const complete = inserted === text.lines;
      await connection.run(complete ? 'COMMIT' : 'ROLLBACK');
      return complete;
    } catch (cause) {
      throw toStoreError(cause, this.#timeLimit);
    } finally {
      connection.closeSync();
    }
  }

  async seal(): Promise<void> {
    if (this.#sealed) return;
    this.#sealed = true;
    // Not before: to fill a table, two threads take half as long again as one, and what is read beside needs the other.
    if (this.#rows > ROWS_PER_THREAD) await this.run(`SET threads = ${this.#threads}`);
    await this.run('SET enable_external_access = false');
    await this.run('SET lock_configuration = true');
  }

  async expect(rows: number): Promise<void> {
    this.#rows += rows;
  }

  #stored(write: () => void): void {
    try {
      write();
    } catch (cause) {
      throw toStoreError(cause, this.#timeLimit);
    }
  }

  /** A statement that does not end is interrupted; one that does not even heed that is left behind. */
  async #limited<T>(statement: Promise<T>): Promise<T> {
    const overdue = Promise.withResolvers<never>();

    let last: NodeJS.Timeout | null = null;
    const first = setTimeout(() => {
      this.#connection.interrupt();
      last = setTimeout(() => {
        this.#isStuck = true;
        overdue.reject(new StatementTooSlow(this.#timeLimit));
      }, GRACE_MILLISECONDS);
    }, this.#timeLimit);
    try {
      return await Promise.race([statement, overdue.promise]);
    } catch (cause) {
      throw toStoreError(cause, this.#timeLimit);
    } finally {
      clearTimeout(first);
      if (last !== null) clearTimeout(last);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Closing would wait for the statement that does not end.
    if (this.#isStuck) return;
    this.#connection.closeSync();
    this.#instance.closeSync();
    await rm(this.#spill, { recursive: true, force: true });
  }
}

/** Ends an appender without its rows; what went wrong before is what matters. */
function giveUp(appender: DuckDBAppender): void {
  try {
    appender.clear();
    appender.closeSync();
  } catch {
    // It is closed with its connection.
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
