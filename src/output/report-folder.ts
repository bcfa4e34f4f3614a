import { lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fault } from '../messages/fault.ts';
import { isReportFile, REPORT_FILES } from '../process/report-files.ts';
import { diskFault } from './disk-fault.ts';

/** Where a month's set of files stands: a folder and the name in it. */
export interface ReportFolder {
  readonly parent: string;
  readonly name: string;
  readonly path: string;
}

/** Whether a name in a report's folder is one of ours: a file of the report, or a temporary one; all else is people's. */
export function isOurs(name: string): boolean {
  return isReportFile(name) || name.startsWith('.service-report.');
}

/**
 * Finds where the set of a month stands: `out/<month>`, or the folder to which a link of that name leads.
 * `isAllowed` judges such a link's target (absolute). Faults: `output.link_outside`, `output.not_writable`.
 */
export function reportFolder(
  outFolder: string,
  month: string,
  isAllowed: (path: string) => boolean,
): ReportFolder {
  const path = join(outFolder, month);
  try {
    const state = lstatSync(path, { throwIfNoEntry: false });
    if (!state?.isSymbolicLink()) return at(path);
    if (!isAllowed(path)) throw fault('output.link_outside', { path });
    // A link that leads nowhere yet is no place to write to.
    return at(realpathSync(path));
  } catch (error) {
    throw diskFault(error, path, 'out');
  }
}

/** Refuses what stands where the set would: a file for the folder, or a folder for one of its files. */
export function refuseObstacles({ path }: ReportFolder): void {
  const state = statSync(path, { throwIfNoEntry: false });
  if (state && !state.isDirectory())
    throw fault('output.not_writable', { path, code: 'ENOTDIR', elsewhere: 'out' });
  for (const name of REPORT_FILES) {
    const file = join(path, name);
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
      throw fault('output.not_writable', { path: file, code: 'EISDIR', elsewhere: 'out' });
  }
}

function at(path: string): ReportFolder {
  return { path, parent: dirname(path), name: basename(path) };
}
