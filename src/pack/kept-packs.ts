import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Pack } from './types.ts';

/** Where the build puts the packs that it has checked: beside the built program, of which they are a part. */
const BUILT = fileURLToPath(new URL('built/', import.meta.url));
/** Packs of one process that are kept; a run needs one. */
const MOST_KEPT = 8;

const kept = new Map<string, Pack>();

/**
 * The pack of these files, by their fingerprint: as this process has it already, as the build left it, or checked
 * anew. All who ask get the same one, frozen.
 */
export function keptPack(fingerprint: string, folder: string, checked: () => Pack): Pack {
  const key = `${folder}\0${fingerprint}`;
  const before = kept.get(key);
  if (before) return before;
  const built = builtPack(fingerprint);
  const pack = deepFrozen(built === null ? checked() : { ...built, folder });
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, pack);
  return pack;
}

/** Writes a checked pack where {@link keptPack} of the built program finds it. */
export function putBuilt(fingerprint: string, { folder: _, ...pack }: Pack): void {
  const bytes = serialize(pack);
  mkdirSync(BUILT, { recursive: true });
  writeFileSync(fileOf(fingerprint), Buffer.concat([hashOf(bytes), bytes]));
}

/** Null where there is none, and for one that is damaged or of a Node whose form this one cannot read. */
function builtPack(fingerprint: string): Omit<Pack, 'folder'> | null {
  try {
    const file = readFileSync(fileOf(fingerprint));
    const [hash, bytes] = [file.subarray(0, 32), file.subarray(32)];
    return hash.equals(hashOf(bytes)) ? deserialize(bytes) : null;
  } catch {
    return null;
  }
}

function fileOf(fingerprint: string): string {
  return join(BUILT, `${fingerprint}.pack`);
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFrozen(part);
  return Object.freeze(value);
}
