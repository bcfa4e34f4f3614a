import { lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSynced } from '../output/beside.ts';
import { makeWorkFolder } from '../process/work-folder.ts';
import { checkedBytes, checkedValue } from './checked-file.ts';
import { keyOf } from './key.ts';
import { kindOfName, UNDER_WAY, valueName } from './names.ts';

interface Kept<T> {
  readonly mark: string;
  readonly value: T;
}

/** The value that this program (`mark`) kept under a name; null where there is none, or none that is whole. */
export async function keptValue<T>(root: string, name: unknown, mark: string): Promise<T | null> {
  const file = fileOf(root, name);
  try {
    if (!(await isOwnFile(file))) return null;
    const kept = checkedValue<Kept<T>>(await readFile(file));
    return kept?.mark === mark ? kept.value : null;
  } catch {
    return null;
  }
}

/** Makes a cache where there is none, open to its user alone. */
export async function beginCache(root: string): Promise<void> {
  await mkdir(root, { recursive: true, mode: 0o700 });
}

/** Whether a cache holds anything, so that more in it is nothing new to its workspace. */
export async function isInUse(root: string): Promise<boolean> {
  const names = await readdir(root).catch(() => []);
  return names.some((name) => kindOfName(name) !== null);
}

/** Keeps a value in the place of what had its name before, in one step and open to its user alone. Throws where there is no cache. */
export async function putValue(
  root: string,
  name: unknown,
  mark: string,
  value: unknown,
): Promise<void> {
  const work = await makeWorkFolder(root, UNDER_WAY);
  try {
    const fresh = join(work, 'value');
    await writeSynced(fresh, checkedBytes({ mark, value } satisfies Kept<unknown>));
    await rename(fresh, fileOf(root, name));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function fileOf(root: string, name: unknown): string {
  return join(root, valueName(keyOf(name)));
}

/** Whether this is a file of this user, and no link. */
async function isOwnFile(file: string): Promise<boolean> {
  const state = await lstat(file).catch(() => null);
  const uid = process.getuid?.();
  return state?.isFile() === true && (uid === undefined || state.uid === uid);
}
