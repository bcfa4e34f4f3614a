import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MARK, makerOf, ownMark } from './process-life.ts';

/** Gives an unused path in `root` whose name tells which process of which machine works in it. */
export function workFolder(root: string, name: string): string {
  return join(root, `${name}.${ownMark()}.${randomBytes(4).toString('hex')}.tmp`);
}

/** Makes the private folder of a run in `root`, after removing those of runs that were killed. */
export async function makeWorkFolder(root: string, name: string): Promise<string> {
  await removeAbandoned(root, name);
  const folder = workFolder(root, name);
  // Throws where anything has this name already, a link too. Without a pause, so that whoever asked for the folder
  // knows of it before a signal ends the run.
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

/**
 * Removes the work folders of this name in `root` whose process of this machine and user is gone. Links are never
 * followed, and what belongs to another user stays.
 */
export async function removeAbandoned(root: string, name: string): Promise<void> {
  const rest = new RegExp(`^\\.(${MARK})\\.[0-9a-f]{8}\\.tmp$`);
  for (const entry of await readdir(root)) {
    if (!entry.startsWith(name)) continue;
    const mark = rest.exec(entry.slice(name.length))?.[1];
    if (mark === undefined || makerOf(mark) !== 'gone') continue;
    const path = join(root, entry);
    // Another run may be removing it too, or what is left of its browser still write into it: a later run tries again.
    if (await isOwnFolder(path))
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function isOwnFolder(path: string): Promise<boolean> {
  // Gone in the meantime: another run clears away too.
  const state = await lstat(path).catch(() => null);
  const uid = process.getuid?.();
  return state?.isDirectory() === true && (uid === undefined || state.uid === uid);
}
