import { inExactPartsOfMany } from './exact-number.ts';
import { isNode, type Node, parsedAll } from './parsed-sql.ts';
import type { Store } from './store.ts';

/** What an expression is compared against: columns that hold numbers, and those of them that hold lengths of time. */
export interface NumericColumns {
  readonly numbers: ReadonlySet<string>;
  readonly lengths: ReadonlySet<string>;
}

/** Expressions as they were brought before by this process, by what they hang on. */
const brought = new Map<string, string>();
const MOST_KEPT = 10_000;

/**
 * The expression with the two sides of every comparison of computed lengths of time brought to whole parts (see
 * `exact-number.ts`): a difference of two times is no exact double, so that a record exactly at its limit could count as
 * late. What cannot be told to be a number stays as it is written.
 */
export async function exactComparisons(
  store: Store,
  sql: string,
  columns: NumericColumns,
): Promise<string> {
  // Only arithmetic makes inexact values.
  if (!/[-+*/]/.test(sql) || !/[<>=]|between/i.test(sql)) return sql;
  const key = JSON.stringify([sql, [...columns.numbers], [...columns.lengths]]);
  const before = brought.get(key);
  if (before !== undefined) return before;
  const exact = await withExactSides(store, sql, columns);
  if (brought.size >= MOST_KEPT) brought.clear();
  brought.set(key, exact);
  return exact;
}

async function withExactSides(store: Store, sql: string, columns: NumericColumns): Promise<string> {
  const [tree, wrap] = await parsedAll(store, [
    selecting(sql),
    selecting(inExactPartsOfMany(PLACE)),
  ]);
  if (!isNode(tree) || !isNode(wrap)) return sql;
  let isChanged = false;
  const bring = (side: unknown) => replaced(wrap, side);
  const changed = mapped(tree, (node) => {
    const sides = SIDES[String(node.class)]?.map((name) => node[name]) ?? [];
    const isComputed = sides.some((side) => isNode(side) && isArithmetic(side));
    const isTime = sides.some((side) => isLength(side, columns));
    if (!isComputed || !isTime || !sides.every((side) => isNumber(side, columns))) return node;
    isChanged = true;
    const names = SIDES[String(node.class)] ?? [];
    return { ...node, ...Object.fromEntries(names.map((name) => [name, bring(node[name])])) };
  });
  return isChanged ? ((await written(store, changed)) ?? sql) : sql;
}

const PLACE = 'exact_place';
const selecting = (sql: string) => `SELECT ${sql} FROM one`;
const SIDES: Readonly<Record<string, readonly string[]>> = {
  COMPARISON: ['left', 'right'],
  BETWEEN: ['input', 'lower', 'upper'],
};
const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/']);
const LENGTHS: ReadonlySet<string> = new Set(['date_diff', 'datediff']);
const KEEPS_NUMBERS: ReadonlySet<string> = new Set([
  'abs',
  'greatest',
  'least',
  'ifnull',
  'nullif',
]);

function isArithmetic({ class: kind, function_name, children }: Node): boolean {
  if (kind === 'FUNCTION' && ARITHMETIC.has(String(function_name))) return true;
  return Array.isArray(children) && children.some((child) => isNode(child) && isArithmetic(child));
}

function isNumber(part: unknown, columns: NumericColumns): boolean {
  if (!isNode(part)) return false;
  const children = Array.isArray(part.children) ? part.children : [];
  const all = () => children.length > 0 && children.every((child) => isNumber(child, columns));
  switch (part.class) {
    case 'CONSTANT':
      return /^(?:DECIMAL|DOUBLE|FLOAT|[A-Z]*INT(?:EGER)?)$/.test(idOf(part.value));
    case 'COLUMN_REF':
      return columns.numbers.has(nameOf(part));
    case 'OPERATOR':
      return part.type === 'OPERATOR_COALESCE' && all();
    case 'FUNCTION': {
      const name = String(part.function_name);
      if (LENGTHS.has(name)) return true;
      return (ARITHMETIC.has(name) || KEEPS_NUMBERS.has(name)) && all();
    }
    default:
      return false;
  }
}

function isLength(part: unknown, columns: NumericColumns): boolean {
  if (Array.isArray(part)) return part.some((one) => isLength(one, columns));
  if (!isNode(part)) return false;
  if (part.class === 'COLUMN_REF') return columns.lengths.has(nameOf(part));
  if (part.class === 'FUNCTION' && LENGTHS.has(String(part.function_name))) return true;
  return isLength(part.children, columns);
}

function nameOf({ column_names }: Node): string {
  return Array.isArray(column_names) && column_names.length === 1 ? String(column_names[0]) : '';
}

function idOf(value: unknown): string {
  return isNode(value) && isNode(value.type) ? String(value.type.id) : '';
}

async function written(store: Store, tree: unknown): Promise<string | null> {
  const [row] = await store.rows('SELECT json_deserialize_sql(CAST(? AS JSON)) AS text', [
    JSON.stringify(tree),
  ]);
  return /^SELECT (.*) FROM one$/s.exec(String(row?.text))?.[1] ?? null;
}

/** The tree with each node as `change` gives it, from the leaves up. */
function mapped(part: unknown, change: (node: Node) => unknown): unknown {
  if (Array.isArray(part)) return part.map((one) => mapped(one, change));
  if (!isNode(part)) return part;
  const entries = Object.entries(part).map(([key, value]) => [key, mapped(value, change)]);
  return change(Object.fromEntries(entries));
}

/** The wrapping expression around a part. */
function replaced(wrap: Node, part: unknown): unknown {
  const whole = mapped(wrap, (node) =>
    node.class === 'COLUMN_REF' && nameOf(node) === PLACE ? part : node,
  );
  return selectedIn(whole);
}

/** The one expression that a statement selects. */
function selectedIn(tree: unknown): unknown {
  const [statement] = isNode(tree) && Array.isArray(tree.statements) ? tree.statements : [];
  const node = isNode(statement) && isNode(statement.node) ? statement.node : {};
  const [expression] = Array.isArray(node.select_list) ? node.select_list : [];
  return expression;
}
