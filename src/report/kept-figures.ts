import { createHash } from 'node:crypto';
import type { ReadMonth } from '../history/read-history.ts';
import type { Message } from '../messages/catalogue.ts';
import type { Computed } from '../metrics/compute.ts';
import type { MetricOutcome, PastMonth } from '../metrics/types.ts';
import { isLonger, kindOf } from '../workspace/periods.ts';
import { filesOfEarlier } from './earlier-periods.ts';
import { areAllOnFile } from './revisions.ts';
import type { Run } from './stages.ts';

/** What figures are kept as; as text they are read five times as fast as their objects one by one. */
interface Kept {
  readonly outcomes: string;
  readonly exclusions: Computed['exclusions'];
  readonly warnings: readonly Message[];
  /** The earlier months that they compare with, and what was told of these. */
  readonly past: readonly Pick<PastMonth, 'month' | 'state'>[];
  readonly heard: readonly Message[];
}

/** Where the figures of a month are kept, under a name for all that they come of besides their tables. */
export interface FigureKeeper {
  readonly opened: Pick<Run['opened'], 'kept' | 'keep'>;
  readonly basis: string;
  /** What was told of the earlier months. */
  readonly heard?: readonly Message[];
}

/** The files of earlier months that a month's figures come of; null where one cannot be read, which is told where it is. */
export function filesBehind({ folders, request, pack }: Run): readonly ReadMonth[] | null {
  try {
    return filesOfEarlier({ folders, month: request.month, metrics: pack.metrics });
  } catch {
    return null;
  }
}

/** Keeps the figures of a run; null for one whose figures are wanted computed, such as to tell how long each takes. */
export function keeperOf(
  { request, pack, opened }: Run,
  files: readonly ReadMonth[],
): FigureKeeper | null {
  if (request.onMetric) return null;
  const { workspace, month } = request;
  const { id, metrics } = pack;
  const { thresholds } = pack.findings;
  // Where keys stand in another order, or hold another path, it is another basis, which costs time only.
  const of = JSON.stringify({ id, metrics, thresholds, workspace, month, files });
  return { opened, basis: createHash('sha256').update(of).digest('hex') };
}

/** The figures as an earlier run left them, with what was told then; null where nothing is kept, or more is in them now. */
export async function knownFigures(run: Run, keeper: FigureKeeper | null) {
  // Of a longer period slides and warnings ask for its months.
  if (isLonger(kindOf(run.request.month), 'month')) return null;
  const kept = keeper && (await keeper.opened.kept<Kept>(keeper.basis));
  if (kept === null || !(await areAllOnFile(run, kept.past))) return null;
  for (const warning of kept.heard) run.warn(warning);
  const hasPast = kept.past.length > 0;
  const computed = await run.timed(
    'metrics',
    () => Promise.resolve(again(kept, run.warn)),
    countsOf,
  );
  return { computed, hasPast };
}

/** What a stage of figures is counted by. */
export function countsOf({ outcomes }: Computed) {
  return { metrics: outcomes.length, results: outcomes.flatMap((one) => one.results).length };
}

/** The figures of a month, as an earlier run left them or computed; what is warned of is the same either way. */
export async function toldAgain(
  keeper: FigureKeeper | null,
  warn: (warning: Message) => void,
  past: readonly PastMonth[],
  compute: (warn: (warning: Message) => void) => Promise<Computed>,
): Promise<Computed> {
  if (keeper === null) return await compute(warn);
  const kept = await keeper.opened.kept<Kept>(keeper.basis);
  if (kept !== null) return again(kept, warn);
  const warnings: Message[] = [];
  const computed = await compute((warning) => {
    warnings.push(warning);
    warn(warning);
  });
  // What failed once need not fail again.
  if (warnings.every(({ code }) => code !== 'metrics.failed'))
    await keeper.opened.keep(keeper.basis, {
      outcomes: JSON.stringify(computed.outcomes),
      exclusions: computed.exclusions,
      warnings,
      past: past.map(({ month, state }) => ({ month, state })),
      heard: keeper.heard ?? [],
    } satisfies Kept);
  return computed;
}

function again(
  { outcomes, exclusions, warnings }: Kept,
  warn: (warning: Message) => void,
): Computed {
  for (const warning of warnings) warn(warning);
  return { outcomes: JSON.parse(outcomes) as readonly MetricOutcome[], exclusions };
}
