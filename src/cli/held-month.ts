import { existsSync, rmdirSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { Fault } from '../messages/fault.ts';
import { removeOwnNow } from '../output/beside.ts';
import { type HeldMonth, holdMonth } from '../output/hold-month.ts';
import { prepareOutput } from '../output/prepare-output.ts';
import { type ReportFolder, refuseObstacles } from '../output/report-folder.ts';
import { settleMonth } from '../output/settle-month.ts';
import { standsAt } from '../workspace/allowed-places.ts';
import { clearLeft, holderOf, type MonthWanted, placeOf } from './clear-left.ts';
import { settleMembers } from './member-places.ts';

/**
 * Makes the output folder, holds the month in it until the run ends, and puts right what killed runs left there.
 * Faults: `workspace.bad_place` and those of `prepareOutput`, `holdMonth` and `reportFolder`.
 */
export async function heldMonth(wanted: MonthWanted): Promise<ReportFolder> {
  const { workspace, month, cleanup } = wanted;
  const { out } = workspace;
  // A link to nowhere is the workspace's fault; what else stands there is told with the advice to name another place.
  standsAt(out);
  const isNew = !existsSync(out);
  if (isNew) {
    // A refused run leaves nothing behind; a folder that holds a report is not empty and stays.
    cleanup.add(() => rmdir(out).catch(ignoreUsed));
  }
  cleanup.addLast(() => removeOwnNow(out));
  if (isNew) cleanup.addLast(() => rmdirSync(out));
  await prepareOutput(out, 'out');
  await holdFor(out, wanted);
  const place = placeOf(workspace, month);
  refuseObstacles(place);
  await settleMonth(place, wanted.startedAt);
  await settleMembers(place, wanted.startedAt);
  await clearLeft(wanted);
  if (place.parent !== out) {
    cleanup.addLast(() => removeOwnNow(place.parent));
    await prepareOutput(place.parent, 'out');
  }
  return place;
}

/** Holds a month in a folder until the run ends. Faults: those of `holdMonth`. */
export async function holdFor(folder: string, wanted: MonthWanted): Promise<void> {
  wanted.cleanup.goOn();
  const held = await heldInTime(folder, wanted);
  wanted.cleanup.add(async () => held[Symbol.asyncDispose]());
  wanted.cleanup.goOn();
}

/** Between two looks at a lock that another run holds (milliseconds). */
const LOOK_AGAIN = 500;

/** Holds the month as soon as another run gives it free, within the time that the caller has. */
async function heldInTime(folder: string, wanted: MonthWanted): Promise<HeldMonth> {
  const { month, startedAt, patience, cleanup } = wanted;
  const start = patience?.ticks() ?? 0;
  for (;;) {
    try {
      return await holdMonth(folder, month, holderOf(startedAt));
    } catch (error) {
      const isLocked = error instanceof Fault && error.kind === 'locked';
      const isOver = !patience || patience.ticks() - start >= patience.milliseconds;
      if (!isLocked || isOver) throw error;
      await patience.sleep(LOOK_AGAIN);
      cleanup.goOn();
    }
  }
}

function ignoreUsed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error;
}
