import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';

const HASH_BYTES = 32;

/** A value as bytes, with a hash of them in front that {@link readChecked} looks at. */
export function checkedBytes(value: unknown): Buffer {
  const bytes = serialize(value);
  return Buffer.concat([createHash('sha256').update(bytes).digest(), bytes]);
}

/** The value of a file; null for one that is not there, damaged, or of a Node whose form this one cannot read. */
export async function readChecked<T>(file: string): Promise<T | null> {
  try {
    return checkedValue<T>(await readFile(file));
  } catch {
    return null;
  }
}

/** The value of {@link checkedBytes}; null where they are damaged. Throws for a form that this Node cannot read. */
export function checkedValue<T>(all: Buffer): T | null {
  const [hash, bytes] = [all.subarray(0, HASH_BYTES), all.subarray(HASH_BYTES)];
  return hash.equals(createHash('sha256').update(bytes).digest()) ? deserialize(bytes) : null;
}
