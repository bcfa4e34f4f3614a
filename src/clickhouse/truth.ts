import type { Node } from '../store/parsed-sql.ts';
import { nodesAt, textAt } from './tree.ts';

const ALWAYS: ReadonlySet<string> = new Set(['COMPARISON', 'CONJUNCTION', 'BETWEEN']);
const OPERATORS: ReadonlySet<string> = new Set([
  'OPERATOR_IS_NULL',
  'OPERATOR_IS_NOT_NULL',
  'OPERATOR_NOT',
  'COMPARE_IN',
  'COMPARE_NOT_IN',
]);
const FUNCTIONS: ReadonlySet<string> = new Set(
  `~~ !~~ ~~* !~~* starts_with prefix ends_with suffix contains regexp_matches regexp_full_match`.split(
    ' ',
  ),
);

/** Whether an expression is true or false, which ClickHouse gives as a small number. */
export function isTruth(node: Node): boolean {
  const kind = textAt(node, 'class');
  if (ALWAYS.has(kind)) return true;
  if (kind === 'FUNCTION') return FUNCTIONS.has(textAt(node, 'function_name'));
  if (kind === 'SUBQUERY') return textAt(node, 'subquery_type') !== 'SCALAR';
  if (kind !== 'OPERATOR') return false;
  const type = textAt(node, 'type');
  return (
    OPERATORS.has(type) || (type === 'OPERATOR_COALESCE' && nodesAt(node, 'children').some(isTruth))
  );
}
