import { join } from 'node:path';
import { standsAt } from '../workspace/allowed-places.ts';
import type { Period } from '../workspace/types.ts';
import { bytesIn, type HistoryFolders } from './read-history.ts';

/** A file of a month that others took the place of: where it is kept, and where it is said why. */
export interface KeptFinal {
  readonly folder: string;
  readonly name: string;
  readonly reasonName: string;
  /** It is there already: a run that was stopped kept it. */
  readonly isThere: boolean;
}

/**
 * Where the present file of a finalized month is kept when another takes its place: `history/replaced/<month>.<n>.json`,
 * the first number that is free or has these very bytes.
 */
export function keptFinal(
  { history, isAllowed }: Pick<HistoryFolders, 'history' | 'isAllowed'>,
  month: Period,
  bytes: Uint8Array,
): KeptFinal {
  const folder = join(history, 'replaced');
  for (let number = 1; ; number += 1) {
    const name = `${month}.${number}.json`;
    const file = join(folder, name);
    const isThere = standsAt(file) && bytesIn(file, isAllowed).equals(bytes);
    if (isThere || !standsAt(file))
      return { folder, name, reasonName: `${month}.${number}.reason.json`, isThere };
  }
}

/** The files of a month that others took the place of, in the order in which that was. */
export function keptFinals(
  { history }: Pick<HistoryFolders, 'history'>,
  month: Period,
): readonly string[] {
  const files: string[] = [];
  for (let number = 1; ; number += 1) {
    const file = join(history, 'replaced', `${month}.${number}.json`);
    if (!standsAt(file)) return files;
    files.push(file);
  }
}
