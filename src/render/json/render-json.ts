import { safeJsonText } from '../../messages/safe-text.ts';

/**
 * Writes a value as JSON text in UTF-8: keys in the order given, two spaces a level, a newline at the end.
 * A list or object that holds no other stands on one line, so that a difference shows the whole of it.
 * What JSON cannot carry unchanged (NaN, Infinity, bigint, functions, undefined in an array) throws a TypeError
 * that names its place; a property that is undefined is left out.
 */
export function renderJson(value: unknown): Uint8Array {
  const parts: string[] = [];
  if (!isWritten(value, '', parts)) refuse(value, '$');
  parts.push('\n');
  return new TextEncoder().encode(safeJsonText(parts.join('')));
}

/** Adds the text of a value; false, and what was added is void, where JSON cannot carry it. */
function isWritten(value: unknown, indent: string, parts: string[]): boolean {
  if (typeof value === 'string') {
    parts.push(JSON.stringify(value));
    return true;
  }
  if (typeof value === 'number') {
    parts.push(JSON.stringify(value));
    return Number.isFinite(value);
  }
  if (typeof value !== 'object' || value === null) {
    parts.push(String(value));
    return typeof value === 'boolean' || value === null;
  }
  return Array.isArray(value)
    ? isListWritten(value, indent, parts)
    : isObjectWritten(value, indent, parts);
}

function isListWritten(list: readonly unknown[], indent: string, parts: string[]): boolean {
  if (list.length === 0) return parts.push('[]') > 0;
  const inside = `${indent}  `;
  const [open, between, close] = list.every(isLeaf)
    ? ['[', ', ', ']']
    : [`[\n${inside}`, `,\n${inside}`, `\n${indent}]`];
  for (let at = 0; at < list.length; at += 1) {
    parts.push(at === 0 ? open : between);
    if (!isWritten(list[at], inside, parts)) return false;
  }
  return parts.push(close) > 0;
}

function isObjectWritten(object: object, indent: string, parts: string[]): boolean {
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) return false;
  const inner = object as Readonly<Record<string, unknown>>;
  const keys = Object.keys(object);
  const isFlat = keys.every((key) => isLeaf(inner[key]));
  const inside = `${indent}  `;
  const [open, between, close] = isFlat
    ? ['{ ', ', ', ' }']
    : [`{\n${inside}`, `,\n${inside}`, `\n${indent}}`];
  let separator = open;
  for (const key of keys) {
    const value = inner[key];
    if (value === undefined) continue;
    parts.push(separator, quotedKey(key), ': ');
    separator = between;
    if (!isWritten(value, inside, parts)) return false;
  }
  return parts.push(separator === open ? '{}' : close) > 0;
}

/** Keys as JSON has them: few, each written thousands of times. */
const keysKnown = new Map<string, string>();
const MOST_KEYS = 1_000;

function quotedKey(key: string): string {
  const known = keysKnown.get(key);
  if (known !== undefined) return known;
  const quoted = JSON.stringify(key);
  if (keysKnown.size < MOST_KEYS) keysKnown.set(key, quoted);
  return quoted;
}

function isLeaf(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/** Throws a TypeError with the place of the first part that JSON cannot carry. */
function refuse(value: unknown, path: string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw unfit(value, path);
  if (['undefined', 'bigint', 'function', 'symbol'].includes(typeof value))
    throw unfit(value, path);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) refuse(value[index], `${path}[${index}]`);
    return;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw unfit(value, path);
  for (const [key, inner] of Object.entries(value)) {
    if (inner !== undefined) refuse(inner, `${path}.${key}`);
  }
}

function unfit(value: unknown, path: string): TypeError {
  const what = typeof value === 'object' ? (value?.constructor?.name ?? 'object') : String(value);
  return new TypeError(`not a JSON value at ${path}: ${what}`);
}
