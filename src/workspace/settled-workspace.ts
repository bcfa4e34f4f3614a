import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { fault } from '../messages/fault.ts';
import { type PackSources, standAsBefore } from '../pack/pack-sources.ts';
import type { Pack } from '../pack/types.ts';
import { readPlainFile } from '../process/regular-file.ts';
import { allowedFolder, allowedPlace } from './allowed-places.ts';
import { inputsOf, strayFolders } from './own-folders.ts';
import { packFolder } from './pack-places.ts';
import type { Workspace } from './types.ts';

/** A workspace and its pack, the workspace's own metrics and slides taken in. */
export interface LoadedWorkspace {
  readonly workspace: Workspace;
  readonly pack: Pack;
  /** SHA-256 of the configuration as it was read, in hex. */
  readonly configHash: string;
}

/** A file that the configuration names, such as a logo, as it was before it was looked at; null where it could not be read. */
export interface LookedAt {
  readonly name: string;
  readonly place: string;
  readonly sha256: string | null;
}

/**
 * A workspace without what its run says (`out`), as plain data with all that it was made of, so that another run can
 * tell whether it would make the same.
 */
export interface SettledWorkspace {
  readonly workspace: Omit<Workspace, 'inputs' | 'out' | 'history'> & {
    readonly inputs: Pick<Workspace['inputs'], 'datasets'>;
  };
  readonly pack: Pack;
  readonly configHash: string;
  readonly inputsFolder: string;
  /** The folder in `out` and `history` that is the pack's, where the workspace has several. */
  readonly packPart: string | null;
  /** By the names under which the configuration has them; null for packs that are in no folder. */
  readonly packs: readonly (PackSources & { readonly name: string })[] | null;
  readonly looked: readonly LookedAt[];
}

/** The workspace of a run. `out` overrides where its results go. */
export function workspaceOf(
  { workspace: given, pack, configHash, inputsFolder, packPart }: SettledWorkspace,
  out: string | undefined,
): LoadedWorkspace {
  const { folder, allowPaths } = given;
  const ofPack = (place: string) => (packPart === null ? place : join(place, packPart));
  const workspace: Workspace = {
    ...given,
    out: ofPack(out === undefined ? join(folder, 'out') : resolve(out)),
    history: ofPack(join(folder, 'history')),
    inputs: {
      ...given.inputs,
      folderOf: (month) => {
        const path = inputsOf(inputsFolder, month);
        const found = allowedFolder(path, folder, allowPaths);
        if (found === null) throw fault('workspace.outside', { path });
        return found;
      },
    },
  };
  return Object.freeze({ workspace: Object.freeze(workspace), pack, configHash });
}

/** Whether a workspace of this configuration would be made the same now: all that it was made of is as it was. */
export function wouldBeSame(
  { workspace, configHash, inputsFolder, packs, looked }: SettledWorkspace,
  config: Uint8Array,
  of: { readonly out?: string | undefined; readonly packsOf: string },
): boolean {
  if (packs === null || hashOf(config) !== configHash) return false;
  const { folder, allowPaths } = workspace;
  return (
    packs.every((one) => packFolder(one.name, of.packsOf) === one.folder && standAsBefore(one)) &&
    looked.every(({ name, place, sha256 }) => {
      const now = lookedAt(name, folder, allowPaths);
      return sha256 !== null && now?.place === place && now.sha256 === sha256;
    }) &&
    isAtHome(strayFolders(inputsFolder, of.out !== undefined, workspace))
  );
}

function isAtHome({ inputs, own }: ReturnType<typeof strayFolders>): boolean {
  return !inputs && own.length === 0;
}

/** The largest file that is worth its hash; a typeface has 10 MB (bytes). */
const LARGEST = 50_000_000;

/** A file of the configuration before it is looked at; null where it leads where it may not. */
export function lookedAt(
  name: string,
  folder: string,
  allowPaths: readonly string[],
): LookedAt | null {
  const place = allowedPlace(name, folder, allowPaths);
  if (place === null) return null;
  try {
    return { name, place, sha256: hashOf(readPlainFile(place, LARGEST)) };
  } catch {
    return { name, place, sha256: null };
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
