import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { metricsFileSchema } from '../history/schema.ts';
import { fault } from '../messages/fault.ts';
import { libraryWords } from '../messages/library-words.ts';
import type { DraftFigure } from '../metrics/draft-changes.ts';
import { resultKey } from '../metrics/result-key.ts';
import type { MetricOutcome, MetricResult, MetricsFile, TargetVerdict } from '../metrics/types.ts';
import { readPlainFile } from '../process/regular-file.ts';

const MOST = 64_000_000;

/** One result: its figures, and what came in, where the file beside it tells. */
export interface ResultSet {
  readonly path: string;
  readonly metrics: MetricsFile;
  readonly files: readonly ExportAccount[] | null;
}

const account = z.looseObject({ records: z.int(), accepted: z.int(), quarantined: z.int() });
const qualitySchema = z.looseObject({
  files: z.array(
    z.looseObject({ path: z.string(), dataset: z.string(), sha256: z.string(), account }),
  ),
});
export type ExportAccount = z.infer<typeof qualitySchema>['files'][number];

/** A figure that differs; null where one of both has none of its key. */
export interface FigureDiff {
  readonly key: string;
  readonly by: MetricResult['by'];
  readonly was: DraftFigure | null;
  readonly is: DraftFigure | null;
  /** Limits that are kept now and were not, or the other way round. */
  readonly verdicts: readonly {
    readonly setBy: string;
    readonly limit: number;
    readonly comparator: TargetVerdict['comparator'];
    readonly was: boolean | null;
    readonly is: boolean | null;
  }[];
}

export interface MetricDiff {
  readonly metric: Pick<MetricOutcome, 'id' | 'name' | 'unit'>;
  /** Its definition is another one, so that its figures do not compare. */
  readonly isRedefined: boolean;
  readonly figures: readonly FigureDiff[];
}

/** An export that differs; null where only one of both has it. */
export interface ExportDiff {
  readonly path: string;
  readonly was: ExportAccount['account'] | null;
  readonly is: ExportAccount['account'] | null;
}

/** What differs between two results. */
export interface ResultDiff {
  readonly isSame: boolean;
  /** Of what they are results: fields that differ. */
  readonly frame: readonly {
    readonly field: 'month' | 'pack' | 'organization' | 'member';
    readonly was: string;
    readonly is: string;
  }[];
  readonly gone: readonly Pick<MetricOutcome, 'id' | 'name'>[];
  readonly added: readonly Pick<MetricOutcome, 'id' | 'name'>[];
  readonly metrics: readonly MetricDiff[];
  /** null where one of both does not tell its exports. */
  readonly exports: readonly ExportDiff[] | null;
}

/** Reads a result: a folder of a report, or a `metrics.json`. Faults: `diff.missing`, `diff.unreadable`. */
export function readResult(path: string): ResultSet {
  if (!existsSync(path)) throw fault('diff.missing', { path });
  const file = statSync(path).isDirectory() ? join(path, 'metrics.json') : path;
  if (!existsSync(file)) throw fault('diff.missing', { path: file });
  const parsed = metricsFileSchema.safeParse(jsonIn(file));
  if (!parsed.success) throw unreadable(file, parsed.error);
  const beside = basename(file) === 'metrics.json' ? join(dirname(file), 'quality.json') : null;
  const quality = beside !== null && existsSync(beside) ? jsonIn(beside) : null;
  const told = quality === null ? null : qualitySchema.safeParse(quality);
  if (told?.success === false) throw unreadable(beside ?? file, told.error);
  return { path, metrics: parsed.data as MetricsFile, files: told?.data.files ?? null };
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readPlainFile(file, MOST).toString('utf8'));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'JSON' : libraryWords(cause);
    throw fault('diff.unreadable', { file, reason }, { cause });
  }
}

function unreadable(file: string, { issues: [issue] }: z.ZodError): Error {
  return fault('diff.unreadable', { file, reason: issue?.path.join('.') ?? '' });
}

