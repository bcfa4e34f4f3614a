import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Gives what tells a process from a later one with the same number, or null where the system
 * does not say: on Linux field 22 of `/proc/<pid>/stat`, the start in ticks since boot (proc_pid_stat(5)).
 */
export function processMark(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold blanks and brackets itself.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** Tells whether a process of this machine is still alive and, where `mark` is known, still the same one. */
export function isAlive(pid: number, mark: string | null = null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, but is another user's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const now = processMark(pid);
  return mark === null || now === null || mark === now;
}

/** What a name of a temporary file says of the run that made it. */
export type Maker = 'living' | 'gone' | 'elsewhere';

/** Names this process among all of all machines, for names of temporary files: `4f1c09aa.1234-567890`. */
export function ownMark(): string {
  // In a container a run often gets the number of the one before: the start tells them apart.
  return `${machine()}.${process.pid}-${processMark(process.pid) ?? '0'}`;
}

/** Whether the run that a mark of {@link ownMark} names still lives; `elsewhere` for a run of another machine. */
export function makerOf(mark: string): Maker {
  const [host, process_ = ''] = mark.split('.');
  if (host !== machine()) return 'elsewhere';
  const [pid, start] = process_.split('-');
  return isAlive(Number(pid), start === '0' ? null : (start ?? null)) ? 'living' : 'gone';
}

/** A pattern for the text of {@link ownMark}. */
export const MARK = '[0-9a-f]{8}\\.\\d{1,10}-\\d{1,20}';

function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
