import { setTimeout as pause } from 'node:timers/promises';
import { filesSeen, isSame, type Seen } from './watched-files.ts';

/** Between two looks, and until a file that is being written is written (milliseconds). */
const LOOK = 150;
const SETTLE = 60;

/** How files are followed. */
export interface Following {
  readonly folders: readonly string[];
  /** Told of the files at first and after each change; the next look waits for it. */
  readonly onChange: (seen: Seen) => Promise<void>;
  readonly isStopped: () => boolean;
}

/** Looks through folders again and again until it is stopped. */
export async function follow({ folders, onChange, isStopped }: Following): Promise<void> {
  let known: Seen | null = null;
  while (!isStopped()) {
    const seen = filesSeen(folders);
    if (known === null || !isSame(known, seen)) {
      const settled: Seen = known === null ? seen : await settledFiles(folders, seen, isStopped);
      known = settled;
      await onChange(settled);
    }
    await pause(LOOK);
  }
}

/** The files once nothing is written to them any more. */
async function settledFiles(
  folders: readonly string[],
  first: Seen,
  isStopped: () => boolean,
): Promise<Seen> {
  let seen = first;
  while (!isStopped()) {
    await pause(SETTLE);
    const next = filesSeen(folders);
    if (isSame(seen, next)) return next;
    seen = next;
  }
  return seen;
}
