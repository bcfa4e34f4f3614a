import { join } from 'node:path';
import type { CachePlace } from '../report/opened-month.ts';
import type { Workspace } from '../workspace/types.ts';
import type { CliEnvironment } from './environment.ts';

/** Where a workspace keeps the typed tables of its months; hidden, so that nobody takes it for a folder of theirs. */
export function cacheFolder({ folder }: Pick<Workspace, 'folder'>): string {
  return join(folder, '.report-cache');
}

/** Where a run keeps tables; null where the configuration, the command line (`--no-cache`) or the program itself keeps none. */
export function cacheOf(
  workspace: Pick<Workspace, 'folder' | 'cache'>,
  { cache = true }: { readonly cache?: boolean },
  { programMark: mark, clock }: Pick<CliEnvironment, 'programMark' | 'clock'>,
): CachePlace | null {
  const { isOn, most } = workspace.cache;
  return isOn && cache && mark !== null
    ? { folder: cacheFolder(workspace), mark, most, now: clock.now }
    : null;
}
