import { displayChange, displayGrowth, displayValue } from '../number/display.ts';
import {
  divide,
  type Fraction,
  fraction,
  multiply,
  parseDecimal,
  subtract,
  toNumber,
} from '../number/fraction.ts';
import type { Unit } from '../pack/types.ts';
import type { MetricResult, PastMonth, PreviousValue } from './types.ts';

/** The value of the month before and the change since, as a result carries them. */
export interface Comparison {
  readonly previous: PreviousValue | null;
  readonly change: number | null;
  readonly changeDisplay: string | null;
  readonly changeRate: number | null;
  readonly changeRateDisplay: string | null;
}

export const NO_COMPARISON: Comparison = {
  previous: null,
  change: null,
  changeDisplay: null,
  changeRate: null,
  changeRateDisplay: null,
};

/** The exact value of a result in its unit: percent for rates, or null where it has none. */
export function exactValue(
  result: Pick<MetricResult, 'numerator' | 'denominator' | 'value'>,
): Fraction | null {
  if (result.value === null) return null;
  if (result.numerator === null || result.denominator === null)
    return parseDecimal(String(result.value));
  return fraction(BigInt(result.numerator) * 100n, BigInt(result.denominator));
}

/** Finds the earlier value of a result by its key; none when the metric meant something else then. */
export function previousOf(
  past: PastMonth | undefined,
  metricId: string,
  definition: string,
  key: string,
): { readonly previous: PreviousValue; readonly exact: Fraction } | null {
  const metric = past?.file.metrics.find((one) => one.id === metricId);
  if (!past || !metric || metric.definition !== definition) return null;
  const result = metric.results.find((one) => one.key === key);
  const exact = result ? exactValue(result) : null;
  if (!result || exact === null || result.value === null) return null;
  const { numerator, denominator, value } = result;
  const display = displayValue(exact, metric.unit);
  return {
    previous: { month: past.month, state: past.state, numerator, denominator, value, display },
    exact,
  };
}

/** Change is value − previous (points for rates); growth, for what is no rate, change over previous in percent. */
export function comparison(
  value: Fraction,
  unit: Unit,
  earlier: { readonly previous: PreviousValue; readonly exact: Fraction } | null,
): Comparison {
  if (earlier === null) return NO_COMPARISON;
  const change = subtract(value, earlier.exact);
  const grows = unit !== 'percent' && unit !== 'rank' && earlier.exact.n !== 0n;
  const growth = grows ? multiply(divide(change, earlier.exact), fraction(100)) : null;
  return {
    previous: earlier.previous,
    change: toNumber(change),
    changeDisplay: displayChange(change, unit),
    changeRate: growth === null ? null : toNumber(growth),
    changeRateDisplay: growth === null ? null : displayGrowth(growth),
  };
}
