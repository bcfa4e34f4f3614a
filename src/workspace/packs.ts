import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from '../messages/fault.ts';
import { loadPack, TEMPLATES } from '../pack/load-pack.ts';
import type { Pack } from '../pack/types.ts';
import { readPlainFile } from '../process/regular-file.ts';
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

/** The packs that a workspace can name, its own first; of each place what is usual before the others. */
export function packsFor(workspace: string | null): readonly string[] {
  const names = placesFor(workspace).flatMap((place) => {
    const all = packsIn(place).map((name) => ({ name, usual: isUsual(place, name) }));
    return [...all.filter(({ usual }) => usual), ...all.filter(({ usual }) => !usual)];
  });
  return [...new Set(names.map(({ name }) => name))];
}

function placesFor(workspace: string | null): readonly string[] {
  return [...(workspace === null ? [] : [join(workspace, OWN_PACKS)]), TEMPLATES];
}

/** A folder with the head of a pack is one; modules have another head. */
function packsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'pack.yaml')))
    .map((entry) => entry.name)
    .sort();
}

/** A head of a pack takes less, in bytes. */
const MOST_HEAD = 1_000_000;

/** Whether a pack says of itself that it is meant where nobody names one; one that cannot be read is told when it is used. */
function isUsual(folder: string, name: string): boolean {
  const value = headIn(join(folder, name, 'pack.yaml'));
  return typeof value === 'object' && value !== null && 'usual' in value && value.usual === true;
}

function headIn(file: string): unknown {
  let bytes: Buffer;
  try {
    bytes = readPlainFile(file, MOST_HEAD);
  } catch {
    return null;
  }
  return parseYaml(bytes, file).value;
}
