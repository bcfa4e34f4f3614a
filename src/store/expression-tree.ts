import { isDeepStrictEqual } from 'node:util';
import { isNode, type Node, parsedAll } from './parsed-sql.ts';
import type { Store } from './store.ts';

/** Classes of DuckDB's parsed expressions that look at one record only, by what they are. */
const PLAIN: ReadonlySet<string> = new Set([
  'COLUMN_REF',
  'CONSTANT',
  'COMPARISON',
  'CONJUNCTION',
  'BETWEEN',
  'CASE',
  'CAST',
  'OPERATOR',
  'FUNCTION',
]);

/** What each expression was found to be, of all that the process has asked: the answer hangs on nothing else. */
const found = new WeakMap<ReadonlySet<string>, Map<string, string | null>>();
/** Far more than a pack and its workspace have. */
const MOST_KEPT = 10_000;

/**
 * Lets DuckDB parse (not run) expressions and tells of each what in it is more than a look at one record's columns: a
 * function that is not in `callable`, a subquery, a window, a parameter …, or that it is no expression by itself;
 * null for one that is plain.
 */
export async function moreThanExpressions(
  store: Store,
  expressions: readonly string[],
  callable: ReadonlySet<string>,
): Promise<readonly (string | null)[]> {
  const known = found.get(callable) ?? new Map<string, string | null>();
  if (known.size > MOST_KEPT) known.clear();
  found.set(callable, known);
  const unknown = [...new Set(expressions)].filter((sql) => !known.has(sql));
  const parsed = unknown.length === 0 ? [] : await parsedExpressions(store, unknown, callable);
  for (const [at, sql] of unknown.entries()) known.set(sql, parsed[at] ?? null);
  return expressions.map((sql) => known.get(sql) ?? null);
}

async function parsedExpressions(
  store: Store,
  expressions: readonly string[],
  callable: ReadonlySet<string>,
): Promise<readonly (string | null)[]> {
  const bare = await parsedAll(
    store,
    expressions.map((sql) => `SELECT ${sql} FROM one`),
  );
  const inBrackets = await parsedAll(
    store,
    expressions.map((sql) => `SELECT (${sql}) FROM one`),
  );
  return expressions.map((_, at) => {
    const expression = selectedIn(bare[at] ?? null);
    // What closes a bracket of its own, or opens a comment, reads differently between brackets.
    return expression === null || !isDeepStrictEqual(expression, selectedIn(inBrackets[at] ?? null))
      ? 'no expression'
      : firstUnlike(expression, callable);
  });
}

/** The one selected expression of a statement's tree; null unless the statement selects just that from `one`. */
function selectedIn(tree: Node | null): Node | null {
  if (tree === null || !Array.isArray(tree.statements)) return null;
  const [statementNode, second] = tree.statements as readonly unknown[];
  if (second !== undefined || !isNode(statementNode) || !isNode(statementNode.node)) return null;
  const { type, select_list: selected, from_table: from, ...rest } = statementNode.node;
  if (type !== 'SELECT_NODE' || !Array.isArray(selected) || selected.length !== 1) return null;
  if (!isNode(from) || from.type !== 'BASE_TABLE' || from.table_name !== 'one') return null;
  const isAlone =
    from.alias === '' &&
    from.sample === null &&
    ['where_clause', 'group_expressions', 'having', 'sample', 'qualify', 'modifiers'].every(
      (part) => rest[part] === null || (Array.isArray(rest[part]) && rest[part].length === 0),
    );
  const [expression] = selected as readonly unknown[];
  return isAlone && isNode(expression) && expression.alias === '' ? expression : null;
}

function firstUnlike(part: unknown, callable: ReadonlySet<string>): string | null {
  if (Array.isArray(part)) {
    for (const one of part) {
      const found = firstUnlike(one, callable);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isNode(part)) return null;
  const { class: kind, type } = part;
  if (typeof kind === 'string') {
    if (!PLAIN.has(kind)) return kind.toLowerCase();
    if (kind === 'FUNCTION' && !callable.has(String(part.function_name)))
      return String(part.function_name);
    if (kind === 'OPERATOR' && /EXTRACT|ARRAY|STRUCT/.test(String(type))) return String(type);
    if (kind === 'COLUMN_REF' && (part.column_names as readonly unknown[]).length !== 1)
      return 'column of another table';
  }
  return firstUnlike(Object.values(part), callable);
}
