import { Fault, fault } from '../messages/fault.ts';

/** A statement took longer than it may (milliseconds). */
export class StatementTooSlow extends Error {
  constructor(limit: number) {
    super(`took longer than ${limit / 1000} s and was stopped`);
    this.name = 'StatementTooSlow';
  }
}

const DISK =
  /No space left on device|Could not (?:write|read|open|create)|Cannot open file|IO Error|Disk quota/i;
const MEMORY = /Out of Memory Error|could not allocate|failed to (?:allocate|pin|offload)/i;

/**
 * What an error of the database is: a statement that was interrupted, the fault `store.disk` or `store.memory` where disk or memory
 * do not suffice (no figure may be told to have failed for that), else the error itself.
 */
export function toStoreError(cause: unknown, timeLimit: number): unknown {
  if (!(cause instanceof Error) || cause instanceof Fault) return cause;
  if (/^INTERRUPT Error|Interrupted!/i.test(cause.message)) return new StatementTooSlow(timeLimit);
  const isDisk = DISK.test(cause.message);
  if (!isDisk && !MEMORY.test(cause.message)) return cause;
  return fault(isDisk ? 'store.disk' : 'store.memory', undefined, { cause });
}

/** What an error of a file on the way to the database is: the fault `store.disk`, but for what is no error of the system. */
export function toFileError(cause: unknown): unknown {
  const isOfSystem = cause instanceof Error && 'syscall' in cause;
  return isOfSystem ? fault('store.disk', undefined, { cause }) : cause;
}
