import { dirname, join } from 'node:path';
import { fault } from '../messages/fault.ts';
import { standsAt } from '../workspace/allowed-places.ts';
import type { Month } from '../workspace/types.ts';
import { configBehind, unfitIn } from './draft.ts';
import { bytesIn, draftOf, type HistoryFolders, isOwn, readMetricsFile } from './read-history.ts';

/** What is to be written, and where; `unchanged` when the month is final with these results already. */
export interface Finalization {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly unchanged: boolean;
}

/**
 * Whether a month is final, and whether the configuration or the figures in `out/` are others by now: `config` is the
 * hash of the configuration.
 */
export function stateOfMonth(
  folders: HistoryFolders,
  month: Month,
  config: string,
): 'open' | 'final' | 'changed' {
  const file = join(folders.history, `${month}.json`);
  if (!standsAt(file)) return 'open';
  const draft = draftOf(folders, month);
  if (draft === null) return 'final';
  const isSame = bytesIn(draft, folders.isAllowed).equals(bytesIn(file, folders.isAllowed));
  const behind = configBehind(dirname(draft));
  return isSame && (behind === null || behind === config) ? 'final' : 'changed';
}

/**
 * Takes the draft `out/<month>/metrics.json` for `history/<month>.json`.
 * Throws a Fault of kind `usage` when there is no draft, when the month is final with other results, or when the
 * files of the draft are not those that its `run.json` tells of.
 */
export function planFinalization(folders: HistoryFolders, month: Month): Finalization {
  const draft = draftOf(folders, month);
  const file = join(folders.history, `${month}.json`);
  if (draft === null)
    throw fault('finalize.no_draft', { month, file: join(folders.out, month, 'metrics.json') });
  const read = readMetricsFile(draft, month, folders);
  if (!isOwn(read, folders))
    throw fault('finalize.other_organization', { month, organization: read.organization });
  const failed = read.metrics.filter((metric) =>
    metric.results.some((result) => result.status === 'error'),
  );
  if (failed.length > 0) {
    throw fault('finalize.failed_metrics', { month, metrics: failed.map(({ id }) => id) });
  }
  const bytes = bytesIn(draft, folders.isAllowed);
  const isThere = standsAt(file);
  const unchanged = isThere && bytesIn(file, folders.isAllowed).equals(bytes);
  if (isThere && !unchanged) throw fault('finalize.locked', { month, file });
  const problems = unchanged ? [] : unfitIn(dirname(draft), month);
  if (problems.length > 0)
    throw fault('finalize.unfit_set', { month, folder: dirname(draft) }, { problems });
  return { file, bytes, unchanged };
}
