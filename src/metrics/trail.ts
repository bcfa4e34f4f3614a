import { displayValue, NO_VALUE } from '../number/display.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { monthsUpTo } from '../workspace/months.ts';
import { type History, pastOutcome, pastResult } from './past.ts';
import type { MetricResult, TrailPoint } from './types.ts';

/** A year and the month before it, so that a month stands beside its namesake. */
export const TRAIL_MONTHS = 13;

type Current = Pick<MetricResult, 'key' | 'numerator' | 'denominator' | 'value' | 'display'>;

/** The last months of a result; a month without a value, of another definition or behind a break is a gap. */
export function trailOf(
  current: Current,
  metric: MetricSpec,
  definition: string,
  history: History,
): readonly TrailPoint[] {
  return monthsUpTo(history.month, TRAIL_MONTHS).map((month): TrailPoint => {
    if (month === history.month) {
      const { numerator, denominator, value, display } = current;
      const state = value === null ? 'missing' : 'current';
      return { month, state, numerator, denominator, value, display };
    }
    const then = pastResult(pastOutcome(history, month, metric.id, definition), current.key);
    if (then === null) {
      return {
        month,
        state: 'missing',
        numerator: null,
        denominator: null,
        value: null,
        display: NO_VALUE,
      };
    }
    const { numerator, denominator } = then.result;
    const display = displayValue(then.exact, metric.unit);
    return { month, state: then.state, numerator, denominator, value: then.value, display };
  });
}
