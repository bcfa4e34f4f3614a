import { safeJson } from '../../messages/safe-text.ts';

/**
 * Writes a value as JSON text in UTF-8: keys in the order given, two spaces a level, a newline at the end.
 * A list or object that holds no other stands on one line, so that a difference shows the whole of it.
 * What JSON cannot carry unchanged (NaN, Infinity, bigint, functions, undefined in an array) throws a TypeError
 * that names its place; a property that is undefined is left out.
 */
export function renderJson(value: unknown): Uint8Array {
  refuse(value, '$');
  return new TextEncoder().encode(`${text(value, '')}\n`);
}

function text(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return safeJson(value);
  const isList = Array.isArray(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) return `${open}${close}`;
  const isLeaf = entries.every(([, inner]) => typeof inner !== 'object' || inner === null);
  const inside = `${indent}  `;
  const parts = entries.map(
    ([key, inner]) => `${isList ? '' : `${safeJson(key)}: `}${text(inner, inside)}`,
  );
  if (isLeaf) return isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  return `${open}\n${inside}${parts.join(`,\n${inside}`)}\n${indent}${close}`;
}

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
