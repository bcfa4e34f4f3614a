import { constants, copyFileSync, linkSync, renameSync, rmSync } from 'node:fs';
import { copyFile, link, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, fault } from '../messages/fault.ts';
import { beside, writeSynced } from './beside.ts';
import { atOnce, type Commit, renameNow, syncFolderOr } from './commit.ts';
import { diskFault, errorCode } from './disk-fault.ts';

/** How {@link writeWhole} puts the file in its place. */
export interface WholeOptions {
  readonly commit?: Commit;
  /** The file must be new: `EEXIST` is thrown as it is where one of its name is there. */
  readonly isNew?: boolean;
  /** Done in the same step before the file is put in place; gives what takes it back. */
  readonly before?: () => () => void;
}

/**
 * Writes one file so that it appears whole or not at all, readable by this user only, and gives its path. A failure
 * leaves the earlier file as it was.
 * Faults: `output.disk_full`, `output.not_writable`, `output.in_use`, `output.write_failed`, `output.file_not_flushed`.
 */
export async function writeWhole(
  folder: string,
  name: string,
  bytes: Uint8Array | string,
  { commit = atOnce, isNew = false, before }: WholeOptions = {},
): Promise<string> {
  const target = join(folder, name);
  const fresh = beside(folder, name);
  const earlier = beside(folder, `${name}.earlier`);
  try {
    await writeSynced(fresh, bytes);
    const hasEarlier = !isNew && (await keepEarlier(target, earlier));
    commit(() => {
      const takeBack = before?.();
      try {
        if (isNew) putNew(fresh, target);
        else renameNow(fresh, target);
        syncFolderOr(folder, (cause) => {
          try {
            if (hasEarlier) renameSync(earlier, target);
            else rmSync(target, { force: true });
          } catch {
            const code = errorCode(cause) ?? '?';
            throw fault('output.file_not_flushed', { path: target, code }, { cause });
          }
        });
      } catch (error) {
        // Where the new file stands, what was put aside for it is needed.
        if (!(error instanceof Fault)) takeBack?.();
        throw error;
      }
    });
    return target;
  } catch (error) {
    if (isNew && errorCode(error) === 'EEXIST') throw error;
    throw diskFault(error, target);
  } finally {
    // What cannot be removed now goes with the next run: the file itself is in its place, or the fault is told.
    for (const path of [fresh, earlier]) await rm(path, { force: true }).catch(() => undefined);
  }
}

/** Gives the file its name unless another has it, by a copy where the file system has no links. */
function putNew(fresh: string, target: string): void {
  try {
    linkSync(fresh, target);
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || !NO_LINKS.includes(errorCode(error) ?? '')) throw error;
    copyFileSync(fresh, target, constants.COPYFILE_EXCL);
  }
}

const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'];

/** Gives the earlier file a second name, by a copy where the file system has no links; false when there is none. */
async function keepEarlier(target: string, second: string): Promise<boolean> {
  try {
    await link(target, second).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') throw error;
      return copyFile(target, second);
    });
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
