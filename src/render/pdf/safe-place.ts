import { lstat, readlink } from 'node:fs/promises';
import { dirname, join, parse, resolve, sep } from 'node:path';

/** Links on the way to a program; more is a loop. */
const MOST_LINKS = 40;
/** Groups whose members administer the machine anyway: root's, and on macOS admin, to which /Applications belongs. */
const ADMINISTRATORS: ReadonlySet<number> = new Set(process.platform === 'darwin' ? [0, 80] : [0]);
/** Sticky: in such a folder everybody may put files, and none may exchange another's. */
const STICKY = 0o1000;

/**
 * Gives the first place on the way to a program where somebody else could put another one: the file itself, a
 * folder above it or a link's, writable by others or belonging to a user who is neither root nor oneself. Null when
 * there is none. `uid` is oneself. Windows has no such bits, and gives null. Rejects with the system's error when the way ends.
 */
export async function writableByOthers(
  path: string,
  uid: number | undefined = process.getuid?.(),
): Promise<string | null> {
  if (uid === undefined) return null;
  return await firstUnsafe(resolve(path), uid, { left: MOST_LINKS });
}

async function firstUnsafe(
  path: string,
  uid: number,
  links: { left: number },
): Promise<string | null> {
  const { root } = parse(path);
  let at = root;
  for (const part of ['', ...path.slice(root.length).split(sep).filter(Boolean)]) {
    const next = join(at, part);
    const state = await lstat(next);
    if (state.uid !== 0 && state.uid !== uid) return next;
    if (state.isSymbolicLink()) {
      links.left -= 1;
      if (links.left < 0) return next;
      const target = resolve(dirname(next), await readlink(next));
      const rest = path.slice(next.length);
      return await firstUnsafe(target + rest, uid, links);
    }
    const isSharedFolder = state.isDirectory() && (state.mode & STICKY) !== 0 && state.uid === 0;
    const byGroup = (state.mode & 0o020) !== 0 && !ADMINISTRATORS.has(state.gid);
    if (!isSharedFolder && (byGroup || (state.mode & 0o002) !== 0)) return next;
    at = next;
  }
  return null;
}
