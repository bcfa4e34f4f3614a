import { createHash, randomBytes } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../process-life.ts';

/** Gives an unused path in `root` whose name tells which process of which machine works in it. */
export function workFolder(root: string, name: string): string {
  return join(root, `${name}.${machine()}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
}

/** Removes the work folders of this name in `root` whose process of this machine and user is gone. */
export async function removeAbandoned(root: string, name: string): Promise<void> {
  const start = `${name}.${machine()}.`;
  for (const entry of await readdir(root)) {
    if (!entry.startsWith(start)) continue;
    const pid = /^(\d+)\.[0-9a-f]{8}\.tmp$/.exec(entry.slice(start.length))?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const path = join(root, entry);
    // Another run may be removing it too, or what is left of its browser still write into it: a later run tries again.
    if (await isMine(path)) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function isMine(path: string): Promise<boolean> {
  const uid = process.getuid?.();
  if (uid === undefined) return true;
  // Gone in the meantime: another run clears away too.
  const state = await lstat(path).catch(() => null);
  return state?.uid === uid;
}

function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
