import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fault } from '../messages/fault.ts';

/**
 * Gives the absolute path that a configuration names, or null when it leads out of the workspace and of the
 * folders in `allowed` (absolute), be it by `..` or by a link on the way. What is not there yet counts by where
 * it would be made. Fault `workspace.bad_place` for a way that cannot be looked at, such as a
 * link that leads to itself or nowhere.
 */
export function allowedPlace(
  name: string,
  folder: string,
  allowed: readonly string[],
): string | null {
  // No system takes such a path.
  if (name.includes('\0')) return null;
  const place = resolve(folder, name);
  const real = realPlace(place, refuseDeadLink);
  // A folder that is allowed need not be there: its drive may be away.
  const roots = [folder, ...allowed].map((root) => realPlace(root, () => undefined));
  return roots.some((root) => isWithin(real, root)) ? place : null;
}

function isWithin(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(root, way) === path);
}

/**
 * {@link allowedPlace} for a folder that is there or is yet to be made. Fault `workspace.bad_place` also where a file,
 * pipe, socket or device stands in its place or on the way to it.
 */
export function allowedFolder(
  name: string,
  folder: string,
  allowed: readonly string[],
): string | null {
  const place = allowedPlace(name, folder, allowed);
  if (place !== null) ensureFolder(place);
  return place;
}

/** Throws `workspace.bad_place` where anything but a folder stands at a path or on the way to it, a dead link too. */
export function ensureFolder(path: string): void {
  realPlace(path, refuseDeadLink);
  const state = orNothing(() => statSync(path));
  if (state?.isDirectory()) return;
  if (state) throw fault('workspace.bad_place', { path, code: 'ENOTDIR' });
  if (dirname(path) !== path) ensureFolder(dirname(path));
}

/** Whether anything stands at a path. Fault `workspace.bad_place` for a link that leads to itself or nowhere. */
export function standsAt(path: string): boolean {
  if (!orNothing(() => lstatSync(path))) return false;
  realPlace(path, refuseDeadLink);
  return true;
}

/** Where a path really leads: links resolved as far as it exists; `onAbsent` gets each part that does not. */
function realPlace(path: string, onAbsent: (path: string) => void): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const above = dirname(path);
    if ((code !== 'ENOENT' && code !== 'ENOTDIR') || above === path)
      throw fault('workspace.bad_place', { path, code: String(code ?? '?') }, { cause: error });
    onAbsent(path);
    return join(realPlace(above, onAbsent), basename(path));
  }
}

function refuseDeadLink(path: string): void {
  if (orNothing(() => lstatSync(path))?.isSymbolicLink())
    throw fault('workspace.bad_place', { path, code: 'ENOENT' });
}

/** What the system knows of a path; null where nothing is there, or what should be a folder on the way is none. */
function orNothing(look: () => Stats): Stats | null {
  try {
    return look();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
