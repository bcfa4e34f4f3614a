import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Fault } from '../messages/fault.ts';
import { CONFIG_FILE } from '../workspace/load-workspace.ts';
import { packNamed } from '../workspace/packs.ts';

/**
 * What the setters of a result's limits are called, by their ids, as its pack says: that of the workspace in which the
 * result lies, else one that comes with the program. Empty where the pack is not at hand.
 */
export function setterNames(pack: string, path: string): ReadonlyMap<string, string> {
  try {
    const { levels } = packNamed(pack, workspaceAround(resolve(path)));
    return new Map(levels.setters.map(({ id, name }) => [id, name]));
  } catch (cause) {
    if (cause instanceof Fault) return new Map();
    throw cause;
  }
}

function workspaceAround(path: string): string | null {
  if (existsSync(join(path, CONFIG_FILE))) return path;
  const above = dirname(path);
  return above === path ? null : workspaceAround(above);
}
