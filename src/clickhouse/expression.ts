import { isNode, type Node } from '../store/parsed-sql.ts';
import { castForClickhouse } from './casts.ts';
import { callForClickhouse } from './functions.ts';
import { quoteForClickhouse, textForClickhouse } from './names.ts';
import { nodeAt, nodeOrNull, nodesAt, textAt, textsAt } from './tree.ts';
import { isTruth } from './truth.ts';
import { typeInTree } from './types-of-columns.ts';
import { Untranslatable } from './untranslatable.ts';

/** Prints the statements inside of expressions. */
export type PrintQuery = (query: Node) => string;

/** An expression of DuckDB's tree as ClickHouse's SQL. Throws {@link Untranslatable}. */
export function expressionForClickhouse(node: Node, query: PrintQuery): string {
  const print = PRINTERS[textAt(node, 'class')];
  if (print === undefined) throw new Untranslatable(`an expression ${textAt(node, 'class')}`);
  return print(node, query);
}

/** The same with truths as such: where their value is shown or becomes a text. */
export function valueForClickhouse(node: Node, query: PrintQuery): string {
  const sql = expressionForClickhouse(node, query);
  return isTruth(node) ? `CAST(${sql} AS Nullable(Bool))` : sql;
}

type Printer = (node: Node, query: PrintQuery) => string;

const PRINTERS: Readonly<Record<string, Printer>> = {
  COLUMN_REF: (node) => textsAt(node, 'column_names').map(quoteForClickhouse).join('.'),
  CONSTANT: (node) => constant(node) ?? 'NULL',
  PARAMETER: (node) => `{p${textAt(node, 'identifier')}}`,
  STAR: star,
  CASE: caseOf,
  CAST: cast,
  COMPARISON: comparison,
  CONJUNCTION: conjunction,
  BETWEEN: (node, query) => {
    const [input, lower, upper] = ['input', 'lower', 'upper'].map((key) =>
      expressionForClickhouse(nodeAt(node, key), query),
    );
    return `(${input} BETWEEN ${lower} AND ${upper})`;
  },
  OPERATOR: operator,
  FUNCTION: call,
  WINDOW: windowed,
  SUBQUERY: subquery,
};

const all = (nodes: readonly Node[], query: PrintQuery) =>
  nodes.map((node) => expressionForClickhouse(node, query));

/** A text or number that stands in the statement itself; null for what does not, and for NULL. */
function literalOf(node: Node): string | null {
  if (textAt(node, 'class') === 'CAST') return literalOf(nodeAt(node, 'child'));
  // An interval's number is cut to a whole one.
  const [first] = nodesAt(node, 'children');
  if (textAt(node, 'function_name') === 'trunc' && first) return literalOf(first);
  const value = textAt(node, 'class') === 'CONSTANT' ? nodeAt(node, 'value') : null;
  return value === null || value.is_null === true ? null : String(value.value);
}

function constant(node: Node): string | null {
  const value = nodeAt(node, 'value');
  if (value.is_null === true) return null;
  const type = nodeAt(value, 'type');
  switch (textAt(type, 'id')) {
    case 'VARCHAR':
      return textForClickhouse(String(value.value));
    case 'DECIMAL':
      return decimalText(String(value.value), Number(nodeAt(type, 'type_info').scale ?? 0));
    case 'BOOLEAN':
      return String(value.value);
    default:
      if (typeof value.value === 'number') return String(value.value);
      throw new Untranslatable(`a constant ${textAt(type, 'id')}`);
  }
}

function decimalText(digits: string, scale: number): string {
  const [, sign = '', number = ''] = /^(-?)(\d+)$/.exec(digits) ?? [];
  const padded = number.padStart(scale + 1, '0');
  const at = padded.length - scale;
  return `${sign}${padded.slice(0, at)}${scale === 0 ? '' : `.${padded.slice(at)}`}`;
}

function star(node: Node, query: PrintQuery): string {
  const except = textsAt(node, 'exclude_list').map(quoteForClickhouse);
  const replace = nodesAt(node, 'replace_list').map(
    (entry) =>
      `${expressionForClickhouse(nodeAt(entry, 'value'), query)} AS ${quoteForClickhouse(textAt(entry, 'key'))}`,
  );
  const relation = textAt(node, 'relation_name');
  return [
    relation === '' ? '*' : `${quoteForClickhouse(relation)}.*`,
    except.length === 0 ? '' : ` EXCEPT (${except.join(', ')})`,
    replace.length === 0 ? '' : ` REPLACE (${replace.join(', ')})`,
  ].join('');
}

