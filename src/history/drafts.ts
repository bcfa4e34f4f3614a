import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type DraftChange, draftChanges } from '../metrics/draft-changes.ts';
import type { MetricsFile } from '../metrics/types.ts';
import { UNITS } from '../number/unit.ts';
import { isAsWritten, readRun } from './draft.ts';
import { draftBefore, draftOf, type HistoryFolders } from './read-history.ts';

/** Which draft of its month a report is, and what is another figure than in an earlier one. */
export interface Draft {
  /** From 1; one more whenever figures or what people wrote differ from the draft before. */
  readonly number: number;
  /** A hash of both. */
  readonly identity: string;
  /** The number of the draft that the changes are told against; null for figures that are as they were from the start. */
  readonly against: number | null;
  readonly changes: readonly DraftChange[];
}

const number = z.number().nullable();

/** A draft as `run.json` keeps it, so that a run over the same inputs is the same draft again. */
const draftSchema = z.looseObject({
  number: z.int().min(1),
  identity: z.string(),
  against: z.int().min(1).nullable(),
  was: z.array(
    z.looseObject({
      key: z.string(),
      metric: z.looseObject({ id: z.string(), name: z.string(), unit: z.enum(UNITS) }),
      by: z.record(z.string(), z.string()),
      result: z
        .looseObject({
          status: z.enum(['ok', 'not_provided', 'not_applicable', 'error']),
          value: number,
          numerator: number,
          denominator: number,
          display: z.string(),
        })
        .nullable(),
    }),
  ),
});
export type DraftRecord = z.infer<typeof draftSchema>;

/**
 * The draft that these figures and texts are. The same as the month's draft before: that one again, with what it told;
 * others: the next one, told against it. `written` is anything that JSON can hold.
 */
export function draftOfMonth(
  folders: HistoryFolders,
  metrics: MetricsFile,
  written: unknown,
): Draft {
  const identity = identityOf(metrics, written);
  const { record, isWhole } = recordOf(folders, metrics.month);
  // The very figures and texts: nothing of the draft has to be read to know that nothing changed.
  if (record?.identity === identity && isWhole)
    return {
      number: record.number,
      identity,
      against: record.against,
      changes: changesIn(record, metrics),
    };
  const before = draftBefore(folders, metrics.month);
  if (before === null) return { number: 1, identity, against: null, changes: [] };
  const last = record?.number ?? 1;
  const number = record?.identity === identity ? last : last + 1;
  const changes = draftChanges(before, metrics);
  if (changes.length > 0) return { number, identity, against: last, changes };
  return {
    number,
    identity,
    against: record?.against ?? null,
    changes: record === null ? [] : changesIn(record, metrics),
  };
}

/** What `run.json` keeps of a draft. */
export function draftRecord({ number, identity, against, changes }: Draft): DraftRecord {
  const was = changes.map(({ key, metric: { id, name, unit }, by, was: result }) => ({
    key,
    metric: { id, name, unit },
    by,
    result: result === null ? null : figureIn(result),
  }));
  return { number, identity, against, was };
}

function figureIn({ status, value, numerator, denominator, display }: DraftChange['was'] & {}) {
  return { status, value, numerator, denominator, display };
}

/** What a draft told as changed, told again of the same figures. */
function changesIn({ was }: DraftRecord, { metrics }: MetricsFile): readonly DraftChange[] {
  const now = new Map(metrics.flatMap(({ results }) => results.map((one) => [one.key, one])));
  return was.map(({ key, metric, by, result }) => ({
    key,
    metric,
    by,
    was: result,
    is: now.get(key) ?? null,
  }));
}

/**
 * The record of the month's draft before, null where its run tells none, or none that holds; and whether its figures are
 * still those that the run wrote.
 */
function recordOf(
  folders: HistoryFolders,
  month: MetricsFile['month'],
): { readonly record: DraftRecord | null; readonly isWhole: boolean } {
  const file = draftOf(folders, month);
  const run = file === null ? null : readRun(join(dirname(file), 'run.json'));
  const parsed = draftSchema.safeParse(run?.draft);
  const record = parsed.success ? parsed.data : null;
  return {
    record,
    isWhole: file !== null && run !== null && folders.isAllowed(file) && isAsWritten(file, run),
  };
}

function identityOf(metrics: MetricsFile, written: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([metrics, written]))
    .digest('hex');
}
