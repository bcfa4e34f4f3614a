import { createHash } from 'node:crypto';
import { isNode, parsedAll } from '../store/parsed-sql.ts';
import type { SqlRow, SqlValue, Store } from '../store/store.ts';
import { plainValue } from './plain-value.ts';
import { statementForClickhouse } from './statement.ts';
import { Untranslatable } from './untranslatable.ts';

/** A result as ClickHouse writes it in the format `JSONCompact`, with whole numbers of 64 bits and more as texts. */
export interface ClickhouseResult {
  readonly meta?: readonly { readonly name: string; readonly type: string }[] | undefined;
  readonly data: readonly (readonly unknown[])[];
}

/** Runs one statement of ClickHouse with its `{name:Type}` values. */
export type AskClickhouse = (
  sql: string,
  params: Readonly<Record<string, SqlValue>>,
) => Promise<ClickhouseResult>;

/**
 * The queries of a store, asked of ClickHouse, in whose database the same typed tables lie. `parser` is any store: DuckDB
 * reads the statement, whose tree is printed anew. Rows are those that DuckDB would give. What has no equal there throws
 * {@link Untranslatable}; so does every attempt to change a table.
 */
export function clickhouseStore(ask: AskClickhouse, parser: Store): Store {
  // By statement; null for one that reads no table.
  const known = new Map<string, string | null>();
  const translated = async (sql: string): Promise<string | null> => {
    const key = createHash('sha256').update(sql).digest('base64');
    const before = known.get(key);
    if (before !== undefined) return before;
    const [tree] = await parsedAll(parser, [sql]);
    if (!tree) throw new Untranslatable('what is no statement');
    const printed = readsTable(tree) ? statementForClickhouse(tree) : null;
    known.set(key, printed);
    return printed;
  };
  const rows = async (
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<readonly SqlRow[]> => {
    const printed = await translated(sql);
    // What DuckDB is asked of a statement itself, such as how it reads it.
    if (printed === null) return await parser.rows(sql, values);
    const { meta = [], data } = await ask(...bound(printed, values));
    return data.map((row) =>
      Object.fromEntries(meta.map(({ name, type }, at) => [name, plainValue(row[at], type)])),
    );
  };
  const unchanging = () => {
    throw new Untranslatable('a change of its tables');
  };
  return {
    rows,
    async *scan(sql, values) {
      const found = await rows(sql, values);
      yield found.map((row) => Object.values(row));
    },
    run: unchanging,
    append: unchanging,
    openText: unchanging,
    insertText: unchanging,
    expect: async () => {},
    seal: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}

/** The statement with the types of its values, and the values by name. */
export function bound(
  sql: string,
  values: readonly SqlValue[],
): [string, Readonly<Record<string, SqlValue>>] {
  const params: Record<string, SqlValue> = {};
  const typed = sql.replaceAll(/\{p(\d+)\}/g, (_, at: string) => {
    const value = values[Number(at) - 1];
    if (value === undefined) throw new RangeError(`the statement has no value $${at}`);
    params[`p${at}`] = value;
    return `{p${at}:Nullable(${typeOfValue(value)})}`;
  });
  return [typed, params];
}

function typeOfValue(value: SqlValue): string {
  if (typeof value === 'boolean') return 'Bool';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'Int64' : 'Float64';
  return 'String';
}

function readsTable(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(readsTable);
  if (!isNode(part)) return false;
  return part.type === 'BASE_TABLE' || Object.values(part).some(readsTable);
}
