import { rm } from 'node:fs/promises';
import type { Elsewhere } from '../messages/output.ts';
import { makeFolders } from '../process/make-folders.ts';
import { beside, writeSynced } from './beside.ts';
import { diskFault } from './disk-fault.ts';

/**
 * Makes the folder (new ones readable by this user only) and proves by a trial file that it can be
 * written, before any work is done for it. Faults: `output.not_writable`, `output.disk_full`.
 */
export async function prepareOutput(folder: string, elsewhere: Elsewhere): Promise<void> {
  const trial = beside(folder, 'trial');
  try {
    await makeFolders(folder);
    await writeSynced(trial, 'trial');
    await rm(trial);
  } catch (error) {
    await rm(trial, { force: true }).catch(() => undefined);
    throw diskFault(error, folder, elsewhere);
  }
}
