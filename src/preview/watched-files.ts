import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Folders of a workspace in which nothing is written that a preview shows. */
const ASIDE = ['out', 'node_modules'];

/** What stands in some folders: a line for each file that tells when it was written, and how large it is. */
export type Seen = ReadonlyMap<string, string>;

/**
 * Looks through folders, those that links lead to among them; hidden files and those of {@link ASIDE} are left out, what
 * vanishes meanwhile is not there. Looking works on every disk, shares of a network too, where notices of the system do
 * not come.
 */
export function filesSeen(folders: readonly string[]): Seen {
  const seen = new Map<string, string>();
  for (const folder of folders) look(folder, folder, seen);
  return seen;
}

/** Whether nothing differs. */
export function isSame(a: Seen, b: Seen): boolean {
  return a.size === b.size && [...a].every(([path, told]) => b.get(path) === told);
}

/** The part of what was seen that stands below some folders, as one text. */
export function seenBelow(seen: Seen, folders: readonly string[]): string {
  const isBelow = (path: string): boolean =>
    folders.some((folder) => !relative(folder, path).startsWith('..'));
  return [...seen]
    .filter(([path]) => isBelow(path))
    .map(([path, told]) => `${path} ${told}`)
    .sort()
    .join('\n');
}

/** `above`: the folders that this one stands in, by their real paths; a link back to one of them is not followed. */
function look(
  root: string,
  folder: string,
  seen: Map<string, string>,
  above: ReadonlySet<string> = new Set(),
): void {
  const real = realPathOf(folder);
  if (above.has(real)) return;
  const within = new Set([...above, real]);
  for (const name of entriesOf(folder)) {
    const path = join(folder, name);
    if (name.startsWith('.') || (folder === root && ASIDE.includes(name))) continue;
    const found = statOf(path);
    if (found === null) continue;
    if (typeof found === 'string') seen.set(path, found);
    else if (found.isDirectory()) look(root, path, seen, within);
    else seen.set(path, `${found.mtimeMs} ${found.size} ${found.ino}`);
  }
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A folder that cannot be read is told of by those who read it.
    return [];
  }
}

function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // What has no real path holds nothing either.
    return folder;
  }
}

/** What a path leads to, links followed; null where there is nothing, the system's code where it cannot be told. */
function statOf(path: string): Stats | string | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code ?? 'unknown';
  }
}
