import { createHash } from 'node:crypto';

/**
 * A name for a value: plain objects, arrays, texts, numbers, truths and nulls have the same one exactly if they are
 * alike, in whatever order their keys stand. Throws for anything else, which could differ without the name telling.
 */
export function keyOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(inOneOrder(value)))
    .digest('hex');
}

function inOneOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
      throw new TypeError(`a ${typeof value} has no lasting name`);
    return value;
  }
  if (Array.isArray(value)) return value.map(inOneOrder);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`a ${value.constructor.name} has no lasting name`);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, inOneOrder(part)]),
  );
}
