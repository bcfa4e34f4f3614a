import type { FindingContext } from './context.ts';
import { UNSHOWN } from './fold.ts';
import { hidesMiss, missedKeys } from './hides-miss.ts';
import type { RankedFinding, Tone } from './types.ts';

/** What the overview tells, by the ids of findings. */
export interface Overview {
  /** What asks for attention: missed limits first, the most senior setter's before the others. */
  readonly bad: readonly string[];
  readonly good: readonly string[];
  /** Comparisons that do not come out and on which no verdict hangs: counted, not told one by one. */
  readonly toVerify: readonly string[];
}

/** Limits that are kept, by little or over a line that does not judge, leave room for what has changed. */
const MOST_KEPT = 2;

/** The first findings that ask for attention and the first good ones, each metric once. */
export function overviewOf(told: readonly RankedFinding[], context: FindingContext): Overview {
  const seen = new Set<string>();
  const missed = missedKeys(context);
  const kept = new Set(told.filter(isKept).map(({ id }) => id));
  const take = (tones: readonly Tone[], most: number): readonly string[] => {
    const taken: string[] = [];
    for (const finding of told) {
      const { id, tone, topic, slides, rule } = finding;
      if (taken.length === most) break;
      // Columns that no export has are asked of nobody; a slide that shows what they would bring tells of them.
      const isTold = UNSHOWN.has(rule) && finding.phrase !== 'missing_column';
      const isShown = slides.length > 0 || isTold || context.slides.length === 0;
      if (!tones.includes(tone) || seen.has(topic) || !isShown) continue;
      if (isKept(finding) && taken.filter((one) => kept.has(one)).length >= MOST_KEPT) continue;
      if (hidesMiss(finding, missed) || isAboutData(finding)) continue;
      // The overview's own line names the exports that did not come.
      if (finding.phrase === 'missing_data' && context.slides.some((one) => one.tellsGaps))
        continue;
      seen.add(topic);
      taken.push(id);
    }
    return taken;
  };
  const { overview_bad: bad, overview_good: good } = context.config.limits;
  const isOff = (topic: string) =>
    context.checks.some(
      ({ id, status }) => id === topic && (status === 'differs' || status === 'error'),
    );
  return {
    bad: take(['bad', 'warn'], bad),
    good: take(['good'], good),
    toVerify: told.filter((one) => isAboutData(one) && isOff(one.topic)).map(({ id }) => id),
  };
}

function isKept({ weight }: RankedFinding): boolean {
  return weight === 'edge' || weight === 'remark_branch';
}

/** A comparison on which no verdict hangs. */
function isAboutData({ rule, weight }: RankedFinding): boolean {
  return rule === 'check_failed' && weight !== 'check_on_target';
}
