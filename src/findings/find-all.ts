import type { FindingContext } from './context.ts';
import { byKey } from './levels.ts';
import { rankFindings } from './rank-findings.ts';
import { RULES } from './rules.ts';
import { fallbackOf, summaryOf } from './slide-rules.ts';
import type { Finding, RankedFinding, Tone } from './types.ts';

/** All findings of a month, and where each is said. */
export interface Findings {
  /** By rank; what slides say where no finding is left comes last. */
  readonly all: readonly RankedFinding[];
  /** The id of the finding that heads a slide, by the slide's id. */
  readonly headlines: ReadonlyMap<string, string>;
  /** Ids of what the overview tells: what asks for attention, and what is good. */
  readonly overview: { readonly bad: readonly string[]; readonly good: readonly string[] };
}

/**
 * Finds, ranks and places what the results hold. A slide is headed by the strongest finding of its figures that heads
 * no other; the overview tells one finding a metric.
 */
export function findAll(given: FindingContext): Findings {
  const context = { ...given, figures: given.figures.toSorted(byKey) };
  const ranked = rankFindings(
    RULES.flatMap((rule) => rule(context)),
    context,
  );
  const headlines = new Map<string, string>();
  const summaries: Finding[] = [];
  const said = new Set<string>();
  const noise = ranked.filter(({ rule }) => rule === 'noise');
  for (const slide of context.slides) {
    const strongest = ranked.find(
      ({ id, rule, slides }) => rule !== 'noise' && slides.includes(slide.id) && !said.has(id),
    );
    const usual = noise.find(({ id, slides }) => slides.includes(slide.id) && !said.has(id));
    const own = summaryOf(slide, context);
    const chosen =
      own ??
      (slide.shows === 'figures' ? strongest : null) ??
      (slide.figures.length === 1 ? usual : null) ??
      fallbackOf(slide, noise);
    if (!chosen) continue;
    headlines.set(slide.id, chosen.id);
    said.add(chosen.id);
    if (!ranked.some(({ id }) => id === chosen.id)) summaries.push(chosen);
  }
  const all = [...ranked, ...rankFindings(summaries, context)].map((finding, index) => ({
    ...finding,
    rank: index + 1,
  }));
  return { all, headlines, overview: overviewOf(ranked, context) };
}

/** The first findings that ask for attention and the first good ones, each metric once. */
function overviewOf(
  ranked: readonly RankedFinding[],
  context: FindingContext,
): Findings['overview'] {
  const told = new Set<string>();
  const take = (tones: readonly Tone[], most: number): readonly string[] => {
    const taken: string[] = [];
    for (const { id, tone, topic } of ranked) {
      if (taken.length === most) break;
      if (!tones.includes(tone) || told.has(topic)) continue;
      told.add(topic);
      taken.push(id);
    }
    return taken;
  };
  const { overview_bad: bad, overview_good: good } = context.config.limits;
  return { bad: take(['bad', 'warn'], bad), good: take(['good'], good) };
}
