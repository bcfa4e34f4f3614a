import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isPeriod } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import type { HistoryFolders } from './read-history.ts';

/** Every month of which anything is on file, oldest first: finalized, as a draft, or imported. */
export function monthsOnFile({
  history,
  older,
  out,
}: Pick<HistoryFolders, 'history' | 'older' | 'out'>): readonly Period[] {
  const named = [
    ...entriesOf(history).map(withoutEnding),
    ...(older === undefined ? [] : entriesOf(older).map(withoutEnding)),
    ...entriesOf(join(history, 'imported')).map(withoutEnding),
    ...entriesOf(out),
  ];
  return [...new Set(named)].filter(isPeriod).sort();
}

function withoutEnding(name: string): string {
  return name.replace(/\.json$/, '');
}

/** What stands in a folder; nothing where there is no such folder. */
function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if (
      cause instanceof Error &&
      'code' in cause &&
      ['ENOENT', 'ENOTDIR'].includes(String(cause.code))
    )
      return [];
    throw cause;
  }
}
