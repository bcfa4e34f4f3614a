import { readFileSync } from 'node:fs';

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
