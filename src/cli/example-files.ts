import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fault } from '../messages/fault.ts';
import { globTest } from '../process/glob.ts';

/** The files named, those of the folders named, and those that patterns mean (no shell of Windows knows patterns). */
export async function exampleFiles(
  given: readonly string[],
  folder: string,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const one of given.map(asTyped)) {
    const path = resolve(folder, one);
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory()) files.push(...(await filesIn(path, () => true)));
    else if (found) files.push(path);
    else if (/[*?]/.test(basename(path))) {
      const meant = await filesIn(dirname(path), globTest(basename(path)));
      if (meant.length === 0) throw fault('init.no_file', { file: path });
      files.push(...meant);
    } else throw fault('init.no_file', { file: path });
  }
  return [...new Set(files)];
}

/** A path as it comes out of a file manager: in quotes, with blanks behind backslashes, or as an address. */
function asTyped(given: string): string {
  const bare = given.trim().replace(/^(['"])(.*)\1$/, '$2');
  if (bare.startsWith('file://')) return fileURLToPath(bare);
  return process.platform === 'win32' ? bare : bare.replace(/\\([ ()&'"])/g, '$1');
}

async function filesIn(
  folder: string,
  isMeant: (name: string) => boolean,
): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw fault('init.no_file', { file: folder });
  });
  return entries
    .filter((entry) => entry.isFile() && !/^[.~]/.test(entry.name) && isMeant(entry.name))
    .map(({ name }) => join(folder, name))
    .sort();
}
