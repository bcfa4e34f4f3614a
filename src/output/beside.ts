import { randomBytes } from 'node:crypto';
import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const OURS = /^\.service-report\..+\.[0-9a-f]{12}\.tmp$/;

/** A new hidden name beside `name` in the folder; {@link removeLeftovers} knows such names again. */
export function beside(folder: string, name: string): string {
  return join(folder, `.service-report.${name}.${randomBytes(6).toString('hex')}.tmp`);
}

/** Removes what killed runs left beside their files. Only for the run that holds the folder's month. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (OURS.test(name)) await rm(join(folder, name), { force: true });
  }
}

/** Writes a new file that only this user can read, and returns when it is on the disk. */
export async function writeSynced(path: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Brings the folder's entries to the disk, where the system can do that for a folder. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems refuse it; the files themselves are on the disk already.
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EACCES') throw error;
  } finally {
    await handle.close();
  }
}
