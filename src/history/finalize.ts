import { dirname, join } from 'node:path';
import type { Message } from '../messages/catalogue.ts';
import { Fault, fault } from '../messages/fault.ts';
import type { MetricsFile } from '../metrics/types.ts';
import { standsAt } from '../workspace/allowed-places.ts';
import type { Period } from '../workspace/types.ts';
import { configBehind, unfitIn } from './draft.ts';
import { finalChanges } from './finalize-changes.ts';
import {
  bytesIn,
  draftOf,
  finalFile,
  type HistoryFolders,
  isOwn,
  readMetricsFile,
} from './read-history.ts';
import { sourcesFile, sourcesOfDraft } from './sources.ts';

/** What is to be written, and where; `unchanged` when the month is final with these results already. */
export interface Finalization {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly unchanged: boolean;
  /** The exports that it was made of, and where that is to be kept; null where it is kept, or the draft does not say. */
  readonly sources: { readonly file: string; readonly bytes: string } | null;
  /** The file whose place it takes, and what changed; null for a month that is not final yet. */
  readonly replaced: { readonly bytes: Uint8Array; readonly changes: readonly Message[] } | null;
}

/**
 * Whether a month is final, and whether the configuration or the figures in `out/` are others by now: `config` is the
 * hash of the configuration.
 */
export function stateOfMonth(
  folders: HistoryFolders,
  month: Period,
  config: string,
): 'open' | 'final' | 'changed' {
  const file = finalFile(folders, month);
  if (!standsAt(file)) return 'open';
  const draft = draftOf(folders, month);
  if (draft === null) return 'final';
  const isSame = bytesIn(draft, folders.isAllowed).equals(bytesIn(file, folders.isAllowed));
  const behind = configBehind(dirname(draft));
  return isSame && (behind === null || behind === config) ? 'final' : 'changed';
}

/**
 * Takes the draft `out/<month>/metrics.json` for `history/<month>.json`.
 * Throws a Fault of kind `usage` when there is no draft, when the month is final with other results and is not to be
 * replaced (`replace`), with what changed, or when the files of the draft are not those that its `run.json` tells of.
 */
export function planFinalization(
  folders: HistoryFolders,
  month: Period,
  replace = false,
): Finalization {
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
  const before = finalFile(folders, month);
  const isThere = standsAt(before);
  const earlier = isThere ? bytesIn(before, folders.isAllowed) : null;
  const unchanged = earlier?.equals(bytes) === true;
  const changes = earlier === null || unchanged ? [] : changesSince(before, month, folders, read);
  if (isThere && !unchanged && !replace)
    throw fault('finalize.locked', { month, file }, { problems: changes });
  const problems = unchanged ? [] : unfitIn(dirname(draft), month);
  if (problems.length > 0)
    throw fault('finalize.unfit_set', { month, folder: dirname(draft) }, { problems });
  const replaced = earlier === null || unchanged ? null : { bytes: earlier, changes };
  return { file, bytes, unchanged, replaced, sources: sourcesToKeep(folders, month) };
}

function sourcesToKeep(folders: HistoryFolders, month: Period): Finalization['sources'] {
  const inputs = sourcesOfDraft(folders, month);
  if (inputs === null) return null;
  const file = sourcesFile(folders, month);
  const bytes = `${JSON.stringify({ month, inputs }, null, 2)}\n`;
  // A run that was stopped may have made the month final and not come to this.
  const isKept = standsAt(file) && bytesIn(file, folders.isAllowed).equals(Buffer.from(bytes));
  return isKept ? null : { file, bytes };
}

/** What changed since the month was finalized; a final file that cannot be read is told as that. */
function changesSince(
  file: string,
  month: Period,
  folders: HistoryFolders,
  is: MetricsFile,
): readonly Message[] {
  try {
    return finalChanges(readMetricsFile(file, month, folders), is);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return [cause.said];
  }
}
