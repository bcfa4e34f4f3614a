import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Focus } from '../member/focus.ts';
import { MEMBER_LEVELS } from '../member/focus.ts';
import { removeLeftovers, removeOwnNow } from '../output/beside.ts';
import { prepareOutput } from '../output/prepare-output.ts';
import type { ReportFolder } from '../output/report-folder.ts';
import { safeName } from '../output/safe-name.ts';
import { settleMonth, unsettledIn } from '../output/settle-month.ts';
import type { Cleanup } from './cleanup.ts';

/** Where the sets of a month's members stand: `<month>/<level>/<member>`. The caller holds the month. */
export interface MemberPlaces {
  placeOf(focus: Focus): ReportFolder;
}

/** Makes the folder of a level's reports in a month's. Faults: those of `prepareOutput`. */
export async function memberPlaces(
  month: ReportFolder,
  level: Focus['level'],
  cleanup: Cleanup,
): Promise<MemberPlaces> {
  const parent = join(month.path, level);
  // What holds a report is not empty and stays.
  for (const folder of [month.path, parent])
    cleanup.add(() => rmdir(folder).catch(() => undefined));
  cleanup.addLast(() => removeOwnNow(parent));
  await prepareOutput(parent, 'out');
  return { placeOf: (focus) => memberPlace(month, focus) };
}

/** Where the set of a member stands in the folder of a month. */
export function memberPlace(
  { path }: Pick<ReportFolder, 'path'>,
  { level, name }: Pick<Focus, 'level' | 'name'>,
): ReportFolder {
  const parent = join(path, level);
  const own = safeName(name);
  return { parent, name: own, path: join(parent, own) };
}

/** Puts right what killed runs left among the members' sets of a month, as `settleMonth` does for the month's own. */
export async function settleMembers({ path }: ReportFolder, now: Date): Promise<void> {
  for (const level of MEMBER_LEVELS) {
    const parent = join(path, level);
    for (const name of await unsettledIn(parent, now))
      await settleMonth({ parent, name, path: join(parent, name) }, now);
    await removeLeftovers(parent, now);
  }
}
