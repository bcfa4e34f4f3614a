import type { CheckResult } from '../../checks/types.ts';
import type { RankedFinding } from '../../findings/types.ts';
import { message } from '../../messages/catalogue.ts';
import { libraryWords } from '../../messages/library-words.ts';
import type { DocumentContext } from '../model/context.ts';
import type { DocumentFinding } from '../model/types.ts';

/** What sentences are made of. */
export type SayingContext = Pick<DocumentContext, 'findings' | 'checks' | 'say' | 'pack' | 'warn'>;

export interface Said {
  readonly finding: RankedFinding;
  readonly text: string;
  /** As a headline says it; null where it cannot. */
  readonly brief: string | null;
}

/** The findings in words: what heads a slide, what the overview tells, and the list of all. */
export interface SaidFindings {
  readonly all: readonly DocumentFinding[];
  /** The headline of a slide, or null. */
  headline(slideId: string): string | null;
  /** Sentences on a slide's figures that stand nowhere else, the weightiest first. */
  spare(slideId: string): readonly string[];
  /** A finding with its sentence, by id; null where it could not be said. */
  told(id: string): Said | null;
  /** Sentences of the overview with the unit that answers, in their order. */
  readonly overview: { readonly bad: readonly string[]; readonly good: readonly string[] };
}

/** Says every finding with the pack's phrases. One whose phrase asks for what it lacks is left out with a warning. */
export function sayFindings(context: SayingContext): SaidFindings {
  const { findings, checks, say } = context;
  const said = new Map(
    findings.all.flatMap((finding) => {
      const text = sentence(finding, checks, context);
      return text === null ? [] : [[finding.id, { finding, text }] as const];
    }),
  );
  const headlines = new Map(
    [...findings.headlines].flatMap(([slide, id]) => {
      const finding = said.get(id)?.finding;
      const text = finding ? headlineOf(finding, checks, context) : null;
      return text === null ? [] : [[slide, text] as const];
    }),
  );
  const overviewIds = new Set([...findings.overview.bad, ...findings.overview.good]);
  const slideOf = new Map([...findings.headlines].map(([slide, id]) => [id, slide]));
  const owned = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const one = said.get(id);
      if (!one) return [];
      const { owner = '' } = one.finding.facts;
      return [
        owner === '' ? `${one.text}。` : `${say('overview.owned', { text: one.text, owner })}。`,
      ];
    });
  const spare = spareOf(findings.all, slideOf, overviewIds);
  return {
    headline: (slideId) => headlines.get(slideId) ?? null,
    told: (id) => {
      const one = said.get(id);
      return one ? { ...one, brief: headlineOf(one.finding, checks, context) } : null;
    },
    spare: (slideId) =>
      (spare.get(slideId) ?? []).flatMap((id) => {
        const one = said.get(id);
        return one ? [`${one.text}${say('mark.stop', {})}`] : [];
      }),
    overview: { bad: owned(findings.overview.bad), good: owned(findings.overview.good) },
    all: [...said.values()].map(({ finding, text }) => ({
      id: finding.id,
      rank: finding.rank,
      rule: finding.rule,
      text,
      tone: finding.tone,
      weight: context.pack.findings.weights[finding.weight] ?? 0,
      score: finding.score,
      results: finding.results,
      slide: slideOf.get(finding.id) ?? finding.slides[0] ?? null,
      headline: slideOf.has(finding.id),
      overview: overviewIds.has(finding.id),
    })),
  };
}

/** So many sentences stand beside the figures of a slide. */
const MOST_SPARE = 3;

/** Rules that say what is as usual. */
const QUIET: ReadonlySet<string> = new Set(['noise', 'room', 'spread']);

/** The findings that a slide may say beside its headline, by slide: each on the first slide that shows its figures. */
function spareOf(
  all: readonly RankedFinding[],
  slideOf: ReadonlyMap<string, string>,
  overview: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const spare = new Map<string, string[]>();
  for (const { id, rule, slides } of all) {
    const [slide] = slides;
    if (slide === undefined || slideOf.has(id) || overview.has(id) || QUIET.has(rule)) continue;
    const own = spare.get(slide) ?? [];
    if (own.length < MOST_SPARE) spare.set(slide, [...own, id]);
  }
  return spare;
}

/** What a check found, in words; null where its phrase fails. */
export function checkText(check: CheckResult, context: SayingContext): string | null {
  const name =
    check.status === 'not_applicable' || check.status === 'error'
      ? `check.${check.status}`
      : `check.${check.kind}.${check.status}`;
  return attempt(name, check.id, check.facts, context);
}

function sentence(
  finding: RankedFinding,
  checks: readonly CheckResult[],
  context: SayingContext,
): string | null {
  const check = checkOf(finding, checks);
  if (!check) return attempt(`finding.${finding.phrase}`, finding.id, finding.facts, context);
  const detail = checkText(check, context);
  if (detail === null) return null;
  const own = `finding.check.${check.kind}`;
  const phrase = own in context.pack.phrases ? own : 'finding.check';
  return attempt(phrase, finding.id, { name: check.name, detail }, context);
}

/** The short form of a finding: the first of its phrases that is short enough, else the shortest. */
function headlineOf(
  finding: RankedFinding,
  checks: readonly CheckResult[],
  context: SayingContext,
): string | null {
  const check = checkOf(finding, checks);
  const names = check
    ? [
        `headline.check.${check.kind}`,
        `headline.check.${check.kind}.tight`,
        'headline.check',
        'headline.check.tight',
      ]
    : ['', '.short', '.tight'].map((form) => `headline.${finding.phrase}${form}`);
  const known = names.filter((name) => name in context.pack.phrases);
  const said = (known.length === 0 ? [`finding.${finding.phrase}`] : known).flatMap((name) => {
    const text = attempt(name, finding.id, finding.facts, context);
    return text === null ? [] : [text];
  });
  const most = context.pack.findings.limits.headline;
  const shortest = said.toSorted((a, b) => [...a].length - [...b].length)[0];
  return said.find((text) => [...text].length <= most) ?? shortest ?? null;
}

function checkOf(finding: RankedFinding, checks: readonly CheckResult[]): CheckResult | undefined {
  if (finding.rule !== 'check_failed') return undefined;
  return checks.find(({ id }) => id === finding.topic);
}

function attempt(
  phrase: string,
  finding: string,
  facts: RankedFinding['facts'],
  { say, warn }: SayingContext,
): string | null {
  try {
    return say(phrase, facts);
  } catch (cause) {
    const reason = libraryWords(cause instanceof Error ? (cause.cause ?? cause) : cause);
    warn(message('findings.phrase_failed', { phrase, finding, reason }));
    return null;
  }
}
