import type { Fraction } from '../number/fraction.ts';
import { isBefore, reaches } from '../workspace/periods.ts';
import type { Breaks, Period } from '../workspace/types.ts';
import { exactValue } from './exact-value.ts';
import { outcomesById, resultsByKey } from './indexed.ts';
import type { MetricOutcome, MetricResult, PastMonth } from './types.ts';

/** What earlier months say, and from when on a metric's values may be compared. */
export interface History {
  /** The report's month. */
  readonly month: Period;
  /** Earlier months, in any order; those without a file are absent. */
  readonly past: readonly PastMonth[];
  readonly breaks: Breaks;
}

/** A metric as an earlier month has it. */
export interface PastOutcome {
  readonly month: Period;
  readonly state: PastMonth['state'];
  readonly outcome: MetricOutcome;
}

/** A result of an earlier month with its exact value in the unit that it had then. */
export interface PastResult extends PastOutcome {
  readonly result: MetricResult;
  readonly value: number;
  readonly exact: Fraction;
}

/**
 * A metric in an earlier month, if it meant the same then and no break lies between that month and the report's:
 * a break of March parts February from March.
 */
export function pastOutcome(
  history: History,
  month: Period,
  metricId: string,
  definition: string,
): PastOutcome | null {
  const past = history.past.find((one) => one.month === month);
  const outcome = past && outcomesById(past.file).get(metricId);
  if (!past || !outcome || outcome.definition !== definition) return null;
  const parted = history.breaks.some(
    (one) =>
      one.metrics.includes(metricId) &&
      isBefore(month, one.month) &&
      reaches(history.month, one.month),
  );
  return parted ? null : { month, state: past.state, outcome };
}

/** A result of an earlier month by its key, if it had a value. */
export function pastResult(then: PastOutcome | null, key: string): PastResult | null {
  const result = then && resultsByKey(then.outcome).get(key);
  if (!then || !result || result.value === null) return null;
  const exact = exactValue(result, then.outcome.unit);
  return exact === null ? null : { ...then, result, value: result.value, exact };
}
