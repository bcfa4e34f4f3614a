import { clearCache, contentOf } from '../cache/entries.ts';
import { inWords, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { cacheFolder } from './cache-option.ts';
import type { CliEnvironment } from './environment.ts';

export interface CacheOptions {
  /** `clear`; nothing asks for the size. */
  readonly what?: string | undefined;
  readonly workspace: string;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
}

/** `report cache`: how much the workspace keeps of its typed tables; with `clear` it is taken away. Fault: `cli.bad_cache`. */
export async function cache(options: CacheOptions, world: CliEnvironment): Promise<number> {
  const { what } = options;
  if (what !== undefined && what !== 'clear') throw fault('cli.bad_cache', { given: what });
  const { workspace } = loadWorkspace({ folder: options.workspace });
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const folder = cacheFolder(workspace);
  const { isOn, most } = workspace.cache;
  const isCleared = what === 'clear';
  const { entries, bytes } = await (isCleared ? clearCache(folder) : contentOf(folder));
  const said = isCleared
    ? message('cli.cache_cleared', { folder, entries, bytes })
    : message('cli.cache', { folder, entries, bytes, most, isOn });
  world.terminal.out(
    options.json
      ? `${JSON.stringify({ folder, entries, bytes, most, isOn, isCleared })}\n`
      : `${inWords(said, lang)}\n`,
  );
  return 0;
}
