import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Message, message } from '../../messages/catalogue.ts';
import { fault } from '../../messages/fault.ts';
import { matchingFolders } from '../../process/matching-folders.ts';
import { allowedPlace } from '../../workspace/allowed-places.ts';
import type { InputSpec, Period, Workspace } from '../../workspace/types.ts';
import type { FoundFile } from './find-exports.ts';

/**
 * The results of other workspaces that a dataset is made of: of each the finalized one of a period, else, where drafts
 * will do, the one in its `out/`. Warns of a workspace that has none. Fault `workspace.outside` for one that `allow_paths` does not
 * name.
 */
export function resultFiles(
  { dataset, from = [], drafts = false }: InputSpec,
  { folder, allowPaths }: Pick<Workspace, 'folder' | 'allowPaths'>,
  period: Period,
  warn: (warning: Message) => void,
): readonly FoundFile[] {
  const sources = from.flatMap((one) => matchingFolders(one, folder));
  return [...new Set(sources)].flatMap((source): FoundFile[] => {
    if (allowedPlace(source, folder, allowPaths) === null)
      throw fault('workspace.outside', { path: source });
    const known = [
      join(source, 'history', `${period}.json`),
      ...(drafts ? [join(source, 'out', period, 'metrics.json')] : []),
    ];
    const found = known
      .map((path) => allowedPlace(path, folder, allowPaths))
      .find((path) => path !== null && existsSync(path));
    if (!found) {
      warn(message('ingest.result_missing', { source, period, drafts }));
      return [];
    }
    const path = relative(folder, found).split(sep).join('/');
    return [{ file: found, path, dataset, period }];
  });
}
