import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { standsAt } from '../workspace/allowed-places.ts';
import { isPeriod } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import { readRun } from './draft.ts';
import { bytesIn, draftOf, type HistoryFolders } from './read-history.ts';

/** An export that a month's figures were made of. */
export interface Source {
  readonly path: string;
  readonly sha256: string;
}

const sourcesSchema = z.looseObject({
  inputs: z.array(z.looseObject({ path: z.string(), sha256: z.string() })),
});

/** Where it is kept of which exports a finalized month was made. */
export function sourcesFile({ history }: Pick<HistoryFolders, 'history'>, month: Period): string {
  return join(history, 'sources', `${month}.json`);
}

/** The periods of which it is kept, in no order. */
export function periodsWithSources({
  history,
}: Pick<HistoryFolders, 'history'>): readonly Period[] {
  const folder = join(history, 'sources');
  if (!standsAt(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const period = name.replace(/\.json$/, '');
    return name !== period && isPeriod(period) ? [period] : [];
  });
}

/** The exports of which the draft of a month was made, as its `run.json` says; null where it does not. */
export function sourcesOfDraft(
  folders: Pick<HistoryFolders, 'out'>,
  month: Period,
): readonly Source[] | null {
  const draft = draftOf(folders, month);
  return draft === null ? null : sourcesIn(readRun(join(dirname(draft), 'run.json')));
}

/** The exports of which the final figures of a month were made; null where nobody wrote it down. */
export function sourcesOfFinal(folders: HistoryFolders, month: Period): readonly Source[] | null {
  const file = sourcesFile(folders, month);
  if (!standsAt(file)) return null;
  try {
    return sourcesIn(JSON.parse(bytesIn(file, folders.isAllowed).toString('utf8')));
  } catch {
    // It only saves a look at the exports.
    return null;
  }
}

function sourcesIn(given: unknown): readonly Source[] | null {
  const parsed = sourcesSchema.safeParse(given);
  if (!parsed.success) return null;
  return parsed.data.inputs.map(({ path, sha256 }) => ({ path, sha256 }));
}
