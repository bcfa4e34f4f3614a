import type { Figure } from '../metrics/lookup.ts';
import type { TargetVerdict } from '../metrics/types.ts';

/** One figure against one limit that judges it, decided. */
export interface Judged {
  readonly figure: Figure;
  readonly target: TargetVerdict;
}

/**
 * The judged results among figures, each figure once: what overview, board and dividers count, and what a slide says of
 * its limits. A limit that only gives a remark is none of them, nor is one without a verdict.
 */
export function judgedResults(figures: readonly Figure[]): readonly Judged[] {
  const unique = [...new Map(figures.map((figure) => [figure.result.key, figure])).values()];
  return unique.flatMap((figure) =>
    figure.result.targets
      .filter((target) => target.judges && target.met !== null)
      .map((target) => ({ figure, target })),
  );
}

/** Whether a figure tells of a branch or department. */
export function isOfOneUnit({ metric, result }: Figure): boolean {
  return metric.unitDimensions.some((name) => name in result.by);
}
