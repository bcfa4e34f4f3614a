import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MARK, makerOf, ownMark } from '../process/process-life.ts';

const OURS = new RegExp(`^\\.service-report\\.(.+)\\.(${MARK})\\.[0-9a-f]{8}\\.tmp$`);
/** Names of version 0.1.0, which do not say whose they are. */
const OLD = /^\.service-report\.(.+)\.[0-9a-f]{12}\.tmp$/;
/** A run of another machine is not seen; nobody writes a file for so long (milliseconds). */
const LONG_AGO = 24 * 3600 * 1000;

/** A temporary entry of ours: its plain name in the folder, what it was for, and whether its run is over. */
export interface Leftover {
  readonly entry: string;
  readonly name: string;
  readonly isAbandoned: boolean;
}

/** A new hidden name beside `name` in the folder, which says whose it is; {@link leftoversIn} knows such names again. */
export function beside(folder: string, name: string): string {
  return join(folder, `.service-report.${name}.${ownMark()}.${randomBytes(4).toString('hex')}.tmp`);
}

/** The temporary entries of ours in a folder at a time, those of living runs too; none where there is no such folder. */
export async function leftoversIn(folder: string, now: Date): Promise<readonly Leftover[]> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  return entries.sort().flatMap((entry): readonly Leftover[] => {
    const [, name = '', mark = ''] = OURS.exec(entry) ?? [];
    if (mark !== '')
      return [{ entry, name, isAbandoned: isAbandoned(join(folder, entry), mark, now) }];
    const [, old = ''] = OLD.exec(entry) ?? [];
    return old === '' ? [] : [{ entry, name: old, isAbandoned: true }];
  });
}

/**
 * Removes the temporary files that runs which are over left in the folder, and never those of a living run. Whole
 * folders stay: what became of a set of files is for `settleMonth` to decide.
 */
export async function removeLeftovers(folder: string, now: Date): Promise<void> {
  for (const { entry, isAbandoned: isOver } of await leftoversIn(folder, now)) {
    // A folder is refused by `rm` here; a file that another run removes too is no fault.
    if (isOver) await rm(join(folder, entry), { force: true }).catch(unlessFolder);
  }
}

/**
 * Removes what this run itself was about to write in the folder, without a pause: for a run that is stopped. An
 * earlier set that stands aside stays, for the next run to put back.
 */
export function removeOwnNow(folder: string): void {
  const own = ownMark();
  for (const entry of readdirSync(folder)) {
    const [, name = '', mark = ''] = OURS.exec(entry) ?? [];
    if (mark === own && !name.endsWith('.old'))
      rmSync(join(folder, entry), { recursive: true, force: true });
  }
}

function unlessFolder(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_FS_EISDIR' && error.code !== 'EISDIR') throw error;
}

function isAbandoned(path: string, mark: string, now: Date): boolean {
  const maker = makerOf(mark);
  if (maker !== 'elsewhere') return maker === 'gone';
  const changed = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return changed !== undefined && now.getTime() - changed > LONG_AGO;
}

/** Writes a new file that only this user can read, and returns when it is on the disk. */
export async function writeSynced(path: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
