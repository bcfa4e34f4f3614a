import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from '../messages/fault.ts';
import type { Month } from '../workspace/types.ts';
import { type HistoryFolders, readMetricsFile } from './read-history.ts';

/** What is to be written, and where; `unchanged` when the month is final with these results already. */
export interface Finalization {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly unchanged: boolean;
}

/**
 * Takes the draft `out/<month>/metrics.json` for `history/<month>.json`.
 * Throws a Fault of kind `usage` when there is no draft, or when the month is final with other results.
 */
export function planFinalization(folders: HistoryFolders, month: Month): Finalization {
  const draft = join(folders.out, month, 'metrics.json');
  const file = join(folders.history, `${month}.json`);
  if (!existsSync(draft)) throw fault('finalize.no_draft', { month, file: draft });
  const failed = readMetricsFile(draft, month, folders.packId).metrics.filter((metric) =>
    metric.results.some((result) => result.status === 'error'),
  );
  if (failed.length > 0) {
    throw fault('finalize.failed_metrics', { month, metrics: failed.map(({ id }) => id) });
  }
  const bytes = readFileSync(draft);
  const unchanged = existsSync(file) && readFileSync(file).equals(bytes);
  if (existsSync(file) && !unchanged) throw fault('finalize.locked', { month, file });
  return { file, bytes, unchanged };
}
