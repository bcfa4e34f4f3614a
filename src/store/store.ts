import type { TextLoad, TextShape } from './text-load.ts';
import type { SqlRow, SqlValue } from './values.ts';

export type { TextLoad, TextShape } from './text-load.ts';
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
   * Appends rows to a table by its column types (VARCHAR, DOUBLE from a number or its text, BOOLEAN, INTEGER, BIGINT,
   * TIMESTAMP from `YYYY-MM-DD HH:MM:SS`, DECIMAL from decimal text) and gives their number.
   */
  append(
    table: string,
    rows: Iterable<readonly SqlValue[]> | AsyncIterable<readonly SqlValue[]>,
  ): Promise<number>;
  /** Opens a private text file for many rows at once; before {@link Store.seal} only. */
  openText(): Promise<TextLoad>;
  /**
   * Puts the lines of a text into a table: `select` names the table's values by c0, c1 …, `values` are bound to its
   * `?`. Gives false, and the table unchanged, unless each line became one row.
   */
  insertText(
    table: string,
    text: TextLoad,
    shape: TextShape,
    select: readonly string[],
    values?: readonly SqlValue[],
  ): Promise<boolean>;
  /** Tells that there are so many more records, which may be worth more threads from {@link Store.seal} on. */
  expect(records: number): Promise<void>;
  /** Shuts files and the network off and freezes the settings, before SQL from a pack is run; twice does no harm. */
  seal(): Promise<void>;
}

/** Settings of {@link openStore}; `memoryLimit` as DuckDB writes it, such as `2GB`. */
export interface StoreOptions {
  readonly memoryLimit?: string;
  /** At most; more than one only where there are rows for them. */
  readonly threads?: number;
  /** Milliseconds that one statement may take. */
  readonly timeLimit?: number;
  /** Where a private folder for spilled blocks is made. */
  readonly tempFolder: string;
}

/** Opens an empty in-memory store that never downloads an extension and spills only to its own folder. */
export async function openStore(options: StoreOptions): Promise<Store> {
  // The engine is large: a run to which all answers are known does without it.
  const { openDuckStore } = await import('./duck-store.ts');
  return await openDuckStore(options);
}
