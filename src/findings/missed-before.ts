import type { Figure } from '../metrics/lookup.ts';
import type { MetricResult, TargetVerdict } from '../metrics/types.ts';
import type { FindingContext } from './context.ts';
import { type EarlierResult, earlierResults } from './history.ts';

/** The months right before this one in which the same setter's limit was missed, the latest first. */
export function missedBefore(
  figure: Figure,
  target: TargetVerdict,
  context: FindingContext,
): readonly EarlierResult[] {
  const earlier = earlierResults(figure, context);
  const end = earlier.findIndex(({ result }) => !wasMissed(result, target));
  return end === -1 ? earlier : earlier.slice(0, end);
}

/** Months in a row, this one included, in which a missed limit was missed; empty while they make no streak. */
export function missedStreak(
  figure: Figure,
  target: TargetVerdict,
  context: FindingContext,
): string {
  const length = 1 + missedBefore(figure, target, context).length;
  return target.met === false && length >= context.config.thresholds.streak ? String(length) : '';
}

function wasMissed(result: MetricResult, { setBy }: TargetVerdict): boolean {
  return result.targets.some((one) => one.setBy === setBy && one.judges && one.met === false);
}
