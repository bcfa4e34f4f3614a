import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join, parse, resolve } from 'node:path';
import { globTest } from './glob.ts';

const PATTERN = /[*?[{]/;

/**
 * The folders that a path names, or all that a pattern such as `cities/*` matches, by name, as paths like the one given.
 * `folder` is what they are relative to. A folder of that very name is meant, whatever signs it has in it.
 */
export function matchingFolders(given: string, folder: string): readonly string[] {
  if (!PATTERN.test(given) || existsSync(resolve(folder, given))) return [given];
  const { root } = parse(given);
  const parts = given
    .slice(root.length)
    .split(/[\\/]/)
    .filter((part) => part !== '');
  const start = isAbsolute(given) ? root : '';
  return parts.reduce<readonly string[]>(
    (bases, part) => bases.flatMap((base) => below(base, part, folder)),
    [start],
  );
}

/** Whether a path is a pattern and no folder of that name. */
export function isPattern(given: string, folder: string): boolean {
  return PATTERN.test(given) && !existsSync(resolve(folder, given));
}

/** The folders in a folder that a part of a pattern names. */
function below(base: string, part: string, folder: string): readonly string[] {
  if (!PATTERN.test(part)) {
    const path = join(base, part);
    return existsSync(resolve(folder, path)) ? [path] : [];
  }
  const isMeant = globTest(part);
  const names = entriesIn(resolve(folder, base));
  return names.filter((name) => isMeant(name)).map((name) => join(base, name));
}

function entriesIn(path: string): readonly string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.') && !entry.isFile())
      .map(({ name }) => name)
      .sort();
  } catch {
    // What cannot be looked into holds no folder of ours; a pattern that matches nothing is told of by who asks.
    return [];
  }
}
