import { randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { link, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { fault } from '../messages/fault.ts';
import { isAlive, processMark } from '../process/process-life.ts';
import { NoPlainFile, readPlainFile } from '../process/regular-file.ts';
import { beside, writeSynced } from './beside.ts';
import { diskFault, errorCode } from './disk-fault.ts';

/** Which run holds a month: process number, machine, and when it started (any text for people). */
export interface MonthHolder {
  readonly pid: number;
  readonly host: string;
  readonly startedAt: string;
}

interface Lock extends MonthHolder {
  /** Tells the process from a later one with the same number, where the system says so. */
  readonly mark: string | null;
  readonly token: string;
}

/** A month held by this run; disposal gives it free. */
export interface HeldMonth extends AsyncDisposable {
  readonly path: string;
}

/**
 * Holds a month of the output folder for one run by the file `.<month>.lock`. The lock of a run of this
 * machine that is no longer alive is taken over, by one taker only. Fault: `output.month_locked`,
 * `output.lock_unknown`. The folder must exist.
 */
export async function holdMonth(
  outFolder: string,
  month: string,
  holder: MonthHolder,
): Promise<HeldMonth> {
  const path = join(outFolder, `.${month}.lock`);
  const lock: Lock = { ...holder, mark: processMark(holder.pid), token: randomUUID() };
  try {
    const other = await take(outFolder, path, lock);
    if (other !== null) {
      const { pid, host, startedAt } = other;
      if (pid === 0) throw fault('output.lock_unknown', { month, path });
      const minutes = minutesBetween(startedAt, lock.startedAt);
      throw fault('output.month_locked', {
        month,
        pid: String(pid),
        host,
        since: startedAt,
        minutes: minutes !== null && minutes >= 0 ? minutes : null,
        isAhead: minutes !== null && minutes < 0,
        path,
      });
    }
    await removeClaims(outFolder, path, lock.host).catch(() => undefined);
  } catch (error) {
    throw diskFault(error, path);
  }
  return { path, [Symbol.asyncDispose]: () => release(path, lock) };
}

/** Whole minutes from one moment to another, fewer than 0 where a clock is off; null where a moment cannot be read. */
function minutesBetween(from: string, to: string): number | null {
  const minutes = Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);
  return Number.isNaN(minutes) ? null : minutes;
}

/**
 * Takes the lock at `path`, or gives who has it. To take over a dead run's lock one must first hold the
 * claim named after that lock's token: so nobody can replace a lock that another has just taken over.
 * A claim is a lock like any other, and the claim of a taker that died can be taken over in turn.
 */
async function take(folder: string, path: string, lock: Lock): Promise<MonthHolder | null> {
  while (true) {
    if (await create(folder, path, lock)) return null;
    const other = read(path);
    if (other === null) continue;
    if (other.host !== lock.host || isAlive(other.pid, other.mark)) return other;
    const claim = `${path}.${other.token}`;
    const claimant = await take(folder, claim, lock);
    if (claimant !== null) return claimant;
    try {
      if (read(path)?.token === other.token) {
        await replace(folder, path, lock);
        return null;
      }
    } finally {
      await release(claim, lock);
    }
  }
}

/** Makes the lock file appear with its content in one step; false when one is there. */
async function create(folder: string, path: string, lock: Lock): Promise<boolean> {
  const fresh = beside(folder, 'lock');
  try {
    await writeSynced(fresh, JSON.stringify(lock));
    await link(fresh, path).catch(async (error: unknown) => {
      if (errorCode(error) === 'EEXIST') throw error;
      // A file system without links.
      await writeFile(path, JSON.stringify(lock), { flag: 'wx', mode: 0o600 }).catch(
        async (failure: unknown) => {
          // Half a lock would hold the month for ever.
          if (errorCode(failure) !== 'EEXIST') await rm(path, { force: true });
          throw failure;
        },
      );
    });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    // The next run removes what cannot be removed now.
    await rm(fresh, { force: true }).catch(() => undefined);
  }
}

async function replace(folder: string, path: string, lock: Lock): Promise<void> {
  const fresh = beside(folder, 'lock');
  await writeSynced(fresh, JSON.stringify(lock));
  await rename(fresh, path);
}

async function release(path: string, lock: Lock): Promise<void> {
  if (read(path)?.token === lock.token) await rm(path, { force: true });
}

/** What is there instead of a lock that can be understood: whoever made it must be asked. */
const UNKNOWN: Lock = { pid: 0, host: '?', startedAt: '?', mark: null, token: '' };
const LONGEST_LOCK = 10_000;

/** Gives the lock at `path`, or null when there is none. One that cannot be understood counts as held elsewhere. */
function read(path: string): Lock | null {
  const state = lstatSync(path, { throwIfNoEntry: false });
  if (!state) return null;
  // A link may lead nowhere, or to anything; a lock of ours is none.
  if (!state.isFile()) return UNKNOWN;
  try {
    return parse(readPlainFile(path, LONGEST_LOCK).toString('utf8')) ?? UNKNOWN;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    if (error instanceof NoPlainFile) return UNKNOWN;
    throw error;
  }
}

/**
 * The months whose locks in the folder were left by runs of this machine that are gone, this run's own aside.
 */
export async function abandonedMonths(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => {
    const month = /^\.(\d{4}(?:-[WQH]?\d{1,2})?)\.lock$/.exec(name)?.[1];
    if (month === undefined) return [];
    const lock = read(join(folder, name));
    const isGone = lock !== null && lock.host === hostname() && !isAlive(lock.pid, lock.mark);
    return isGone && lock.pid > 0 ? [month] : [];
  });
}

/** Removes the claims on a month's lock whose takers are gone. The caller holds the month. */
async function removeClaims(folder: string, path: string, host: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(path)}.`)) continue;
    const claim = read(join(folder, name));
    if (
      claim !== null &&
      claim.token !== '' &&
      claim.host === host &&
      !isAlive(claim.pid, claim.mark)
    )
      await rm(join(folder, name), { force: true });
  }
}

function parse(text: string): Lock | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const lock = value as Partial<Record<keyof Lock, unknown>>;
  const { pid, host, startedAt, mark, token } = lock;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return null;
  if (typeof host !== 'string' || typeof startedAt !== 'string') return null;
  if (typeof token !== 'string' || !/^[0-9a-f-]{36}$/.test(token)) return null;
  return { pid, host, startedAt, token, mark: typeof mark === 'string' ? mark : null };
}
