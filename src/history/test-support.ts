import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../pack/test-support.ts';
import type { HistoryFolders } from './read-history.ts';

/** The history of a new workspace, of an organisation's pack. */
export function emptyHistory(organization: string): HistoryFolders {
  const folder = tempFolder();
  return {
    history: join(folder, 'history'),
    out: join(folder, 'out'),
    packId: 'ziyang',
    organizations: [organization],
    isAllowed: (file) => file.startsWith(realpathSync(folder)),
  };
}
