import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../messages/fault.ts';
import { makeFolders } from '../process/make-folders.ts';
import { CONFIG_FILE, loadWorkspace } from '../workspace/load-workspace.ts';
import type { Period } from '../workspace/types.ts';
import type { InitWords } from './words.ts';

/** Writes a file that must be new into a folder, whole or not at all; throws `EEXIST` where there is one of its name. */
export type WriteNew = (folder: string, name: string, text: string) => Promise<unknown>;

/**
 * A configuration is tried in a folder of its own before any file of the workspace is made, with the packs that the
 * workspace has already; faults as in {@link loadWorkspace}.
 */
export async function tryConfig(text: string, folder: string, workspace: string): Promise<void> {
  await writeFile(join(folder, CONFIG_FILE), text, { mode: 0o600 });
  loadWorkspace({ folder, packsOf: workspace });
}

/**
 * Makes the folders of a workspace and its configuration, and gives the configuration's path. Nothing that is there is
 * overwritten: an existing configuration is the fault `init.exists`.
 */
export async function writeWorkspace(
  folder: string,
  text: string,
  month: Period,
  { notes }: Pick<InitWords, 'notes'>,
  writeNew: WriteNew,
): Promise<string> {
  const file = join(folder, CONFIG_FILE);
  for (const part of [join('inputs', month), 'notes', 'history'])
    await makeFolders(join(folder, part));
  // Beside the configuration the rest explains itself: it comes first, and what is written last makes the workspace.
  await writeNew(join(folder, 'notes'), notes.file, notes.text(month)).catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw cause;
    },
  );
  await writeNew(folder, CONFIG_FILE, text).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'EEXIST' ? fault('init.exists', { file }, { cause }) : cause;
  });
  return file;
}
