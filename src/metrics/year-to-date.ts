import { displayValue } from '../number/display.ts';
import { add, fraction, toNumber } from '../number/fraction.ts';
import { rateIn, rateValue } from '../number/rate.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { yearUpTo } from '../workspace/periods.ts';
import { isAmount, isPair, isRate } from './additive.ts';
import { ownPart, partOf } from './parts-of-months.ts';
import { type History, pastOutcome } from './past.ts';
import type { MetricResult, YearToDate } from './types.ts';

const NONE = fraction(0n);

/**
 * January to this month: numerators and denominators summed, or counts and amounts.
 * null unless every one of these months exists with the same definition, for what does not add up (percentiles,
 * ranks, levels), and where the denominators sum to 0.
 */
export function yearToDate(
  current: MetricResult,
  metric: MetricSpec,
  definition: string,
  history: History,
): YearToDate | null {
  if (!isAmount(metric) && !isPair(metric)) return null;
  if (metric.stock && !isRate(metric)) return null;
  const periods = yearUpTo(history.month);
  const months = periods.length;
  const earlier = periods.slice(0, -1).map((month) => {
    const then = pastOutcome(history, month, metric.id, definition);
    return then === null ? null : partOf(current, metric, then.outcome);
  });
  const parts = [...earlier, ownPart(current, metric)];
  if (!parts.every((part) => part !== null)) return null;
  const numerator = parts.map((part) => part.numerator).reduce(add, NONE);
  if (isAmount(metric)) {
    return {
      months,
      numerator: null,
      denominator: null,
      value: toNumber(numerator),
      display: displayValue(numerator, metric.unit),
    };
  }
  const denominator = parts.map((part) => part.denominator ?? NONE).reduce(add, NONE);
  if (denominator.n === 0n) return null;
  const value = rateValue(rateIn(metric.unit, numerator, denominator));
  return {
    months,
    numerator: toNumber(numerator),
    denominator: toNumber(denominator),
    value: toNumber(value),
    display: displayValue(value, metric.unit),
  };
}
