import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { Reading } from './reading.ts';

/** A file among the notes: where it is, and how it is told (below the workspace, with slashes). */
export interface FoundNote {
  readonly file: string;
  readonly path: string;
}

const IGNORED = /^(?:~\$|\.|~.*\.tmp$)|^(?:thumbs\.db|desktop\.ini)$/i;

/**
 * Files at any depth of a folder of the workspace, in an order that is the same on every machine. Links and what else is
 * no file are warned of, and so are names in another encoding, below which nothing can be opened; none of them is given.
 * A folder that is not there holds none. Fault: `notes.unreadable`.
 */
export async function filesBelow(
  folder: string,
  workspace: string,
  warn: Reading['warn'],
): Promise<readonly FoundNote[]> {
  return foundIn(folder, workspace, true, warn);
}

/** The same of the folder itself alone, without a word about what is no file. */
export async function filesIn(folder: string, workspace: string): Promise<readonly FoundNote[]> {
  return foundIn(folder, workspace, false, () => undefined);
}

async function foundIn(
  folder: string,
  workspace: string,
  recursive: boolean,
  warn: Reading['warn'],
): Promise<readonly FoundNote[]> {
  const pathOf = (file: string) => relative(workspace, file).split(sep).join('/');
  const found: FoundNote[] = [];
  const unused: { readonly path: string; readonly code: Unused }[] = [];
  const open = [folder];
  for (let inside = open.pop(); inside !== undefined; inside = open.pop()) {
    for (const entry of await entriesOf(inside, pathOf(inside), inside === folder)) {
      if (IGNORED.test(entry.name)) continue;
      const file = join(inside, entry.name);
      // Bytes that are no UTF-8 are lost in the name, which so leads nowhere.
      if (entry.name.includes('\uFFFD'))
        unused.push({ path: pathOf(file), code: 'notes.name_encoding' });
      else if (entry.isFile()) found.push({ file, path: pathOf(file) });
      else if (!entry.isDirectory()) unused.push({ path: pathOf(file), code: 'notes.not_a_file' });
      else if (recursive) open.push(file);
    }
  }
  for (const { path, code } of unused.toSorted(byPath)) warn(message(code, { file: path }));
  return found.sort(byPath);
}

type Unused = 'notes.name_encoding' | 'notes.not_a_file';

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

async function entriesOf(folder: string, path: string, isTop: boolean): Promise<readonly Dirent[]> {
  return await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' && isTop) return [];
    throw fault('notes.unreadable', { file: path, code: cause.code ?? '?' }, { cause });
  });
}
