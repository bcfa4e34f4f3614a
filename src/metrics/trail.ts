import { displayValue, NO_VALUE } from '../number/display.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { kindOf, type PeriodKind, periodsUpTo, yearBefore } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import { type History, pastOutcome, pastResult } from './past.ts';
import type { MetricResult, TrailPoint } from './types.ts';

/** How many periods a trail has: of months a year and the month before it, so that a month stands beside its namesake. */
const TRAIL: Readonly<Record<PeriodKind, number>> = {
  week: 13,
  month: 13,
  quarter: 9,
  half: 7,
  year: 5,
};

/** The periods of a trail one after the other, oldest first, the report's last. */
export function trailPeriods(period: Period): readonly Period[] {
  return periodsUpTo(period, TRAIL[kindOf(period)]);
}

/** Those of the period asked for last: every result of a report asks for the same. */
let asked: { readonly period: Period; readonly trail: readonly Period[] } | null = null;

function trailWithNamesake(period: Period): readonly Period[] {
  if (asked?.period !== period) asked = { period, trail: withNamesake(period) };
  return asked.trail;
}

/** The same as {@link trailPeriods}, and before them the namesake of the year before where it is none of them. */
function withNamesake(period: Period): readonly Period[] {
  const last = trailPeriods(period);
  const namesake = yearBefore(period);
  return namesake === null || last.includes(namesake) ? last : [namesake, ...last];
}

type Current = Pick<MetricResult, 'key' | 'numerator' | 'denominator' | 'value' | 'display'>;

/** The last periods of a result; one without a value, of another definition or behind a break is a gap. */
export function trailOf(
  current: Current,
  metric: MetricSpec,
  definition: string,
  history: History,
): readonly TrailPoint[] {
  return trailWithNamesake(history.month).map((month): TrailPoint => {
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
