import { decimalOf, type Fraction } from '../number/fraction.ts';
import { rateOf, rateValue } from '../number/rate.ts';
import type { Unit } from '../number/unit.ts';
import type { MetricResult } from './types.ts';

/** The exact value of a result in its unit, or null where it has none; a rate's is made of its parts. */
export function exactValue(
  result: Pick<MetricResult, 'numerator' | 'denominator' | 'value'>,
  unit: Unit,
): Fraction | null {
  if (result.value === null) return null;
  const rate = rateOf(result, unit);
  return rate === null ? decimalOf(result.value) : rateValue(rate);
}
