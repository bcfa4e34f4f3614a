import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** By what a file is known to be as it was: which one, how long, and when it was changed last (nanoseconds). */
export interface FileState {
  readonly file: string;
  readonly content: string;
  readonly status: string;
}

/** The state of a file when it is opened. */
export function stateOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): FileState {
  return { file: `${dev} ${ino}`, content: `${size} ${mtimeNs}`, status: String(ctimeNs) };
}

/**
 * Whether a file is still as it was. Where only its status changed (its rights, a time that was set back), its bytes
 * are asked: `sha256` as they were, `hashOf` of those that are there now.
 */
export async function isUnchanged(
  file: string,
  before: FileState,
  sha256: string,
  hashOf: (file: string) => Promise<string>,
): Promise<boolean> {
  const now = stateOf(await stat(file, { bigint: true }));
  if (now.file !== before.file || now.content !== before.content) return false;
  return now.status === before.status || (await hashOf(file)) === sha256;
}
