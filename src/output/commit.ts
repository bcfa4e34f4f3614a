import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { errorCode } from './disk-fault.ts';

/**
 * Runs the step that makes what was written valid, all of it without a pause, so that no signal comes between. Where
 * the run was told to stop before, the step is not begun.
 */
export type Commit = <T>(step: () => T) => T;

/** For callers that nothing interrupts. */
export const atOnce: Commit = (step) => step();

/** What Windows says while a virus scanner or an index looks at a file that was just written. */
const PASSING = ['EPERM', 'EACCES', 'EBUSY'];
const TRIES = 20;
const PAUSE_MILLISECONDS = 50;

/** Renames a file or folder; on Windows it waits up to a second for programs that only look in passing. */
export function renameNow(from: string, to: string): void {
  for (let left = TRIES; ; left -= 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const isPassing = process.platform === 'win32' && PASSING.includes(errorCode(error) ?? '');
      if (!isPassing || left === 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS);
    }
  }
}

/** Brings the folder's entries to the disk, where the system can do that for a folder. */
export function syncFolderNow(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    // Some network file systems refuse it; the files themselves are on the disk already.
    if (!['EINVAL', 'ENOTSUP', 'EACCES'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    closeSync(handle);
  }
}

/** {@link syncFolderNow}; where it fails, what was put into the folder is taken out again before it throws. */
export function syncFolderOr(folder: string, takeBack: (cause: unknown) => void): void {
  try {
    syncFolderNow(folder);
  } catch (error) {
    takeBack(error);
    throw error;
  }
}