function caseOf(node: Node, query: PrintQuery): string {
  const checks = nodesAt(node, 'case_checks').map((check) => {
    const [when, then] = ['when_expr', 'then_expr'].map((key) =>
      expressionForClickhouse(nodeAt(check, key), query),
    );
    return `WHEN ${when} THEN ${then}`;
  });
  const rest = nodeOrNull(node, 'else_expr');
  const otherwise = rest === null ? 'NULL' : expressionForClickhouse(rest, query);
  return `CASE ${checks.join(' ')} ELSE ${otherwise} END`;
}

function cast(node: Node, query: PrintQuery): string {
  const child = nodeAt(node, 'child');
  const type = nodeAt(node, 'cast_type');
  // `true` and `false` are texts that DuckDB reads.
  if (textAt(type, 'id') === 'BOOLEAN' && textAt(child, 'class') === 'CONSTANT')
    return literalOf(child) === 't' ? 'true' : 'false';
  const sql = valueForClickhouse(child, query);
  const wanted = typeInTree(type);
  return node.try_cast === true
    ? `accurateCastOrNull(${sql}, ${textForClickhouse(wanted)})`
    : WHOLE.has(textAt(child, 'function_name'))
      ? `CAST(${sql} AS Nullable(${wanted}))`
      : castForClickhouse(sql, wanted);
}

/** What these give need not be rounded. */
const WHOLE: ReadonlySet<string> = new Set(
  'round floor ceil ceiling trunc length count count_star date_diff datediff'.split(' '),
);

const COMPARISONS: Readonly<Record<string, string>> = {
  COMPARE_EQUAL: '=',
  COMPARE_NOTEQUAL: '!=',
  COMPARE_LESSTHAN: '<',
  COMPARE_GREATERTHAN: '>',
  COMPARE_LESSTHANOREQUALTO: '<=',
  COMPARE_GREATERTHANOREQUALTO: '>=',
  COMPARE_NOT_DISTINCT_FROM: 'IS NOT DISTINCT FROM',
  COMPARE_DISTINCT_FROM: 'IS DISTINCT FROM',
};

function comparison(node: Node, query: PrintQuery): string {
  const sign = COMPARISONS[textAt(node, 'type')];
  if (sign === undefined) throw new Untranslatable(`a comparison ${textAt(node, 'type')}`);
  const [left, right] = ['left', 'right'].map((key) =>
    expressionForClickhouse(nodeAt(node, key), query),
  );
  return `(${left} ${sign} ${right})`;
}

function conjunction(node: Node, query: PrintQuery): string {
  const word = textAt(node, 'type') === 'CONJUNCTION_AND' ? ' AND ' : ' OR ';
  return `(${all(nodesAt(node, 'children'), query).join(word)})`;
}

function operator(node: Node, query: PrintQuery): string {
  const parts = all(nodesAt(node, 'children'), query);
  const [first = '', ...rest] = parts;
  switch (textAt(node, 'type')) {
    case 'OPERATOR_COALESCE':
      return `coalesce(${parts.join(', ')})`;
    case 'OPERATOR_IS_NULL':
      return `(${first} IS NULL)`;
    case 'OPERATOR_IS_NOT_NULL':
      return `(${first} IS NOT NULL)`;
    case 'OPERATOR_NOT':
      return `(NOT ${first})`;
    case 'COMPARE_IN':
      return among(first, rest, nodesAt(node, 'children').slice(1));
    case 'COMPARE_NOT_IN':
      return `(NOT ${among(first, rest, nodesAt(node, 'children').slice(1))})`;
    default:
      throw new Untranslatable(`an operator ${textAt(node, 'type')}`);
  }
}

/** ClickHouse passes over NULL in a list, which makes "not found" untold in SQL. */
function among(first: string, rest: readonly string[], nodes: readonly Node[]): string {
  return nodes.every((one) => literalOf(one) !== null)
    ? `(${first} IN (${rest.join(', ')}))`
    : `(${rest.map((one) => `${first} = ${one}`).join(' OR ')})`;
}

