import type { FindingContext } from './context.ts';
import { hidesMiss, missedKeys } from './hides-miss.ts';
import { byKey } from './levels.ts';
import type { Movement } from './movement.ts';
import { rankFindings } from './rank-findings.ts';
import { RULES } from './rules.ts';
import { fallbackOf, summaryOf } from './slide-rules.ts';
import type { Finding, RankedFinding, RuleId, Tone } from './types.ts';

/** All findings of a month, and where each is said. */
export interface Findings {
  /** By rank; what slides say where no finding is left comes last. */
  readonly all: readonly RankedFinding[];
  /** The id of the finding that heads a slide, by the slide's id. */
  readonly headlines: ReadonlyMap<string, string>;
  /** Ids of what the overview tells: what asks for attention, and what is good. */
  readonly overview: { readonly bad: readonly string[]; readonly good: readonly string[] };
  /**
   * Whether a figure's change is for the better, for the worse, within usual variation or not judged, by the key of its
   * result: judged once, for sentences, tables and charts alike. Absent where there is no month to compare with.
   */
  readonly movements: ReadonlyMap<string, Movement>;
}

/** Rules that head a slide only where nothing else does: what is as usual, and limits kept with room. */
const QUIET: ReadonlySet<RuleId> = new Set(['noise', 'room']);

/** Rules that compare parts with their whole: told of only where a slide shows the part. */
const OF_PARTS: ReadonlySet<RuleId> = new Set([
  'contribution',
  'change_share',
  'concentration',
  'new_in_top',
  'largest',
  'extremes',
]);

/**
 * Finds, ranks and places what the results hold. A slide is headed by the strongest finding of its figures that heads
 * no other; the overview tells one finding a metric.
 */
export function findAll(given: FindingContext): Findings {
  const context = { ...given, figures: given.figures.toSorted(byKey) };
  const ranked = rankFindings(
    RULES.flatMap((rule) => rule(context)),
    context,
  ).filter(({ rule, slides }) => !OF_PARTS.has(rule) || slides.length > 0);
  const headlines = new Map<string, string>();
  const summaries: Finding[] = [];
  const said = new Set<string>();
  const noise = ranked.filter(({ rule }) => rule === 'noise');
  const kept = ranked.filter(({ rule }) => rule === 'room');
  const missed = missedKeys(context);
  for (const slide of context.slides) {
    const isFree = (one: RankedFinding) =>
      one.slides.includes(slide.id) && !said.has(one.id) && !hidesMiss(one, missed);
    const strongest = ranked.find((one) => !QUIET.has(one.rule) && isFree(one));
    const usual = noise.find(isFree);
    const last = fallbackOf(slide, noise, context);
    const own = summaryOf(slide, context);
    const chosen =
      own ??
      (slide.shows === 'figures' ? strongest : null) ??
      (slide.figures.length === 1 ? usual : null) ??
      (last?.rule === 'all_met' && last.results.length > 1 ? last : null) ??
      kept.find(isFree) ??
      last;
    if (!chosen) continue;
    headlines.set(slide.id, chosen.id);
    said.add(chosen.id);
    if (!ranked.some(({ id }) => id === chosen.id)) summaries.push(chosen);
  }
  const all = [...ranked, ...rankFindings(summaries, context)].map((finding, index) => ({
    ...finding,
    rank: index + 1,
  }));
  const { movements } = context;
  return { all, headlines, overview: overviewOf(ranked, context), movements };
}

/** What the overview tells though no slide shows its figures: there are none, or lists were compared. */
const UNSHOWN: ReadonlySet<RuleId> = new Set(['error', 'missing_data', 'check_failed']);

/** The first findings that ask for attention and the first good ones, each metric once. */
function overviewOf(
  ranked: readonly RankedFinding[],
  context: FindingContext,
): Findings['overview'] {
  const told = new Set<string>();
  const missed = missedKeys(context);
  const take = (tones: readonly Tone[], most: number): readonly string[] => {
    const taken: string[] = [];
    for (const finding of ranked) {
      const { id, tone, topic, slides, rule } = finding;
      if (taken.length === most) break;
      const isShown = slides.length > 0 || UNSHOWN.has(rule) || context.slides.length === 0;
      if (!tones.includes(tone) || told.has(topic) || !isShown) continue;
      if (hidesMiss(finding, missed)) continue;
      // The overview's own line names the exports that did not come.
      if (finding.phrase === 'missing_data' && context.slides.some((one) => one.tellsGaps))
        continue;
      told.add(topic);
      taken.push(id);
    }
    return taken;
  };
  const { overview_bad: bad, overview_good: good } = context.config.limits;
  return { bad: take(['bad', 'warn'], bad), good: take(['good'], good) };
}
