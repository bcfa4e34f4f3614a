import { resolve } from 'node:path';
import { beginCache, isInUse, keptValue, putValue } from '../cache/values.ts';
import { readConfig } from '../workspace/config-file.ts';
import type { WorkspaceOptions } from '../workspace/load-workspace.ts';
import {
  type LoadedWorkspace,
  type SettledWorkspace,
  workspaceOf,
  wouldBeSame,
} from '../workspace/settled-workspace.ts';
import { cacheFolder } from './cache-option.ts';
import type { CliEnvironment } from './environment.ts';

/**
 * The workspace of a command, as an earlier run checked it where its configuration and packs are as they were. Then
 * nothing that reads or checks them is loaded. `begins`: whether it begins a cache where none is in use; commands that only
 * look leave nothing where nothing was. Faults: those of `loadWorkspace`.
 */
export async function openedWorkspace(
  options: Omit<WorkspaceOptions, 'packsOf'>,
  { cache = true, begins = false }: { readonly cache?: boolean; readonly begins?: boolean },
  { programMark: mark }: Pick<CliEnvironment, 'programMark'>,
): Promise<LoadedWorkspace> {
  const folder = resolve(options.folder);
  const config = readConfig(folder);
  const root = cacheFolder({ folder });
  const name = { workspace: folder, pack: options.pack };
  if (cache && mark !== null) {
    const kept = await keptValue<SettledWorkspace>(root, name, mark);
    const { out } = options;
    if (kept !== null && isSame(kept, config, { out, packsOf: folder }))
      return workspaceOf(kept, out);
  }
  const { settleWorkspace } = await import('../workspace/load-workspace.ts');
  const settled = settleWorkspace(options);
  const isKept = cache && mark !== null && settled.workspace.cache.isOn && settled.packs !== null;
  // What cannot be kept is checked again.
  if (isKept && begins) await beginCache(root).catch(() => undefined);
  if (isKept && (begins || (await isInUse(root))))
    await putValue(root, name, mark, settled).catch(() => undefined);
  return workspaceOf(settled, options.out);
}

/** What keeps it from being looked at is told where it is made anew. */
function isSame(...given: Parameters<typeof wouldBeSame>): boolean {
  try {
    return wouldBeSame(...given);
  } catch {
    return false;
  }
}
