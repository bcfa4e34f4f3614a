import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fault } from '../messages/fault.ts';
import { isPattern, matchingFolders } from '../process/matching-folders.ts';

const CONFIG = 'report.config.yaml';

/**
 * The full paths of the workspaces that the command line names: paths as they are, patterns such as `cities/*` as the
 * workspaces that match, by name; each once. Fault `cli.no_workspaces` for a pattern that none matches.
 */
export function namedWorkspaces(given: readonly string[], folder: string): readonly string[] {
  const found = given.flatMap((one) => {
    if (!isPattern(one, folder)) return [one];
    const matching = matchingFolders(one, folder).filter((path) =>
      existsSync(join(resolve(folder, path), CONFIG)),
    );
    if (matching.length === 0) throw fault('cli.no_workspaces', { given: one });
    return matching;
  });
  // Where the current folder is gone, only who needs it is told.
  const paths = found.map((one) => (folder === '' ? one : resolve(folder, one)));
  return [...new Set(paths)];
}
