import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fault } from '../messages/fault.ts';

/**
 * Gives the absolute path that a configuration names, or null when it leads out of the workspace and of the
 * folders in `allowed` (absolute), be it by `..` or by a link on the way. What is not there yet counts by where
 * it would be made. Fault `workspace.bad_place` for a way that cannot be looked at, such as a
 * link that leads to itself.
 */
export function allowedPlace(
  name: string,
  folder: string,
  allowed: readonly string[],
): string | null {
  // No system takes such a path.
  if (name.includes('\0')) return null;
  const place = resolve(folder, name);
  const real = realPlace(place);
  const roots = [folder, ...allowed].map(realPlace);
  return roots.some((root) => isWithin(real, root)) ? place : null;
}

function isWithin(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(root, way) === path);
}

/** Where a path really leads: links resolved as far as it exists. */
function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const above = dirname(path);
    if ((code !== 'ENOENT' && code !== 'ENOTDIR') || above === path)
      throw fault('workspace.bad_place', { path, code: String(code ?? '?') }, { cause: error });
    return join(realPlace(above), basename(path));
  }
}
