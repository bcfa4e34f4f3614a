import { safeJsonString } from '../../messages/safe-text.ts';

/**
 * Writes a value as JSON text in UTF-8: keys in the order given, two spaces a level, a newline at the end.
 * A list or object that holds no other stands on one line, so that a difference shows the whole of it.
 * What JSON cannot carry unchanged (NaN, Infinity, bigint, functions, undefined in an array) throws a TypeError
 * that names its place; a property that is undefined is left out.
 */
export function renderJson(value: unknown): Uint8Array {
  const text = textOf(value, '\n');
  if (text === null) refuse(value, '$');
  return Buffer.from(`${text}\n`);
}

/** The text of a value, `line` in front of each of its lines; null where JSON cannot carry it. */
function textOf(value: unknown, line: string): string | null {
  switch (typeof value) {
    case 'string':
      return safeJsonString(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : null;
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? listText(value, line) : objectText(value, line);
    default:
      return null;
  }
}

function listText(list: readonly unknown[], line: string): string | null {
  if (list.length === 0) return '[]';
  let isFlat = true;
  for (const one of list) if (typeof one === 'object' && one !== null) isFlat = false;
  const inside = isFlat ? '' : `${line}  `;
  let text = '';
  for (let at = 0; at < list.length; at += 1) {
    const part = textOf(list[at], inside);
    if (part === null) return null;
    text += at === 0 ? part : `${isFlat ? ', ' : `,${inside}`}${part}`;
  }
  return isFlat ? `[${text}]` : `[${inside}${text}${line}]`;
}

function objectText(object: object, line: string): string | null {
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) return null;
  const given = object as Readonly<Record<string, unknown>>;
  const keys = Object.keys(given);
  let isFlat = true;
  for (const key of keys) {
    const inner = given[key];
    if (typeof inner === 'object' && inner !== null) isFlat = false;
  }
  const inside = isFlat ? '' : `${line}  `;
  const between = isFlat ? ', ' : `,${inside}`;
  let text = '';
  for (const key of keys) {
    const inner = given[key];
    if (inner === undefined) continue;
    const part = textOf(inner, inside);
    if (part === null) return null;
    text += text === '' ? keyText(key) + part : between + keyText(key) + part;
  }
  if (text === '') return '{}';
  return isFlat ? `{ ${text} }` : `{${inside}${text}${line}}`;
}

/** The names of a file are few, and written again and again. */
const names = new Map<string, string>();
const MOST_NAMES = 1000;

function keyText(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const text = `${safeJsonString(key)}: `;
  if (names.size < MOST_NAMES) names.set(key, text);
  return text;
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
