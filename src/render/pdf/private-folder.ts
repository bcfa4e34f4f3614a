import { chmod, lstat, mkdir } from 'node:fs/promises';

/**
 * Makes sure that the folder exists, is a real folder (no link), belongs to this user and is open
 * to nobody else. Throws when it belongs to another: what lies in it could then be anybody's.
 */
export async function ensurePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const state = await lstat(folder);
  if (!state.isDirectory()) throw new Error('not a folder');
  const uid = process.getuid?.();
  if (uid !== undefined && state.uid !== uid) throw new Error('the folder belongs to another user');
  if ((state.mode & 0o077) !== 0) await chmod(folder, 0o700);
}
