import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { fault } from '../../messages/fault.ts';
import type { Workspace } from '../../workspace/types.ts';
import { orUnreadable } from '../bytes/or-unreadable.ts';

/** Why a file of the input folder is not read, whatever its name. */
export type Unfit =
  /** Made by a program while it has another file open. */
  | 'temporary'
  /** Made by the system, or hidden. */
  | 'hidden'
  /** A link that leads out of the workspace and of the input folder. */
  | 'link_outside'
  | 'link_to_folder'
  /** A pipe, a socket or a device, or a link to one: opening it may wait for ever. */
  | 'special'
  /** Its name is in another encoding than that of the system, mostly GBK from an archive. */
  | 'name_encoding'
  /** The month's corrections, read by themselves. */
  | 'corrections'
  /** Named like the corrections, and neither those nor an export. */
  | 'corrections_copy';

/** A file below the input folder; `below` is its path from there. */
export interface FolderEntry {
  readonly below: string;
  readonly unfit: Unfit | null;
}

/** The file beside the exports in which people correct records that could not be used. */
export const CORRECTION_FILE = '待核实记录.xlsx';

const TEMPORARY = /^(?:~\$|\.~|~.*\.tmp$|.*\.(?:tmp|crdownload|part|partial|download)$)/i;
const CORRECTION_COPY = /^(?:副本|复件)?[-_ ]*待核实记录.*\.xls[xm]?$/i;
const HIDDEN = /^(?:\.|thumbs\.db$|desktop\.ini$|__MACOSX$)/i;

/**
 * Lists the files below a folder at any depth, in the order of their paths by code units. A folder that is not there
 * holds none. Links may lead within `workspace`, its folders allowed in the configuration included. Throws faults for what may not be read.
 */
export async function filesBelow(
  folder: string,
  workspace: Pick<Workspace, 'folder' | 'allowPaths'>,
  nameOf: (below: string) => string,
): Promise<readonly FolderEntry[]> {
  const found: FolderEntry[] = [];
  const roots = [workspace.folder, folder, ...workspace.allowPaths];
  const open = [''];
  for (let inside = open.pop(); inside !== undefined; inside = open.pop()) {
    for (const entry of await entriesOf(join(folder, inside), inside === '')) {
      const below = join(inside, entry.name);
      const unfit = unfitBy(below);
      // What a name that cannot be read leads to cannot be opened by it.
      if (entry.name.includes('\uFFFD')) found.push({ below, unfit: 'name_encoding' });
      else if (entry.isDirectory()) open.push(below);
      else if (unfit !== null) found.push({ below, unfit });
      else if (entry.isSymbolicLink()) {
        const link = () => linkTo(join(folder, below), roots);
        found.push({ below, unfit: await orUnreadable(nameOf(below), link) });
      } else found.push({ below, unfit: entry.isFile() ? null : 'special' });
    }
  }
  return found.sort((a, b) => (a.below < b.below ? -1 : 1));
}

async function entriesOf(folder: string, isTop: boolean): Promise<readonly Dirent[]> {
  return await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' && isTop) return [];
    throw fault(
      'ingest.input_folder_unreadable',
      { folder, code: cause.code ?? cause.name },
      { cause },
    );
  });
}

function unfitBy(below: string): Unfit | null {
  if (TEMPORARY.test(basename(below))) return 'temporary';
  if (below.split(sep).some((part) => HIDDEN.test(part))) return 'hidden';
  if (below.normalize('NFC') === CORRECTION_FILE) return 'corrections';
  return CORRECTION_COPY.test(basename(below).normalize('NFC')) ? 'corrections_copy' : null;
}

async function linkTo(link: string, allowed: readonly string[]): Promise<Unfit | null> {
  const target = await realpath(link);
  const roots = await Promise.all(allowed.map((root) => realpath(root).catch(() => root)));
  const isInside = roots.some((root) => target.startsWith(root.endsWith(sep) ? root : root + sep));
  if (!isInside) return 'link_outside';
  const found = await stat(target);
  if (found.isDirectory()) return 'link_to_folder';
  return found.isFile() ? null : 'special';
}

const COPY =
  /^(?:副本|复件|copy of)\s*(?:\(\d+\)\s*)?[-_ ]*(?:of\s+)?|\s*[-_ ]*(?:副本|复件|copy)\s*(?:\(?\d+\)?)?$|\s*[(（]\d{1,2}[)）]$/gi;

/** The name that a file would have if it were not a copy (`清单 (2).csv`, `副本清单.csv`, `清单 - 副本.csv`); null for no copy. */
export function originalOf(below: string): string | null {
  const name = basename(below);
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const original = stem.replace(COPY, '').trim();
  if (original === stem || original === '') return null;
  return join(dirname(below), original + (dot > 0 ? name.slice(dot) : ''));
}
