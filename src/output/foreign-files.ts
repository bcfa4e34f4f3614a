import { constants, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import {
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readlink,
  symlink,
  utimes,
} from 'node:fs/promises';
import { sep } from 'node:path';
import { isOurs } from './report-folder.ts';

// Names are taken as bytes throughout: one in GBK, from an archive, is a file of people like any other.
type Path = Buffer;

/**
 * Gives the new folder all that people keep in the earlier one, by second names of the same files, or copies where
 * the file system has no links. What a name of ours bears stays behind.
 */
export async function carryForeign(from: string, to: string): Promise<void> {
  const { mode } = await lstat(from);
  const [source, target] = [Buffer.from(from), Buffer.from(to)];
  for (const name of await readdir(source, 'buffer'))
    if (!isOurs(name.toString())) await carry(within(source, name), within(target, name));
  // Who may look into the folder was decided by people.
  await chmod(to, mode & 0o7777);
}

function within(folder: Path, name: Buffer): Path {
  return Buffer.concat([folder, Buffer.from(sep), name]);
}

async function carry(source: Path, target: Path): Promise<void> {
  const state = await lstat(source);
  if (state.isSymbolicLink()) return await symlink(await readlink(source, 'buffer'), target);
  if (state.isDirectory()) {
    await mkdir(target, { mode: 0o700 });
    for (const name of await readdir(source, 'buffer'))
      await carry(within(source, name), within(target, name));
    return await chmod(target, state.mode & 0o7777);
  }
  // Pipes and sockets are nobody's work; they are brought over by `bringRest`.
  if (!state.isFile()) return;
  await link(source, target).catch(async () => {
    await copyFile(source, target, constants.COPYFILE_EXCL);
    await utimes(target, state.atime, state.mtime);
  });
}

/**
 * Brings over what came into the earlier folder, or was changed there, after {@link carryForeign}; then the earlier
 * folder holds nothing of people any more.
 */
export function bringRest(from: string, to: string): void {
  const [source, target] = [Buffer.from(from), Buffer.from(to)];
  for (const name of readdirSync(source, 'buffer'))
    if (!isOurs(name.toString())) bring(within(source, name), within(target, name));
}

function bring(source: Path, target: Path): void {
  const state = lstatSync(source);
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (!there) {
    renameSync(source, target);
    return;
  }
  if (state.isDirectory() && there.isDirectory()) {
    for (const name of readdirSync(source, 'buffer'))
      bring(within(source, name), within(target, name));
    return;
  }
  const isSame =
    (state.ino === there.ino && state.dev === there.dev) ||
    (state.size === there.size && Math.abs(state.mtimeMs - there.mtimeMs) < 2000);
  // The later of two that differ is what people saved last.
  if (isSame || state.mtimeMs <= there.mtimeMs) return;
  if (there.isDirectory()) rmSync(target, { recursive: true });
  renameSync(source, target);
}
