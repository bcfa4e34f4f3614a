import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** A value as YAML on one line. */
export type Inline = string | boolean | readonly Inline[] | { readonly [key: string]: Inline };

/** A value in flow style: `{ name: 甲, aliases: [乙] }`. */
export function inline(value: Inline): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(([key, one]) => `${inline(key)}: ${inline(one)}`);
    return `{ ${pairs.join(', ')} }`;
  }
  if (typeof value === 'boolean') return String(value);
  const plain = stringify(value, { lineWidth: 0 }).trimEnd();
  // What is plain in a block may end a flow: commas and brackets.
  return /[,[\]{}\n]/.test(plain) && !/^["']/.test(plain) ? JSON.stringify(value) : plain;
}

/** Finds the list at a path of a YAML text; null where there is none. */
export function listIn(text: string, path: readonly string[]): YAMLSeq | null {
  const found = parseDocument(text).getIn(path, true);
  return isSeq(found) ? found : null;
}

/** The text of an entry of a list: a bare word, or the value of this key. */
export function textOf(item: unknown, key: string): string | null {
  if (isScalar(item)) return String(item.value);
  const value: unknown = isMap(item) ? item.get(key) : null;
  return value === null || value === undefined ? null : String(value);
}

/** Whether a list has an entry of this text. */
export function has(text: string, path: readonly string[], key: string, wanted: string): boolean {
  return listIn(text, path)?.items.some((item) => textOf(item, key) === wanted) ?? false;
}

/** The text with one more entry in the list at a path, which is made where there is none; all else stays letter by letter. */
export function withEntry(
  text: string,
  path: readonly string[],
  entry: string,
  comment: string | null = null,
): string {
  const list = listIn(text, path);
  if (list === null) return withEntry(withEmptyList(text, path), path, entry, comment);
  const [, end] = rangeOf(list);
  const remark = comment === null ? '' : ` # ${comment}`;
  const isTop = path.length === 1;
  if (list.items.length === 0 && isTop) {
    const [start] = rangeOf(list);
    return spliced(text, start, end, `\n  - ${entry}${remark}`, true);
  }
  if (list.flow)
    return spliced(text, end - 1, end - 1, `${list.items.length > 0 ? ', ' : ''}${entry}`);
  const last = list.items.at(-1) as Node;
  const at = lineEnd(text, rangeOf(last)[1]);
  const indent = columnOf(text, dashBefore(text, rangeOf(list.items[0] as Node)[0]));
  return spliced(text, at, at, `\n${' '.repeat(indent)}- ${entry}${remark}`);
}

/** The text with another value in place of a node. */
export function withNode(text: string, node: Node, value: string): string {
  const [start, end] = rangeOf(node);
  return spliced(text, start, end, value);
}

/** The text with one more key in a map that is written on one line or several. */
export function withKey(text: string, map: YAMLMap, key: string, value: string): string {
  const [, end] = rangeOf(map);
  if (map.flow) {
    const before = text.slice(0, end - 1).trimEnd();
    const sign = map.items.length > 0 ? ', ' : ' ';
    return `${before}${sign}${key}: ${value} ${text.slice(end - 1)}`;
  }
  const at = lineEnd(text, endOfMap(map));
  const [first] = map.items;
  const indent = isPair(first) ? columnOf(text, rangeOf(first.key as Node)[0]) : 0;
  return spliced(text, at, at, `\n${' '.repeat(indent)}${key}: ${value}`);
}

/** Makes an empty list at a path: maps on the way that are empty or missing are made too. */
function withEmptyList(text: string, path: readonly string[]): string {
  const document = parseDocument(text);
  const depth = path.findIndex((_, at) => !isMap(document.getIn(path.slice(0, at), true)));
  const known = depth < 0 ? path.length - 1 : depth - 1;
  const parent = path.slice(0, Math.max(0, known));
  const rest = path.slice(parent.length);
  const map = parent.length === 0 ? document.contents : document.getIn(parent, true);
  if (!isMap(map)) return `${text.trimEnd()}${text.trim() === '' ? '' : '\n'}${block(rest, 0)}\n`;
  const key = rest[0] ?? '';
  const old = map.get(key, true);
  if (map.flow && map.items.length > 0)
    return withKey(text, map, inline(key), nested(rest.slice(1)));
  const indent = parent.length === 0 ? 0 : indentOf(text, map, parent.length);
  if (old !== undefined && isMap(old) && old.items.length === 0) {
    const [start, end] = rangeOf(old);
    return spliced(text, start, end, `\n${block(rest.slice(1), indent + 2)}`, true);
  }
  if (map.items.length === 0) {
    const [start, end] = rangeOf(map);
    return spliced(text, start, end, `\n${block(rest, indent)}`, true);
  }
  const at = lineEnd(text, endOfMap(map));
  return spliced(text, at, at, `\n${block(rest, indent)}`);
}

/** Nested keys that end in an empty list, each on a line. */
function block(keys: readonly string[], indent: number): string {
  return keys
    .map(
      (key, at) =>
        `${' '.repeat(indent + at * 2)}${inline(key)}:${at === keys.length - 1 ? ' []' : ''}`,
    )
    .join('\n');
}

function nested(keys: readonly string[]): string {
  return keys.reduceRight((inner, key) => `{ ${inline(key)}: ${inner} }`, '[]');
}

function indentOf(text: string, map: YAMLMap, depth: number): number {
  const [first] = map.items;
  return isPair(first) && !map.flow ? columnOf(text, rangeOf(first.key as Node)[0]) : depth * 2;
}

function endOfMap(map: YAMLMap): number {
  const last = map.items.at(-1);
  const value = isPair(last) ? ((last.value ?? last.key) as Node) : map;
  if (isMap(value) && !value.flow && value.items.length > 0) return endOfMap(value);
  if (isSeq(value) && !value.flow && value.items.length > 0)
    return rangeOf(value.items.at(-1) as Node)[1];
  return rangeOf(value)[1];
}

function rangeOf(node: Node): readonly [start: number, end: number] {
  const [start = 0, end = 0] = node.range ?? [];
  return [start, end];
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.trimEnd().length : end;
}

/** The dash of the list entry that begins here. */
function dashBefore(text: string, at: number): number {
  return text.lastIndexOf('-', at);
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

/** Puts a text in place of another; `onOwnLines`: blanks before it go, and a remark behind it moves up. */
function spliced(
  text: string,
  start: number,
  end: number,
  put: string,
  onOwnLines = false,
): string {
  if (!onOwnLines) return text.slice(0, start) + put + text.slice(end);
  const stop = lineEnd(text, end);
  const remark = text.slice(end, stop).trim();
  const head = text.slice(0, start).trimEnd();
  return `${head}${remark === '' ? '' : ` ${remark}`}${put}${text.slice(stop)}`;
}
