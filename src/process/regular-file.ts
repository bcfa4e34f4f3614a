import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Why a file is not read: a pipe, socket, device or folder, or larger than can be meant. */
export class NoPlainFile extends Error {
  readonly why: 'special' | 'too_large';

  constructor(why: 'special' | 'too_large') {
    super(why === 'special' ? 'not a regular file' : 'too large');
    this.name = 'NoPlainFile';
    this.why = why;
  }
}

/**
 * Reads a plain file of at most `most` bytes, through links too. A pipe, socket or device is not waited for: it
 * throws {@link NoPlainFile}; other failures throw the system's error.
 */
export function readPlainFile(path: string, most: number): Buffer {
  // Opening a pipe waits for its writer unless told otherwise; there is no such flag on Windows, nor such a pipe.
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const state = fstatSync(handle);
    if (!state.isFile()) throw new NoPlainFile('special');
    if (state.size > most) throw new NoPlainFile('too_large');
    const bytes = Buffer.alloc(state.size);
    let read = 0;
    while (read < bytes.length) {
      const count = readSync(handle, bytes, read, bytes.length - read, read);
      if (count === 0) break;
      read += count;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(handle);
  }
}
