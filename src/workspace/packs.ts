import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from '../messages/fault.ts';
import { loadPack, TEMPLATES } from '../pack/load-pack.ts';
import type { Pack } from '../pack/types.ts';
import { parseYaml } from '../yaml/read.ts';

/** Where a workspace keeps packs of its own. */
const OWN_PACKS = 'packs';

/**
 * The pack with this name, out of the workspace's own `packs/` or of those that come with the program. Faults:
 * `pack.unknown`, which names those that there are, and those of `loadPack`.
 */
export function packNamed(name: string, workspace: string | null = null): Pack {
  const place = placesFor(workspace).find((one) => packsIn(one).includes(name));
  if (place === undefined) throw fault('pack.unknown', { pack: name, known: packsFor(workspace) });
  return loadPack(join(place, name));
}

/** The packs that a workspace can name, its own first. */
export function packsFor(workspace: string | null): readonly string[] {
  return [...new Set(placesFor(workspace).flatMap(packsIn))];
}

function placesFor(workspace: string | null): readonly string[] {
  return [...(workspace === null ? [] : [join(workspace, OWN_PACKS)]), TEMPLATES];
}

/** A folder with the head of a pack is one; modules have another head. What is usual stands first. */
function packsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'pack.yaml')))
    .map((entry) => entry.name)
    .toSorted(
      (a, b) => Number(isUsual(folder, b)) - Number(isUsual(folder, a)) || (a < b ? -1 : 1),
    );
}

/** Whether a pack says of itself that it is meant where nobody names one. */
function isUsual(folder: string, name: string): boolean {
  const { value } = parseYaml(readFileSync(join(folder, name, 'pack.yaml')), 'pack.yaml');
  return typeof value === 'object' && value !== null && 'usual' in value && value.usual === true;
}
