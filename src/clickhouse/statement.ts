import { isNode, type Node } from '../store/parsed-sql.ts';
import { expressionForClickhouse, ordering, valueForClickhouse } from './expression.ts';
import { quoteForClickhouse } from './names.ts';
import { nodeAt, nodeOrNull, nodesAt, textAt, textsAt } from './tree.ts';
import { Untranslatable } from './untranslatable.ts';

/**
 * A statement that DuckDB parsed, as ClickHouse's SQL; its values are named `{p1}` … for `bound` to declare.
 * Throws {@link Untranslatable} for what has no equal that is known.
 */
export function statementForClickhouse(tree: Node): string {
  const [only, second] = nodesAt(tree, 'statements');
  if (!only || second) throw new Untranslatable('anything but one statement');
  return queryOf(nodeAt(only, 'node'));
}

function queryOf(node: Node): string {
  const type = textAt(node, 'type');
  const body = BODIES[type];
  if (body === undefined) throw new Untranslatable(`a statement ${type}`);
  return [tablesBefore(node), body(node), modifiers(node)].filter((part) => part !== '').join(' ');
}

const BODIES: Readonly<Record<string, (node: Node) => string>> = {
  SELECT_NODE: selectOf,
  SET_OPERATION_NODE: unionOf,
};

const express = (node: Node) => expressionForClickhouse(node, queryOf);

function tablesBefore(node: Node): string {
  const named = nodesAt(nodeOrNull(node, 'cte_map') ?? {}, 'map').map((entry) => {
    const query = nodeAt(nodeAt(nodeAt(entry, 'value'), 'query'), 'node');
    return `${quoteForClickhouse(textAt(entry, 'key'))} AS (${queryOf(query)})`;
  });
  return named.length === 0 ? '' : `WITH ${named.join(', ')}`;
}

function selectOf(node: Node): string {
  const isDistinct = nodesAt(node, 'modifiers').some(
    (one) => textAt(one, 'type') === 'DISTINCT_MODIFIER',
  );
  const selected = nodesAt(node, 'select_list').map((one) => {
    const alias = textAt(one, 'alias');
    const sql = valueForClickhouse(one, queryOf);
    return alias === '' ? sql : `${sql} AS ${quoteForClickhouse(alias)}`;
  });
  const clause = (word: string, key: string) => {
    const part = nodeOrNull(node, key);
    return part === null ? '' : `${word} ${express(part)}`;
  };
  return [
    `SELECT ${isDistinct ? 'DISTINCT ' : ''}${selected.join(', ')}`,
    fromOf(nodeAt(node, 'from_table')),
    clause('WHERE', 'where_clause'),
    groupsOf(node),
    clause('HAVING', 'having'),
    clause('QUALIFY', 'qualify'),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function groupsOf(node: Node): string {
  const by = nodesAt(node, 'group_expressions').map(express);
  const sets = Array.isArray(node.group_sets) ? (node.group_sets as readonly unknown[]) : [];
  if (by.length === 0) return '';
  if (sets.length <= 1) return `GROUP BY ${by.join(', ')}`;
  const listed = sets.map((set) => {
    const members = Array.isArray(set) ? set.map((at) => by[Number(at)] ?? '') : [];
    return `(${members.join(', ')})`;
  });
  return `GROUP BY GROUPING SETS (${listed.join(', ')})`;
}

function modifiers(node: Node): string {
  const parts = nodesAt(node, 'modifiers').map((one) => {
    switch (textAt(one, 'type')) {
      case 'DISTINCT_MODIFIER':
        return '';
      case 'ORDER_MODIFIER': {
        const orders = nodesAt(one, 'orders').map((order) => ordering(order, queryOf));
        return `ORDER BY ${orders.join(', ')}`;
      }
      case 'LIMIT_MODIFIER': {
        const limit = nodeOrNull(one, 'limit');
        const offset = nodeOrNull(one, 'offset');
        return `${limit ? `LIMIT ${express(limit)}` : ''}${offset ? ` OFFSET ${express(offset)}` : ''}`;
      }
      default:
        throw new Untranslatable(`a modifier ${textAt(one, 'type')}`);
    }
  });
  return parts.filter((part) => part !== '').join(' ');
}

function unionOf(node: Node): string {
  if (textAt(node, 'setop_type') !== 'UNION' || node.setop_all !== true)
    throw new Untranslatable('rows of several statements by name, or without their doubles');
  const children = nodesAt(node, 'children');
  const parts = children.length > 0 ? children : [nodeAt(node, 'left'), nodeAt(node, 'right')];
  // An order is one of all rows only where they are a table.
  return `SELECT * FROM (${parts.map((part) => `(${queryOf(part)})`).join(' UNION ALL ')})`;
}

function fromOf(table: Node): string {
  const sql = tableOf(table);
  return sql === '' ? '' : `FROM ${sql}`;
}

const JOINS: Readonly<Record<string, string>> = {
  INNER: 'INNER JOIN',
  LEFT: 'LEFT JOIN',
  RIGHT: 'RIGHT JOIN',
  OUTER: 'FULL JOIN',
  FULL: 'FULL JOIN',
};

function tableOf(table: Node): string {
  const alias = textAt(table, 'alias');
  const as = alias === '' ? '' : ` AS ${quoteForClickhouse(alias)}`;
  switch (textAt(table, 'type')) {
    case 'EMPTY':
      return '';
    case 'BASE_TABLE': {
      const schema = textAt(table, 'schema_name');
      const within = schema === '' ? '' : `${quoteForClickhouse(schema)}.`;
      return `${within}${quoteForClickhouse(textAt(table, 'table_name'))}${as}`;
    }
    case 'SUBQUERY': {
      const inner = nodeAt(table, 'subquery').node;
      if (!isNode(inner) || textsAt(table, 'column_name_alias').length > 0)
        throw new Untranslatable('a subquery with new names of its columns');
      return `(${queryOf(inner)})${as}`;
    }
    case 'JOIN':
      return joinOf(table);
    default:
      throw new Untranslatable(`a table ${textAt(table, 'type')}`);
  }
}

function joinOf(table: Node): string {
  const [left, right] = [tableOf(nodeAt(table, 'left')), tableOf(nodeAt(table, 'right'))];
  if (textAt(table, 'ref_type') === 'CROSS') return `${left} CROSS JOIN ${right}`;
  const word = JOINS[textAt(table, 'join_type')];
  if (word === undefined || textAt(table, 'ref_type') !== 'REGULAR')
    throw new Untranslatable(`a join ${textAt(table, 'join_type')}`);
  const using = textsAt(table, 'using_columns').map(quoteForClickhouse);
  const condition = nodeOrNull(table, 'condition');
  if (using.length > 0) return `${left} ${word} ${right} USING (${using.join(', ')})`;
  if (condition === null) throw new Untranslatable('a join without a condition');
  return `${left} ${word} ${right} ON ${express(condition)}`;
}
