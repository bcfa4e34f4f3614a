import type { Store } from './store.ts';

/** A part of the tree that DuckDB parses a statement to. */
export type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Lets DuckDB parse (not run) statements, all in one query, and gives the tree of each, without places in the text;
 * null for what is no statement.
 */
export async function parsedAll(
  store: Store,
  statements: readonly string[],
): Promise<readonly (Node | null)[]> {
  const [row] = await store.rows(
    `SELECT to_json(list_transform(from_json(CAST(? AS JSON), '["VARCHAR"]'), lambda sql: json_serialize_sql(sql))) AS trees`,
    [JSON.stringify(statements)],
  );
  const trees: unknown = JSON.parse(String(row?.trees), (key, value: unknown) =>
    key === 'query_location' ? undefined : value,
  );
  if (!Array.isArray(trees) || trees.length !== statements.length)
    throw new TypeError(`${statements.length} statements were parsed to another number of trees`);
  return trees.map((tree: unknown) => (isNode(tree) && tree.error === false ? tree : null));
}
