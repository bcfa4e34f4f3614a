import { sourcesOfFinal } from '../history/sources.ts';
import { message } from '../messages/catalogue.ts';
import { changedName, changeText } from '../metrics/change-text.ts';
import { type DraftChange, draftChanges } from '../metrics/draft-changes.ts';
import type { MetricsFile, PastMonth } from '../metrics/types.ts';
import { isLonger, kindOf, shifted } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import { monthsBegun } from './earlier-periods.ts';
import { seenInputs } from './key-of-tables.ts';
import { hasExports, recountedMonth } from './recounted-month.ts';
import type { Run } from './stages.ts';

/** What of the month before is another figure by its exports as they are now than what it was finalized with. */
export interface Revision {
  readonly month: Period;
  readonly changes: readonly DraftChange[];
  /** Whether this report compares with the figures by the exports as they are now. */
  readonly isUsed: boolean;
}

/** Figures that a warning names. */
const NAMED = 3;

/** Changes in the order of telling: those that are seen as printed first, wholes before parts. */
export function toldFirst(changes: readonly DraftChange[]): readonly DraftChange[] {
  const weight = ({ by, was, is }: DraftChange) =>
    Object.keys(by).length + (was?.display === is?.display ? 10 : 0);
  return changes.toSorted((one, other) => weight(one) - weight(other));
}

/**
 * The earlier months as a report compares with them. Where the exports of the month before changed since it was final and
 * give other figures, that is told, and what is final stands unless the request says `restate`. Months of a longer period
 * under way that were never reported are counted from their exports, where these are there.
 */
export async function withRevisions(
  run: Run,
  past: readonly PastMonth[],
): Promise<{ readonly past: readonly PastMonth[]; readonly revision: Revision | null }> {
  const { request, pack } = run;
  const counted: PastMonth[] = [];
  for (const month of monthsBegun(request.month, pack.metrics)) {
    if (past.some((one) => one.month === month) || !hasExports(request, month)) continue;
    const file = await recountedMonth(run, month);
    if (file !== null) counted.push({ month, state: 'draft', file });
  }
  const whole = [...past, ...counted];
  const revised = await revisedBefore(run, past);
  if (revised === null) return { past: whole, revision: null };
  const { file, ...revision } = revised;
  const { month, changes, isUsed } = revision;
  const examples = toldFirst(changes)
    .slice(0, NAMED)
    .map((one) => {
      const { was, is } = changeText(one);
      return `${changedName(one)} ${was} → ${is}`;
    });
  run.warn(message('history.revised', { month, count: changes.length, examples, isUsed }));
  if (!isUsed) return { past: whole, revision };
  const restated: PastMonth = { month, state: 'draft', file };
  return { past: [...whole.filter((one) => one.month !== month), restated], revision };
}

/** Whether nothing but what is on file is in the earlier months, `past` being those that are. */
export async function areAllOnFile(
  run: Run,
  past: readonly Pick<PastMonth, 'month' | 'state'>[],
): Promise<boolean> {
  const { request, pack } = run;
  const isCounted = (month: Period) =>
    !past.some((one) => one.month === month) && hasExports(request, month);
  return (
    !monthsBegun(request.month, pack.metrics).some(isCounted) &&
    (await revisable(run, past)) === null
  );
}

async function revisedBefore(
  run: Run,
  past: readonly PastMonth[],
): Promise<(Revision & { readonly file: MetricsFile }) | null> {
  const known = await revisable(run, past);
  if (known === null) return null;
  const { request } = run;
  const { month } = known;
  const file = await recountedMonth(run, month);
  if (file === null) return null;
  const [was, is] = alike(known.file, file);
  const changes = draftChanges(was, is);
  if (changes.length === 0) return null;
  return { month, changes, isUsed: request.restate === true, file };
}

/** The month before where it is final and its exports are there and others than then; else null. */
async function revisable<Known extends Pick<PastMonth, 'month' | 'state'>>(
  run: Run,
  past: readonly Known[],
): Promise<Known | null> {
  const { request } = run;
  const month = shifted(request.month, -1);
  const known = past.find((one) => one.month === month);
  if (known?.state !== 'final' || isLonger(kindOf(month), 'month')) return null;
  return hasExports(request, month) && (await isChanged(run, month)) ? known : null;
}

/** Whether the exports are others than those that the month was finalized with, or nobody wrote down which those were. */
async function isChanged({ request, folders }: Run, month: Period): Promise<boolean> {
  const then = sourcesOfFinal(folders, month);
  if (then === null) return true;
  const seen = await seenInputs({ workspace: request.workspace, month }).catch(() => null);
  if (seen === null) return true;
  const now = new Map(seen.files.map(({ path, sha256 }) => [path, sha256]));
  return (
    then.some(({ path, sha256 }) => now.get(path) !== sha256) ||
    seen.files.some(({ path }) => !then.some((one) => one.path === path))
  );
}

/** Both with the metrics that mean the same in both: what changed its definition is another figure anyway. */
function alike(was: MetricsFile, is: MetricsFile): readonly [MetricsFile, MetricsFile] {
  const before = new Map(was.metrics.map(({ id, definition }) => [id, definition]));
  const same = new Set(
    is.metrics.flatMap(({ id, definition }) =>
      before.get(id) === definition && !id.includes('@') ? [id] : [],
    ),
  );
  const only = (file: MetricsFile): MetricsFile => ({
    ...file,
    metrics: file.metrics.filter(({ id }) => same.has(id)),
  });
  return [only(was), only(is)];
}