/** What differs between an old result and a new one, figure by figure. */
export function diffResults(old: ResultSet, now: ResultSet): ResultDiff {
  const [was, is] = [old.metrics, now.metrics];
  const frame = frameDiff(was, is);
  const before = new Map(was.metrics.map((metric) => [metric.id, metric]));
  const after = new Set(is.metrics.map(({ id }) => id));
  const named = ({ id, name }: MetricOutcome) => ({ id, name });
  const gone = was.metrics.filter(({ id }) => !after.has(id)).map(named);
  const added = is.metrics.filter(({ id }) => !before.has(id)).map(named);
  const metrics = is.metrics.flatMap((metric): MetricDiff[] => {
    const one = before.get(metric.id);
    const diff = one ? metricDiff(one, metric) : null;
    return diff && (diff.isRedefined || diff.figures.length > 0) ? [diff] : [];
  });
  const exports = old.files && now.files ? exportDiffs(old.files, now.files) : null;
  const lists = [frame, gone, added, metrics, exports ?? []];
  return {
    isSame: lists.every(({ length }) => length === 0),
    frame,
    gone,
    added,
    metrics,
    exports,
  };
}

function frameDiff(was: MetricsFile, is: MetricsFile): ResultDiff['frame'] {
  const fields = (file: MetricsFile) =>
    [
      ['month', file.month],
      ['pack', file.pack],
      ['organization', file.organization],
      ['member', file.member?.name ?? ''],
    ] as const;
  const now = new Map(fields(is));
  return fields(was).flatMap(([field, old]) => {
    const one = now.get(field) ?? '';
    return one === old ? [] : [{ field, was: old, is: one }];
  });
}

function metricDiff(was: MetricOutcome, is: MetricOutcome): MetricDiff {
  const keyed = ({ id, results }: MetricOutcome) =>
    new Map(results.map((result) => [resultKey(id, result.by), result]));
  const [before, now] = [keyed(was), keyed(is)];
  const figures = [...new Set([...now.keys(), ...before.keys()])].flatMap((key): FigureDiff[] => {
    const [old = null, one = null] = [before.get(key), now.get(key)];
    const verdicts = verdictDiffs(old, one);
    if (old && one && isSame(old, one) && verdicts.length === 0) return [];
    return [
      {
        key,
        by: (one ?? old)?.by ?? {},
        was: old && figureIn(old),
        is: one && figureIn(one),
        verdicts,
      },
    ];
  });
  const { id, name, unit } = is;
  return { metric: { id, name, unit }, isRedefined: was.definition !== is.definition, figures };
}

function figureIn({ status, value, numerator, denominator, display }: MetricResult): DraftFigure {
  return { status, value, numerator, denominator, display };
}

function isSame(a: MetricResult, b: MetricResult): boolean {
  return (
    a.status === b.status &&
    a.value === b.value &&
    a.numerator === b.numerator &&
    a.denominator === b.denominator
  );
}

function verdictDiffs(was: MetricResult | null, is: MetricResult | null): FigureDiff['verdicts'] {
  if (!was || !is) return [];
  return is.targets.flatMap(({ setBy, limit, comparator, met }) => {
    const old = was.targets.find((one) => one.setBy === setBy);
    if (!old || old.met === met) return [];
    return [{ setBy, limit, comparator, was: old.met, is: met }];
  });
}

function exportDiffs(
  was: readonly ExportAccount[],
  is: readonly ExportAccount[],
): readonly ExportDiff[] {
  const [before, now] = [was, is].map((files) => new Map(files.map((file) => [file.path, file])));
  const paths = [...new Set([...(before?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
  return paths.flatMap((path): ExportDiff[] => {
    const [old, one] = [before?.get(path), now?.get(path)];
    if (old && one && old.sha256 === one.sha256 && isSameAccount(old.account, one.account))
      return [];
    return [{ path, was: old?.account ?? null, is: one?.account ?? null }];
  });
}

function isSameAccount(a: ExportAccount['account'], b: ExportAccount['account']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
