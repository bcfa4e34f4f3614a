import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it, open to this user only; one that is there stays as it is. Throws the system's
 * error. Node's own recursive way does not end where the system makes no folders at all, such as below `/proc`.
 */
export async function makeFolders(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' && dirname(path) !== path) {
      await makeFolders(dirname(path));
      await mkdir(path, { mode: 0o700 });
      return;
    }
    const isThere = await stat(path).then(
      (state) => state.isDirectory(),
      () => false,
    );
    if (!isThere) throw error;
  }
}
