import { chmodSync, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setName } from '../process/month-folder.ts';
import { leftoversIn, removeLeftovers } from './beside.ts';
import { renameNow } from './commit.ts';
import { diskFault } from './disk-fault.ts';
import { bringRest } from './foreign-files.ts';
import type { ReportFolder } from './report-folder.ts';

/**
 * Finishes what a run that was killed left half done in a month: the earlier set is put back where the new one had
 * not taken its place yet, else cleared away; what people kept in it is brought over first. The caller holds the
 * month, so that no living run is at work in it. Faults as in `diskFault`.
 */
export async function settleMonth({ parent, name, path }: ReportFolder, now: Date): Promise<void> {
  try {
    const left = await leftoversIn(parent, now);
    for (const { entry } of left.filter((one) => one.name === setName.earlier(name))) {
      const earlier = join(parent, entry);
      if (!existsSync(path)) renameNow(earlier, path);
      else {
        chmodSync(earlier, 0o700);
        bringRest(earlier, path);
        await rm(earlier, { recursive: true, force: true });
      }
    }
    for (const { entry } of left.filter((one) => one.name === setName.fresh(name)))
      await rm(join(parent, entry), { recursive: true, force: true });
    await removeLeftovers(path, now);
  } catch (error) {
    throw diskFault(error, path, 'out');
  }
}

const SET = /^(.+)\.(?:old|new)$/;

/** The months (names of folders) of which a run that is over left a set half done in the folder. */
export async function unsettledIn(folder: string, now: Date): Promise<readonly string[]> {
  const left = await leftoversIn(folder, now);
  const names = left.flatMap(({ name, isAbandoned }) => {
    const month = SET.exec(name)?.[1];
    return isAbandoned && month !== undefined ? [month] : [];
  });
  return [...new Set(names)];
}
