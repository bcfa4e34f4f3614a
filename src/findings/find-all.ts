import type { FindingContext, SlideFigures } from './context.ts';
import { type Folded, foldFindings } from './fold.ts';
import { hidesMiss, missedKeys } from './hides-miss.ts';
import { type LargestMoves, largestMoves } from './largest-moves.ts';
import { byKey } from './levels.ts';
import type { Movement } from './movement.ts';
import { type Overview, overviewOf } from './overview.ts';
import { rankFindings } from './rank-findings.ts';
import { RULES } from './rules.ts';
import { fallbackOf, summaryOf } from './slide-rules.ts';
import type { Finding, RankedFinding, RuleId } from './types.ts';
import type { Step } from './written/links.ts';
import { stepsFor } from './written/no-measure.ts';

/** All findings of a month, and where each is said. */
export interface Findings {
  /** By rank; what slides say where no finding is left comes last. */
  readonly all: readonly RankedFinding[];
  /** The id of the finding that heads a slide, by the slide's id. */
  readonly headlines: ReadonlyMap<string, string>;
  readonly overview: Overview;
  /**
   * Whether a figure's change is for the better, for the worse, within usual variation or not judged, by the key of its
   * result: judged once, for sentences, tables and charts alike. Absent where there is no month to compare with.
   */
  readonly movements: ReadonlyMap<string, Movement>;
  /**
   * What people mean to do about the figures of missed limits and of the overview, by the key of the result; absent for
   * one about which there is neither measure nor plan.
   */
  readonly steps: ReadonlyMap<string, readonly Step[]>;
  /** What moved most, over all that the deck shows. */
  readonly moves: LargestMoves;
}

/** Rules that head a slide only where nothing else does: what is as usual, and limits kept with room. */
const QUIET: ReadonlySet<RuleId> = new Set(['noise', 'room']);

/** Rules that compare parts with their whole: told of only where a slide shows the part. */
const OF_PARTS: ReadonlySet<RuleId> = new Set([
  'contribution',
  'change_by',
  'concentration',
  'new_in_top',
  'largest',
  'extremes',
]);

/**
 * Finds, ranks, folds and places what the results hold. A slide is headed by the strongest finding of its figures that
 * heads no other; the overview tells one finding a metric.
 */
export function findAll(given: FindingContext): Findings {
  const context = { ...given, figures: given.figures.toSorted(byKey) };
  const ranked = rankFindings(
    RULES.flatMap((rule) => rule(context)),
    context,
  ).filter(({ rule, slides }) => !OF_PARTS.has(rule) || slides.length > 0);
  const folded = foldFindings(ranked, context);
  const overview = overviewOf(folded.told, context);
  const { headlines, summaries } = headlinesOf(folded, overview, context);
  const heads = new Set(headlines.values());
  const told = ranked.filter((one) => folded.told.includes(one) || heads.has(one.id));
  const all = [...told, ...rankFindings(summaries, context)].map((finding, index) => ({
    ...finding,
    rank: index + 1,
  }));
  return {
    all,
    headlines,
    overview,
    movements: context.movements,
    moves: largestMoves(context),
    steps: stepsByKey(
      folded.told.filter(({ id }) => overview.bad.includes(id)),
      context,
    ),
  };
}

/** The measures and plans about the figures of these findings and about all that miss a limit. */
function stepsByKey(
  findings: readonly RankedFinding[],
  context: FindingContext,
): Findings['steps'] {
  const keys = new Set([...missedKeys(context), ...findings.flatMap(({ about }) => about)]);
  return new Map(
    context.figures
      .filter(({ result }) => keys.has(result.key))
      .flatMap((figure) => {
        const steps = stepsFor(figure, context);
        return steps.length === 0 ? [] : [[figure.result.key, steps] as const];
      }),
  );
}

interface Headlines {
  readonly headlines: ReadonlyMap<string, string>;
  /** Those among them that no rule found. */
  readonly summaries: readonly Finding[];
}

/** For each slide what is told of its figures, else what was folded, else what sums it up. */
function headlinesOf(
  { told, spare }: Folded,
  overview: Overview,
  context: FindingContext,
): Headlines {
  const headlines = new Map<string, string>();
  const summaries: Finding[] = [];
  const said = new Set<string>();
  const missed = missedKeys(context);
  const noise = spare.filter(({ rule }) => rule === 'noise');
  const order = overview.bad.flatMap((id) => told.find((one) => one.id === id)?.about ?? []);
  const known = new Set([...told, ...spare].map(({ id }) => id));
  for (const slide of context.slides) {
    const isFree = (one: RankedFinding) =>
      one.slides.includes(slide.id) && !said.has(one.id) && !hidesMiss(one, missed);
    const chosen = headlineOf(slide, { told, spare, noise }, isFree, order, context);
    if (!chosen) continue;
    headlines.set(slide.id, chosen.id);
    said.add(chosen.id);
    if (!known.has(chosen.id)) summaries.push(chosen);
  }
  return { headlines, summaries };
}

function headlineOf(
  slide: SlideFigures,
  { told, spare, noise }: Folded & { readonly noise: readonly RankedFinding[] },
  isFree: (one: RankedFinding) => boolean,
  order: readonly string[],
  context: FindingContext,
): Finding | null {
  const own = summaryOf(slide, order, context);
  if (own) return own;
  const last = fallbackOf(slide, noise, context);
  const strongest = told.find(isFree) ?? spare.find((one) => !QUIET.has(one.rule) && isFree(one));
  return (
    (slide.shows === 'figures' ? strongest : null) ??
    (slide.figures.length === 1 ? noise.find(isFree) : null) ??
    (last?.rule === 'all_met' && last.results.length > 1 ? last : null) ??
    spare.find((one) => one.rule === 'room' && isFree(one)) ??
    last
  );
}
