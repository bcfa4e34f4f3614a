import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPLATES } from '../pack/templates-folder.ts';

/** Where a workspace keeps packs of its own. */
const OWN_PACKS = 'packs';

/** Where packs of a workspace are looked for, its own place first. */
export function placesFor(workspace: string | null): readonly string[] {
  return [...(workspace === null ? [] : [join(workspace, OWN_PACKS)]), TEMPLATES];
}

/** The names of the packs in a place: a folder with the head of a pack is one; modules have another head. */
export function packsIn(place: string): readonly string[] {
  if (!existsSync(place)) return [];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(place, entry.name, 'pack.yaml')))
    .map((entry) => entry.name)
    .sort();
}

/** The folder of the pack with this name, the workspace's own before the program's; null where there is none. */
export function packFolder(name: string, workspace: string | null): string | null {
  const place = placesFor(workspace).find((one) => packsIn(one).includes(name));
  return place === undefined ? null : join(place, name);
}
