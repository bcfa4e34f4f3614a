import { copyFile, link, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beside, syncFolder, writeSynced } from './beside.ts';
import { diskFault, errorCode } from './disk-fault.ts';

/** One file to write: its plain name in the folder and its bytes. */
export interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Prepared {
  readonly target: string;
  /** The new bytes, on the disk under a name of their own. */
  readonly fresh: string;
  /** The earlier file under a second name, or null when there was none. */
  readonly earlier: string | null;
}

/** The files of formats that a report may have; {@link removeStale} removes no others. */
const FORMAT_FILES: readonly string[] = ['report.pdf', 'report.xlsx', 'report.pptx', 'report.html'];

/**
 * Writes one file so that it appears whole or not at all, readable by this user only.
 * Gives its path. Faults: `output.disk_full`, `output.not_writable`, `output.in_use`, `output.write_failed`.
 */
export async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const [path = ''] = await writeReport(folder, [{ name, bytes }]);
  return path;
}

/**
 * Writes a set of files and gives their paths in the same order. All are on the disk under other names
 * before the first takes its place, and a failure on the way puts the earlier files back: the folder
 * holds the new set or the old one. Faults as in {@link writeWhole}.
 */
export async function writeReport(
  folder: string,
  files: readonly OutputFile[],
): Promise<readonly string[]> {
  const temporary = new Set<string>();
  try {
    const prepared: Prepared[] = [];
    for (const file of files) prepared.push(await prepare(folder, file, temporary));
    await exchange(prepared, temporary);
    await syncFolder(folder).catch((error: unknown) => {
      throw diskFault(error, folder);
    });
    return prepared.map(({ target }) => target);
  } finally {
    for (const path of temporary) await rm(path, { force: true });
  }
}

/** Removes our own report files that are not in `keep`, so that a folder never mixes two runs. */
export async function removeStale(folder: string, keep: readonly string[]): Promise<void> {
  for (const name of FORMAT_FILES.filter((known) => !keep.includes(known))) {
    const path = join(folder, name);
    await rm(path, { force: true }).catch((error: unknown) => {
      throw diskFault(error, path);
    });
  }
}

async function prepare(
  folder: string,
  { name, bytes }: OutputFile,
  temporary: Set<string>,
): Promise<Prepared> {
  const target = join(folder, name);
  const fresh = beside(folder, name);
  const earlier = beside(folder, `${name}.earlier`);
  temporary.add(fresh).add(earlier);
  try {
    await writeSynced(fresh, bytes);
    return { target, fresh, earlier: (await keepEarlier(target, earlier)) ? earlier : null };
  } catch (error) {
    throw diskFault(error, target);
  }
}

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

async function exchange(prepared: readonly Prepared[], temporary: Set<string>): Promise<void> {
  for (const [done, { fresh, target }] of prepared.entries()) {
    try {
      await rename(fresh, target);
    } catch (error) {
      await putBack(prepared.slice(0, done), temporary);
      throw diskFault(error, target);
    }
  }
}

async function putBack(exchanged: readonly Prepared[], temporary: Set<string>): Promise<void> {
  for (const { target, earlier } of exchanged) {
    try {
      await (earlier === null ? rm(target, { force: true }) : rename(earlier, target));
    } catch (error) {
      // Then the second name is all that is left of the earlier file: it must not be cleared away.
      if (earlier !== null) temporary.delete(earlier);
      throw diskFault(error, target);
    }
  }
}
