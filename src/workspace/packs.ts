import { join } from 'node:path';
import { fault } from '../messages/fault.ts';
import { loadPack } from '../pack/load-pack.ts';
import type { Pack } from '../pack/types.ts';
import { readPlainFile } from '../process/regular-file.ts';
import { parseYaml } from '../yaml/read.ts';
import { packFolder, packsIn, placesFor } from './pack-places.ts';

/**
 * The pack with this name, out of the workspace's own `packs/` or of those that come with the program. Faults:
 * `pack.unknown`, which names those that there are, and those of `loadPack`.
 */
export function packNamed(name: string, workspace: string | null = null): Pack {
  const folder = packFolder(name, workspace);
  if (folder === null)
    throw fault('pack.unknown', { pack: name, known: packsFor(workspace).map(({ id }) => id) });
  return loadPack(folder);
}

/** A pack by its id, with what it says of itself. */
export interface PackName {
  readonly id: string;
  readonly name: string;
}

/** The packs that a workspace can name, its own first; of each place what is usual before the others. */
export function packsFor(workspace: string | null): readonly PackName[] {
  const packs = placesFor(workspace).flatMap((place) => {
    const all = packsIn(place).map((id) => ({ id, ...headOf(place, id) }));
    return [...all.filter(({ usual }) => usual), ...all.filter(({ usual }) => !usual)];
  });
  const first = new Map(packs.toReversed().map((one) => [one.id, one]));
  return [...new Set(packs.map(({ id }) => id))].map((id) => ({
    id,
    name: first.get(id)?.name ?? '',
  }));
}

/** A head of a pack takes less, in bytes. */
const MOST_HEAD = 1_000_000;

/** What a pack says of itself: its name, and whether it is meant where nobody names one; a head that cannot be read is told when it is used. */
function headOf(folder: string, id: string): { readonly name: string; readonly usual: boolean } {
  const value = headIn(join(folder, id, 'pack.yaml'));
  if (typeof value !== 'object' || value === null) return { name: '', usual: false };
  return {
    name: 'name' in value && typeof value.name === 'string' ? value.name : '',
    usual: 'usual' in value && value.usual === true,
  };
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
