import type { CheckResult } from '../checks/types.ts';
import { isRate } from '../metrics/additive.ts';
import { keeps } from '../metrics/judge.ts';
import type { Figure } from '../metrics/lookup.ts';
import type { TargetVerdict } from '../metrics/types.ts';
import { decimalOf } from '../number/fraction.ts';
import { rateOf, rateValue } from '../number/rate.ts';
import type { FindingContext } from './context.ts';
import { judgedResults } from './judged-results.ts';

/**
 * Whether a verdict hangs on a difference: a figure that the check touches would keep a limit that it misses, or miss
 * one that it keeps, with as many records more or fewer as the two sides are apart.
 */
export function verdictHangs(
  { status, keys, size, apart = size }: CheckResult,
  { figures }: Pick<FindingContext, 'figures'>,
): boolean {
  if (status !== 'differs' || apart === 0) return false;
  return judgedResults(figures.filter(({ result }) => keys.includes(result.key))).some(
    ({ figure, target }) =>
      [-apart, apart].some((shift) => metWith(shift, figure, target) !== target.met),
  );
}

/** The verdict with so many records more; as it is where there is nothing to divide by. */
function metWith(shift: number, { metric, result }: Figure, target: TargetVerdict): boolean | null {
  const limit = decimalOf(target.limit);
  if (!isRate(metric))
    return keeps(decimalOf((result.value ?? 0) + shift), target.comparator, limit);
  const { numerator, denominator } = result;
  const most = metric.unit === 'percent' ? (denominator ?? 0) : Number.POSITIVE_INFINITY;
  const other = Math.min(most, Math.max(0, (numerator ?? 0) + shift));
  const rate = rateOf({ numerator: other, denominator }, metric.unit);
  return rate === null ? target.met : keeps(rateValue(rate), target.comparator, limit);
}
