import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Folders of a workspace in which nothing is written that a preview shows. */
const ASIDE = ['out', 'node_modules'];

/** What stands in some folders: a line for each file that tells when it was written, and how large it is. */
export type Seen = ReadonlyMap<string, string>;

/**
 * Looks through folders; hidden files and those of {@link ASIDE} are left out, what vanishes meanwhile is not there. Looking
 * works on every disk, shares of a network too, where notices of the system do not come.
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

function look(root: string, folder: string, seen: Map<string, string>): void {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || (folder === root && ASIDE.includes(entry.name))) continue;
    if (entry.isDirectory()) look(root, path, seen);
    else tell(path, seen);
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that cannot be read is told of by those who read it.
    return [];
  }
}

function tell(path: string, seen: Map<string, string>): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat) seen.set(path, `${stat.mtimeMs} ${stat.size} ${stat.ino}`);
}
