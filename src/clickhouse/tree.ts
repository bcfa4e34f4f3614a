import { isNode, type Node } from '../store/parsed-sql.ts';
import { Untranslatable } from './untranslatable.ts';

/** A part that must be there. */
export function nodeAt(node: Node, key: string): Node {
  const part = node[key];
  if (!isNode(part)) throw new Untranslatable(`a statement without ${key}`);
  return part;
}

/** A part that may be absent. */
export function nodeOrNull(node: Node, key: string): Node | null {
  const part = node[key];
  return isNode(part) ? part : null;
}

export function nodesAt(node: Node, key: string): readonly Node[] {
  const parts = node[key];
  return Array.isArray(parts) ? parts.filter(isNode) : [];
}

export function textAt(node: Node, key: string): string {
  const part = node[key];
  return typeof part === 'string' ? part : '';
}

export function textsAt(node: Node, key: string): readonly string[] {
  const parts = node[key];
  return Array.isArray(parts) ? parts.map(String) : [];
}
