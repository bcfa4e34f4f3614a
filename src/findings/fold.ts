import type { Figure } from '../metrics/lookup.ts';
import type { FindingContext } from './context.ts';
import { isOfUnit, isPart } from './levels.ts';
import { areFew } from './records-behind.ts';
import type { Finding, RankedFinding, RuleId } from './types.ts';

/** What is told, and what only heads a slide that has nothing else to say. */
export interface Folded {
  readonly told: readonly RankedFinding[];
  readonly spare: readonly RankedFinding[];
}

/** What is as usual, and what any month has: of use where a slide has nothing else. */
const SPARE: ReadonlySet<RuleId> = new Set([
  'noise',
  'room',
  'largest',
  'extremes',
  'spread',
  'small_sample',
  'small_parts',
  'break',
  'exclusion',
  'peak_day',
]);

/** How a figure moved: what a whole does, its parts are expected to do. */
const MOVES: ReadonlySet<RuleId> = new Set(['signal', 'change', 'streak_worse', 'streak_better']);

/** Told of however few records it rests on: a limit is missed, a case is grave, or data are wrong. */
const GRAVE: ReadonlySet<RuleId> = new Set([
  'error',
  'missing_data',
  'check_failed',
  'grave_case',
  'grave_undecided',
  'target_missed',
  'branch_missed',
  'branch_over',
  'all_over',
  'branch_remark',
  'streak_missed',
  'year_to_date',
  'plan_gap',
  'to_save',
  'small_base',
]);

/** What no slide shows and is told of all the same: there are no figures, or lists were compared. */
export const UNSHOWN: ReadonlySet<RuleId> = new Set([
  'error',
  'missing_data',
  'check_failed',
  'grave_case',
]);

/**
 * Parts into their whole: a part that moves as its whole does, or misses a limit that the finding of its split names, is
 * told with it; of parts without a whole, or that all go another way, the first stands for them. Nothing is told of up
 * to three records, unless they are grave. What is folded stays at hand for a slide without a headline.
 */
export function foldFindings(ranked: readonly RankedFinding[], context: FindingContext): Folded {
  const figures = new Map(context.figures.map((figure) => [figure.result.key, figure]));
  const own = ranked.filter(
    (finding) =>
      isOfUse(finding, context) &&
      !isMinor(finding, context) &&
      !isOfFew(finding, figures, context) &&
      !isWithWhole(finding, ranked, figures, context) &&
      !isWithMiss(finding, ranked) &&
      !isWithRanks(finding, ranked, figures),
  );
  // One that is folded itself stands for no other.
  const first = firstOfKind(own, figures);
  const told = new Set(own.filter(({ id, rule }) => !MOVES.has(rule) || first.has(id)));
  return { told: [...told], spare: ranked.filter((one) => !told.has(one)) };
}

/** Whether a slide shows it, if there are slides. */
function isOfUse({ slides, rule }: RankedFinding, context: FindingContext): boolean {
  return slides.length > 0 || UNSHOWN.has(rule) || context.slides.length === 0;
}

function isMinor({ rule, phrase, weight, topic, tone }: Finding, context: FindingContext): boolean {
  // A year that misses its limit is told for all figures together, and by itself where it heads a slide.
  if (SPARE.has(rule) || weight === 'change_neutral' || weight === 'year_part') return true;
  if (phrase === 'concentration_share' && tone === 'info') return true;
  if (rule === 'small_base') return phrase !== 'small_base_missed';
  // Ranks are summed up together, the furthest each way by name.
  return phrase === 'change_rank' && context.lookup.outcome(topic).results.length > 2;
}

function isOfFew(
  { rule, about }: Finding,
  figures: ReadonlyMap<string, Figure>,
  { config }: FindingContext,
): boolean {
  if (GRAVE.has(rule)) return false;
  const known = about.flatMap((key) => figures.get(key) ?? []);
  return known.length === about.length && areFew(known, config.thresholds.few_records);
}

/** Misses of a figure, each of which says how long it has lasted. */
const MISSES: ReadonlySet<RuleId> = new Set(['target_missed', 'small_base', 'edge']);
/** Which units miss a limit, and who made a change: where a unit's part is told already. */
const SPLITS: ReadonlySet<RuleId> = new Set([
  'all_over',
  'branch_missed',
  'branch_over',
  'change_by',
]);

/**
 * Whether what is told of a limit says it, too: how long the same figure has missed it, or that it changed where nobody
 * knows whether that is usual; and of a unit's part in a whole, where the split of that whole is told.
 */
function isWithMiss(
  { rule, about, results }: RankedFinding,
  ranked: readonly RankedFinding[],
): boolean {
  const isOfSame = (one: RankedFinding): boolean => one.about.join() === about.join();
  if (rule === 'streak_missed' || rule === 'change')
    return ranked.some((one) => MISSES.has(one.rule) && isOfSame(one));
  const whole = results.at(-1);
  return (
    rule === 'contribution' &&
    ranked.some((one) => SPLITS.has(one.rule) && one.results.at(-1) === whole)
  );
}

/** Whether a score moved whose ranks are summed up: they come from one assessment. */
function isWithRanks(
  { rule, about }: Finding,
  ranked: readonly Finding[],
  figures: ReadonlyMap<string, Figure>,
): boolean {
  const metric = figures.get(about[0] ?? '')?.metric;
  if (!MOVES.has(rule) || metric?.unit !== 'points') return false;
  return ranked.some(
    (one) =>
      one.rule === 'ranks' &&
      figures.get(one.about[0] ?? '')?.metric.scope.dataset === metric.scope.dataset,
  );
}

/** Whether a part says what is said of its whole. */
function isWithWhole(
  { rule, tone, about }: Finding,
  ranked: readonly RankedFinding[],
  figures: ReadonlyMap<string, Figure>,
  context: FindingContext,
): boolean {
  const figure = figures.get(about[0] ?? '');
  if (!figure || about.length !== 1) return false;
  // Which unit misses a limit, and for how long, is in the finding of its split.
  if (rule === 'streak_missed' || rule === 'met_again') return isOfUnit(figure, context);
  if (!MOVES.has(rule) || !isPart(figure, context)) return false;
  return ranked.some(
    (one) =>
      MOVES.has(one.rule) &&
      one.tone === tone &&
      isOfUse(one, context) &&
      one.about.length === 1 &&
      isWholeOf(figures.get(one.about[0] ?? ''), figure),
  );
}

/** Whether a figure is of the same metric with fewer members, all of which the part shares. */
function isWholeOf(whole: Figure | undefined, { metric, result }: Figure): boolean {
  if (!whole || whole.metric.id !== metric.id) return false;
  const members = Object.entries(whole.result.by);
  return (
    members.length < Object.keys(result.by).length &&
    members.every(([name, member]) => result.by[name] === member)
  );
}

/** Ids of the first movement, by rank, of each metric's parts by the same dimensions and with the same tone. */
function firstOfKind(
  ranked: readonly RankedFinding[],
  figures: ReadonlyMap<string, Figure>,
): ReadonlySet<string> {
  const kinds = new Map<string, string>();
  for (const { id, rule, tone, about, topic } of ranked.filter((one) => MOVES.has(one.rule))) {
    const figure = figures.get(about[0] ?? '');
    const isHeld = figure?.result.targets.some(({ judges }) => judges) ?? false;
    const names = Object.keys(figure?.result.by ?? {}).sort();
    const kind =
      isHeld || names.length === 0 ? `${rule} ${id}` : `${topic} ${names.join()} ${tone}`;
    if (!kinds.has(kind)) kinds.set(kind, id);
  }
  return new Set(kinds.values());
}
