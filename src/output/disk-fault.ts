import { Fault, fault } from '../messages/fault.ts';
import type { Elsewhere } from '../messages/output.ts';

/**
 * Turns the system's refusal of a write into the fault that says what to do; `path` is what was to be written, and
 * `elsewhere` how the command could be told to write to another place.
 */
export function diskFault(error: unknown, path: string, elsewhere: Elsewhere = 'nowhere'): Fault {
  if (error instanceof Fault) return error;
  const code = errorCode(error) ?? 'unknown';
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fault('output.disk_full', { path, elsewhere }, { cause: error });
    case 'EBUSY':
    case 'ETXTBSY':
      return fault('output.in_use', { path }, { cause: error });
    case 'EPERM':
      // Windows says so when a program has the file open.
      if (process.platform === 'win32') return fault('output.in_use', { path }, { cause: error });
      return fault('output.not_writable', { path, code, elsewhere }, { cause: error });
    case 'EACCES':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return fault('output.not_writable', { path, code, elsewhere }, { cause: error });
    default:
      return fault('output.write_failed', { path, code }, { cause: error });
  }
}

/** Gives the code of a system error, such as `ENOENT`, or null for any other error. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
