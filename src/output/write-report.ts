import { chmodSync, existsSync, renameSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Message, message } from '../messages/catalogue.ts';
import { Fault, fault } from '../messages/fault.ts';
import { setName } from '../process/month-folder.ts';
import { REPORT_FILES, type ReportFile } from '../process/report-files.ts';
import { beside, writeSynced } from './beside.ts';
import { checkWritten } from './check-written.ts';
import { atOnce, type Commit, renameNow, syncFolderNow } from './commit.ts';
import { diskFault, errorCode } from './disk-fault.ts';
import { bringRest, carryForeign } from './foreign-files.ts';
import { type ReportFolder, refuseObstacles } from './report-folder.ts';

/** One file to write: its plain name in the folder and its bytes. */
export interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How many pages were printed, where the file has pages. */
  readonly pages?: number;
}

/** A file that the program knows for its own when it stands in a month's folder. */
export interface FormatFile extends OutputFile {
  readonly name: ReportFile;
}

/** The paths of a set that was written, in the order of its files, and what could not be cleared away afterwards. */
export interface WrittenReport {
  readonly paths: readonly string[];
  readonly warnings: readonly Message[];
}

/**
 * Publishes a set of files as a whole folder: it is written beside, read back, flushed, and takes the place of the
 * earlier one in one step; what people keep in the folder goes along, our files of other formats do not. A failure
 * leaves the earlier set as it was. The caller holds the month.
 * Faults: those of `diskFault`, `output.not_whole`, and `output.half_way` where the earlier set cannot be put back.
 */
export async function writeReport(
  place: ReportFolder,
  files: readonly OutputFile[],
  commit: Commit = atOnce,
): Promise<WrittenReport> {
  const { parent, name, path } = place;
  const fresh = beside(parent, setName.fresh(name));
  const earlier = beside(parent, setName.earlier(name));
  refuseObstacles(place);
  try {
    await fill(fresh, path, files);
    commit(() => exchange(fresh, path, earlier, parent));
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
    throw diskFault(error, path, 'out');
  }
  const warnings = await clearEarlier(earlier, path);
  return { paths: files.map((file) => join(path, file.name)), warnings };
}

async function fill(fresh: string, path: string, files: readonly OutputFile[]): Promise<void> {
  await mkdir(fresh, { mode: 0o700 });
  for (const file of files) {
    const target = join(fresh, file.name);
    await writeSynced(target, file.bytes).catch((error: unknown) => {
      throw diskFault(error, join(path, file.name), 'out');
    });
    await checkWritten(target, file, join(path, file.name));
  }
  if (existsSync(path)) await carryForeign(path, fresh);
  if (process.platform === 'win32') return;
  await using folder = await open(fresh, 'r');
  await folder.sync().catch(ignoreUnsupported);
}

/** Both renames without a pause. What fails is taken back. */
function exchange(fresh: string, path: string, earlier: string, parent: string): void {
  const hasEarlier = existsSync(path);
  if (hasEarlier) renameNow(path, earlier);
  const restore = (cause: unknown): void => {
    if (hasEarlier) takeBack(earlier, path, 'output.half_way', { path, folder: earlier }, cause);
  };
  try {
    renameNow(fresh, path);
  } catch (error) {
    restore(error);
    throw error;
  }
  try {
    syncFolderNow(parent);
  } catch (error) {
    // What is not known to be on the disk is not published.
    takeBack(path, fresh, 'output.not_flushed', { path, folder: earlier }, error);
    restore(error);
    throw error;
  }
}

function takeBack(
  from: string,
  to: string,
  code: 'output.half_way' | 'output.not_flushed',
  params: { readonly path: string; readonly folder: string },
  cause: unknown,
): void {
  try {
    renameSync(from, to);
  } catch {
    throw fault(code, { ...params, code: errorCode(cause) ?? '?' }, { cause });
  }
}

/** The new set stands: told are files of formats that it lacks, and what cannot be cleared away now, which the next run does. */
async function clearEarlier(earlier: string, path: string): Promise<readonly Message[]> {
  if (!existsSync(earlier)) return [];
  try {
    chmodSync(earlier, 0o700);
    const gone = REPORT_FILES.filter(
      (name) => existsSync(join(earlier, name)) && !existsSync(join(path, name)),
    );
    bringRest(earlier, path);
    await rm(earlier, { recursive: true, force: true });
    return gone.length === 0 ? [] : [message('output.formats_gone', { path, reports: gone })];
  } catch (error) {
    return [message('output.earlier_left', { path: earlier, code: errorCode(error) ?? '?' })];
  }
}

function ignoreUnsupported(error: unknown): void {
  if (error instanceof Fault || !['EINVAL', 'ENOTSUP', 'EACCES'].includes(errorCode(error) ?? ''))
    throw error;
}
