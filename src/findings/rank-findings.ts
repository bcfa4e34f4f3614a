import { weightOf } from '../pack/rules/findings-config.ts';
import type { FindingContext } from './context.ts';
import type { Finding, RankedFinding } from './types.ts';

/** A size of so many users or tickets counts half of what size can add to a score. */
const HALF_SIZE = 100;

/**
 * Orders findings by weight, then size, then the order of branches, then id, so that the same facts always rank the
 * same. The score is the weight plus size ÷ (size + 100), to four decimals.
 */
export function rankFindings(
  findings: readonly Finding[],
  context: Pick<FindingContext, 'config' | 'slides'>,
): readonly RankedFinding[] {
  const keysOf = context.slides.map(
    (slide) => [slide.id, new Set(slide.figures.map((one) => one.result.key))] as const,
  );
  const slidesOf = ({ rule, phrase, topic, about, notes = [] }: Finding): readonly string[] => {
    const own = context.slides
      .filter(
        ({ checks, missing, notes: shown = [] }) =>
          notes.some((kind) => shown.includes(kind)) ||
          (rule === 'check_failed' && checks.includes(topic)) ||
          (phrase === 'missing_data' && missing?.includes(topic)),
      )
      .map(({ id }) => id);
    if (own.length > 0) return own;
    return keysOf.flatMap(([id, keys]) =>
      about.length > 0 && about.every((key) => keys.has(key)) ? [id] : [],
    );
  };
  return findings
    .toSorted(
      (a, b) =>
        weightOf(context.config, b.weight) - weightOf(context.config, a.weight) ||
        b.size - a.size ||
        a.branch - b.branch ||
        (a.id < b.id ? -1 : 1),
    )
    .map((finding, index) => ({
      ...finding,
      rank: index + 1,
      score: scoreOf(weightOf(context.config, finding.weight), finding.size),
      slides: slidesOf(finding),
    }));
}

function scoreOf(weight: number, size: number): number {
  return Math.round((weight + size / (size + HALF_SIZE)) * 10_000) / 10_000;
}
