import { hostname } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../messages/fault.ts';
import { removeLeftovers } from '../output/beside.ts';
import { abandonedMonths, holdMonth, type MonthHolder } from '../output/hold-month.ts';
import { type ReportFolder, reportFolder } from '../output/report-folder.ts';
import { settleMonth, unsettledIn } from '../output/settle-month.ts';
import { allowedPlace } from '../workspace/allowed-places.ts';
import { inputParts } from '../workspace/input-parts.ts';
import { monthsUpTo } from '../workspace/periods.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import type { Cleanup } from './cleanup.ts';

/** A month that a run wants for itself, and when the run started. */
export interface MonthWanted {
  readonly workspace: Workspace;
  readonly month: Period;
  readonly startedAt: Date;
  readonly cleanup: Cleanup;
  /** How long to wait for another run that holds it; no time without it. */
  readonly patience?: Patience | undefined;
}

/** So many milliseconds, and how they pass. */
export interface Patience {
  readonly milliseconds: number;
  readonly ticks: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Months whose exports still change; beside those of earlier ones nothing is written (`report check`). */
const OPEN_MONTHS = 14;
/** What `history/` has in folders of its own. */
const HISTORY_FOLDERS = ['imported', 'replaced', 'sources'] as const;

/**
 * Puts right and clears away what killed runs left in the workspace, wherever it lies: sets half exchanged, locks,
 * and files half written in `out/`, `history/` and beside the exports. What a living run is at work on stays. Nothing
 * of it is needed for this run: what cannot be cleared away waits for another.
 */
export async function clearLeft({ workspace, month, startedAt }: MonthWanted): Promise<void> {
  const settle = (one: string) => settleMonth(placeOf(workspace, one), startedAt);
  await settleIn(workspace.out, startedAt, settle);
  await settleIn(workspace.history, startedAt, async () => undefined);
  for (const folder of HISTORY_FOLDERS)
    await quietly(() => removeLeftovers(join(workspace.history, folder), startedAt));
  const last = inputParts(workspace, month).at(-1) ?? month;
  for (const one of monthsUpTo(last, OPEN_MONTHS))
    await quietly(() => clearInputs(workspace, one, startedAt));
}

/** Where the set of a month stands in the output folder. Faults: those of `reportFolder`. */
export function placeOf({ out, folder, allowPaths }: Workspace, month: Period): ReportFolder {
  const isAllowed = (path: string) => allowedPlace(path, folder, [out, ...allowPaths]) !== null;
  return reportFolder(out, month, isAllowed);
}

/** Who this run is, for its locks. */
export function holderOf(startedAt: Date): MonthHolder {
  return { pid: process.pid, host: hostname(), startedAt: startedAt.toISOString() };
}

async function settleIn(
  folder: string,
  startedAt: Date,
  settle: (month: string) => Promise<void>,
): Promise<void> {
  await quietly(async () => {
    for (const month of new Set([
      ...(await unsettledIn(folder, startedAt)),
      ...(await abandonedMonths(folder)),
    ])) {
      await quietly(async () => {
        await using _held = await holdMonth(folder, month, holderOf(startedAt));
        await settle(month);
      });
    }
    await removeLeftovers(folder, startedAt);
  });
}

async function clearInputs({ inputs }: Workspace, month: Period, now: Date): Promise<void> {
  await removeLeftovers(inputs.folderOf(month), now);
}

async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isOfMachine = error instanceof Error && 'syscall' in error;
    const isExpected = error instanceof Fault || error instanceof SuppressedError || isOfMachine;
    if (!isExpected) throw error;
  }
}
