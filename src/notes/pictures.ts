import { realpath } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { MOST_BYTES, type PictureFile, pictureIn } from '../process/picture-file.ts';
import { NoPlainFile, readPlainFile } from '../process/regular-file.ts';

/** Why a picture is not shown. */
export type PictureFault = 'absent' | 'outside' | 'too_large' | 'too_many_pixels' | 'no_picture';

/**
 * Reads a PNG or JPEG that a note names, relative to the note; by its bytes, whatever its name says.
 * A path that leaves the month's folder, by links too, is refused.
 */
export async function readPicture(
  target: string,
  note: string,
  folder: string,
): Promise<PictureFile | PictureFault> {
  const named = resolve(dirname(note), target.replaceAll('\\', '/'));
  if (!isInside(named, resolve(folder))) return 'outside';
  try {
    if (!isInside(await realpath(named), await realpath(folder))) return 'outside';
    return pictureIn(readPlainFile(named, MOST_BYTES));
  } catch (cause) {
    if (cause instanceof NoPlainFile) return cause.why === 'special' ? 'absent' : 'too_large';
    if (isFileError(cause)) return 'absent';
    throw cause;
  }
}

function isInside(file: string, folder: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === file;
}

function isFileError(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && 'syscall' in cause;
}
