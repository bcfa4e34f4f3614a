import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml';
import type { ConfigChange } from './changes.ts';

/**
 * The text of a configuration with changes in it: comments, order and everything else stay as they are. What it knows
 * already is left alone. The text must be a configuration that can be read.
 */
export function applyChanges(text: string, changes: readonly ConfigChange[]): string {
  const document = parseDocument(text);
  for (const change of changes) apply(document, change);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function apply(document: Document, change: ConfigChange): void {
  switch (change.kind) {
    case 'department':
      addDepartment(document, change);
      return;
    case 'branch_alias':
      addAlias(document, ['branches'], 'name', change.branch, change.text);
      return;
    case 'value':
      addValue(document, change);
      return;
    case 'header': {
      const { dataset, column, header, inverse } = change;
      const list = listAt(document, ['aliases', dataset, column]);
      const entry = inverse ? { header, inverse } : header;
      if (!hasText(list, header, 'header')) list.add(flow(document, entry));
    }
  }
}

function addDepartment(
  document: Document,
  { name, branch, isOpen }: Extract<ConfigChange, { kind: 'department' }>,
): void {
  const list = listAt(document, ['departments']);
  if (hasText(list, name, 'name')) return;
  // An empty list is written in brackets; what stands in it now takes a line each.
  list.flow = false;
  const entry = flow(document, { name, branch });
  if (isOpen) entry.comment = ' 看不出所属单位，请核对';
  list.add(entry);
}

function addValue(
  document: Document,
  { dataset, column, value, alias }: Extract<ConfigChange, { kind: 'value' }>,
): void {
  const path = ['values', dataset, column];
  const list = listAt(document, path);
  if (!hasText(list, value, 'value')) {
    list.add(flow(document, alias === null ? value : { value, aliases: [alias] }));
    return;
  }
  if (alias !== null) addAlias(document, path, 'value', value, alias);
}

/** Adds another word to the entry of a list that has this name; a bare word becomes a map first. */
function addAlias(
  document: Document,
  path: readonly string[],
  key: 'name' | 'value',
  name: string,
  alias: string,
): void {
  const list = listAt(document, path);
  const at = list.items.findIndex((item) => textOf(item, key) === name);
  if (at < 0) return;
  if (!isMap(list.items[at])) list.set(at, flow(document, { [key]: name, aliases: [] }));
  const entry = list.get(at, true) as unknown as YAMLMap;
  const aliases = entry.get('aliases', true);
  if (!isSeq(aliases)) entry.set('aliases', flow(document, [alias]));
  else if (!hasText(aliases, alias, key)) aliases.add(document.createNode(alias));
}

/** The list at a path, made where there is none; what is empty becomes a list. */
function listAt(document: Document, path: readonly string[]): YAMLSeq {
  for (let depth = 1; depth < path.length; depth += 1) {
    const part = path.slice(0, depth);
    const found = document.getIn(part, true);
    if (!isMap(found)) document.setIn(part, document.createNode({}));
    else if (found.items.length === 0) found.flow = false;
  }
  const list = document.getIn(path, true);
  if (isSeq(list)) return list;
  const made = new YAMLSeq();
  made.flow = path.length > 1;
  document.setIn(path, made);
  return made;
}

function hasText(list: YAMLSeq, text: string, key: string): boolean {
  return list.items.some((item) => textOf(item, key) === text);
}

function textOf(item: unknown, key: string): string | null {
  if (isScalar(item)) return String(item.value);
  const value: unknown = isMap(item) ? item.get(key) : null;
  return value === null || value === undefined ? null : String(value);
}

function flow(document: Document, value: unknown) {
  return document.createNode(value, { flow: true });
}
