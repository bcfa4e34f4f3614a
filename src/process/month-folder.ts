import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What the set of a month is called while it is put together, and while the next one takes its place. */
export const setName = {
  fresh: (month: string) => `${month}.new`,
  earlier: (month: string) => `${month}.old`,
} as const;

/**
 * Gives a month's folder in the output folder as a reader finds it: where a run was stopped between its two renames,
 * or another is just between them, the set stands whole beside its place. null where the month has none.
 */
export function readableFolder(outFolder: string, month: string): string | null {
  const path = join(outFolder, month);
  if (existsSync(path)) return path;
  const start = `.service-report.${setName.earlier(month)}.`;
  const aside = entriesOf(outFolder).find((entry) => entry.startsWith(start));
  if (aside !== undefined) return join(outFolder, aside);
  // The other run may have finished between the two looks.
  return existsSync(path) ? path : null;
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // The folder itself is told of where it is read or written.
    return [];
  }
}
