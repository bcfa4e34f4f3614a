import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join, parse, resolve } from 'node:path';
import { fault } from '../messages/fault.ts';
import { globTest } from '../process/glob.ts';

const PATTERN = /[*?[{]/;
const CONFIG = 'report.config.yaml';

/**
 * The full paths of the workspaces that the command line names: paths as they are, patterns such as `cities/*` as the
 * workspaces that match, by name; each once. Fault `cli.no_workspaces` for a pattern that none matches.
 */
export function namedWorkspaces(given: readonly string[], folder: string): readonly string[] {
  const found = given.flatMap((one) => {
    // A folder of that very name is meant, whatever signs it has in it.
    if (!PATTERN.test(one) || existsSync(resolve(folder, one))) return [one];
    const matching = matchesOf(one, folder);
    if (matching.length === 0) throw fault('cli.no_workspaces', { given: one });
    return matching;
  });
  // Where the current folder is gone, only who needs it is told.
  const paths = found.map((one) => (folder === '' ? one : resolve(folder, one)));
  return [...new Set(paths)];
}

function matchesOf(pattern: string, folder: string): readonly string[] {
  const { root } = parse(pattern);
  const parts = pattern
    .slice(root.length)
    .split(/[\\/]/)
    .filter((part) => part !== '');
  const start = isAbsolute(pattern) ? root : '';
  const folders = parts.reduce<readonly string[]>(
    (bases, part) => bases.flatMap((base) => below(base, part, folder)),
    [start],
  );
  return folders.filter((one) => existsSync(join(resolve(folder, one), CONFIG)));
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
    // What cannot be looked into holds no workspace of ours; the pattern is told of when nothing matches.
    return [];
  }
}
