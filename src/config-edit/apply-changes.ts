import { isMap, isSeq } from 'yaml';
import type { ConfigChange } from './changes.ts';
import { has, inline, listIn, textOf, withEntry, withKey, withNode } from './yaml-text.ts';

/**
 * The text of a configuration with changes in it: comments, order and everything else stay letter by letter. What it
 * knows already is left alone; `remark` stands behind units whose branch nothing tells. The text must be a configuration that can be
 * read.
 */
export function applyChanges(
  text: string,
  changes: readonly ConfigChange[],
  remark: string | null = null,
): string {
  return changes.reduce((done, change) => apply(done, change, remark), text);
}

function apply(text: string, change: ConfigChange, open: string | null): string {
  switch (change.kind) {
    case 'department': {
      const { name, branch, isOpen } = change;
      if (has(text, ['departments'], 'name', name)) return text;
      return withEntry(text, ['departments'], inline({ name, branch }), isOpen ? open : null);
    }
    case 'branch_alias':
      return withAlias(text, ['branches'], 'name', change.branch, change.text);
    case 'value':
      return withValue(text, change);
    case 'file': {
      const path = ['inputs', change.dataset, 'files'];
      const isThere = has(text, path, 'files', change.pattern);
      return isThere ? text : withEntry(text, path, inline(change.pattern));
    }
    case 'header': {
      const { dataset, column, header, inverse } = change;
      const path = ['aliases', dataset, column];
      if (has(text, path, 'header', header)) return text;
      return withEntry(text, path, inline(inverse ? { header, inverse } : header));
    }
  }
}

function withValue(
  text: string,
  { dataset, column, value, alias }: Extract<ConfigChange, { kind: 'value' }>,
): string {
  const path = ['values', dataset, column];
  if (has(text, path, 'value', value))
    return alias === null ? text : withAlias(text, path, 'value', value, alias);
  return withEntry(text, path, inline(alias === null ? value : { value, aliases: [alias] }));
}

/** Adds another word to the entry of a list that has this name; a bare word becomes a map. */
function withAlias(
  text: string,
  path: readonly string[],
  key: 'name' | 'value',
  name: string,
  alias: string,
): string {
  const list = listIn(text, path);
  const at = list?.items.findIndex((item) => textOf(item, key) === name) ?? -1;
  const entry = list?.get(at, true);
  if (at < 0 || entry === undefined) return text;
  if (!isMap(entry)) return withNode(text, entry, inline({ [key]: name, aliases: [alias] }));
  const aliases = entry.get('aliases', true);
  if (!isSeq(aliases)) return withKey(text, entry, 'aliases', inline([alias]));
  const isKnown = aliases.items.some((item) => textOf(item, key) === alias);
  return isKnown ? text : withEntry(text, [...path, String(at), 'aliases'], inline(alias));
}
