import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fault } from '../messages/fault.ts';
import { libraryWords } from '../messages/library-words.ts';
import { resultKey } from '../metrics/result-key.ts';
import type { MetricsFile, PastMonth } from '../metrics/types.ts';
import type { Month } from '../workspace/types.ts';
import { metricsFileSchema } from './schema.ts';

/** Where months are kept. */
export interface HistoryFolders {
  /** `history/`: final months. */
  readonly history: string;
  /** `out/`: drafts. */
  readonly out: string;
  readonly packId: string;
}

/**
 * Reads the months that exist: the final one out of `history/`, else the draft out of `out/`.
 * Throws a Fault of kind `usage` for a file that cannot be read or belongs to another month or pack.
 */
export function readHistory(
  folders: HistoryFolders,
  months: readonly Month[],
): readonly PastMonth[] {
  return months.flatMap((month): PastMonth[] => {
    const final = join(folders.history, `${month}.json`);
    if (existsSync(final))
      return [{ month, state: 'final', file: readMetricsFile(final, month, folders.packId) }];
    const draft = join(folders.out, month, 'metrics.json');
    if (existsSync(draft))
      return [{ month, state: 'draft', file: readMetricsFile(draft, month, folders.packId) }];
    return [];
  });
}

/**
 * Whether these figures are the finalized ones of their month: all in them that a report prints is equal.
 * Throws like {@link readHistory}.
 */
export function isFinal(
  metrics: MetricsFile,
  { history, packId }: Pick<HistoryFolders, 'history' | 'packId'>,
): boolean {
  const file = join(history, `${metrics.month}.json`);
  if (!existsSync(file)) return false;
  const asWritten: unknown = JSON.parse(JSON.stringify(metrics));
  return isDeepStrictEqual(readMetricsFile(file, metrics.month, packId), asWritten);
}

/** Reads one month's `metrics.json`; throws a Fault of kind `usage` when it is none, or of another month or pack. */
export function readMetricsFile(file: string, month: Month, packId: string): MetricsFile {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw fault('history.unreadable', { file, reason: libraryWords(cause) }, { cause });
  }
  const parsed = metricsFileSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw fault('history.unreadable', {
      file,
      reason: `${issue?.path.join('.')}: ${issue?.message}`,
    });
  }
  if (parsed.data.pack !== packId) {
    throw fault('history.other_pack', { file, pack: parsed.data.pack, expected: packId });
  }
  if (parsed.data.month !== month) {
    throw fault('history.other_month', { file, month: parsed.data.month, expected: month });
  }
  return withOwnKeys(parsed.data as MetricsFile);
}

/** Keys are made of metric and members; those of earlier versions did not part all of them. */
function withOwnKeys(file: MetricsFile): MetricsFile {
  const metrics = file.metrics.map((metric) => ({
    ...metric,
    results: metric.results.map((result) => ({ ...result, key: resultKey(metric.id, result.by) })),
  }));
  return { ...file, metrics };
}
