import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { diskFault } from '../output/disk-fault.ts';
import { makeFolders } from '../process/make-folders.ts';

/** Copies files into a folder, and overwrites nothing: gives those whose names were there already. */
export async function copyExamples(
  files: readonly string[],
  folder: string,
): Promise<readonly string[]> {
  await makeFolders(folder);
  const kept: string[] = [];
  for (const file of files) {
    if (dirname(file) === folder) continue;
    const to = join(folder, basename(file));
    await copyFile(file, to, constants.COPYFILE_EXCL).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw diskFault(cause, folder);
      kept.push(to);
    });
  }
  return kept;
}
