import { removeLeftovers, removeOwnNow } from '../output/beside.ts';
import { diskFault } from '../output/disk-fault.ts';
import { prepareOutput } from '../output/prepare-output.ts';
import type { MonthWanted } from './clear-left.ts';
import { holdFor } from './held-month.ts';

/** Holds a month of the history, which is one for all output folders and so has a lock of its own. */
export async function holdHistory(folder: string, wanted: MonthWanted): Promise<void> {
  wanted.cleanup.addLast(() => removeOwnNow(folder));
  await prepareOutput(folder, 'nowhere');
  await holdFor(folder, wanted);
  await removeLeftovers(folder, wanted.startedAt).catch((error: unknown) => {
    throw diskFault(error, folder);
  });
}