function call(node: Node, query: PrintQuery): string {
  const name = textAt(node, 'function_name');
  const children = nodesAt(node, 'children');
  const filter = nodeOrNull(node, 'filter');
  if (name === 'quantile_disc') return placeInOrder(children, filter, query);
  const args = all(children, query);
  if (node.distinct === true) args[0] = `DISTINCT ${args[0] ?? ''}`;
  const sql = callForClickhouse(name, args, children.map(literalOf));
  return filter === null ? sql : `${sql} FILTER (WHERE ${expressionForClickhouse(filter, query)})`;
}

/** The least value that is not exceeded by the given share of all, as `quantile_disc` gives it; NULL of none. */
function placeInOrder(children: readonly Node[], filter: Node | null, query: PrintQuery): string {
  if (filter !== null) throw new Untranslatable('a percentile of some records');
  const [value = '', share = ''] = all(children, query);
  const place = `toUInt64(greatest(1, assumeNotNull(ceil(${share} * count(${value})))))`;
  return `if(count(${value}) = 0, NULL, arrayElement(arraySort(groupArray(${value})), ${place}))`;
}

/** What ClickHouse calls a function over a window; `lag` looks within the frame, which therefore is all of the window. */
const OVER: Readonly<Record<string, (args: readonly string[]) => string>> = {
  count_star: () => 'count()',
  count: ([of = '']) => `count(${of})`,
  sum: ([of = '']) => `sum(${of})`,
  min: ([of = '']) => `min(${of})`,
  max: ([of = '']) => `max(${of})`,
  row_number: () => 'row_number()',
  rank: () => 'rank()',
  lag: ([of = '']) => `lagInFrame(${of})`,
  lead: ([of = '']) => `leadInFrame(${of})`,
};
const LOOKS_AROUND: ReadonlySet<string> = new Set(['lag', 'lead']);

function windowed(node: Node, query: PrintQuery): string {
  const name = textAt(node, 'function_name');
  const over = OVER[name];
  const isUsual =
    textAt(node, 'start') === 'UNBOUNDED_PRECEDING' && textAt(node, 'end') === 'CURRENT_ROW_RANGE';
  const children = nodesAt(node, 'children');
  if (
    over === undefined ||
    !isUsual ||
    nodeOrNull(node, 'filter_expr') !== null ||
    node.distinct === true
  )
    throw new Untranslatable(`${name} over a window`);
  if (LOOKS_AROUND.has(name) && children.length !== 1)
    throw new Untranslatable(`${name} farther than one record`);
  const partitions = all(nodesAt(node, 'partitions'), query);
  const orders = nodesAt(node, 'orders').map((order) => ordering(order, query));
  const frame = LOOKS_AROUND.has(name)
    ? 'ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING'
    : '';
  const window = [
    partitions.length === 0 ? '' : `PARTITION BY ${partitions.join(', ')}`,
    orders.length === 0 ? '' : `ORDER BY ${orders.join(', ')}`,
    frame,
  ].filter((part) => part !== '');
  return `${over(all(children, query))} OVER (${window.join(' ')})`;
}

/** One expression to order by; NULL stands last unless the statement says otherwise, as in DuckDB. */
export function ordering(order: Node, query: PrintQuery): string {
  const sql = expressionForClickhouse(nodeAt(order, 'expression'), query);
  const direction = textAt(order, 'type') === 'DESCENDING' ? 'DESC' : 'ASC';
  const nulls = textAt(order, 'null_order') === 'NULLS FIRST' ? 'FIRST' : 'LAST';
  return `${sql} ${direction} NULLS ${nulls}`;
}

function subquery(node: Node, query: PrintQuery): string {
  const inner = nodeAt(node, 'subquery').node;
  if (!isNode(inner)) throw new Untranslatable('an empty subquery');
  switch (textAt(node, 'subquery_type')) {
    case 'SCALAR':
      return `(${query(inner)})`;
    case 'EXISTS':
      return `EXISTS (${query(inner)})`;
    case 'ANY':
      if (textAt(node, 'comparison_type') !== 'COMPARE_EQUAL') break;
      return `(${expressionForClickhouse(nodeAt(node, 'child'), query)} IN (${query(inner)}))`;
    default:
  }
  throw new Untranslatable(`a subquery ${textAt(node, 'subquery_type')}`);
}
