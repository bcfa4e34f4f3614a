import { perOf } from '../number/display.ts';
import { decimalOf, divide, type Fraction, fraction, multiply } from '../number/fraction.ts';
import type { Unit } from '../pack/types.ts';
import type { MetricResult } from './types.ts';

/** A rate in its unit out of its counts, exactly. Throws a RangeError when the denominator is 0. */
export function exactRate(numerator: number, denominator: number, unit: Unit): Fraction {
  return multiply(divide(decimalOf(numerator), decimalOf(denominator)), fraction(perOf(unit)));
}

/**
 * The exact value of a result in its unit, or null where it has none. Rates are percent unless the unit is given:
 * those per so many users need theirs.
 */
export function exactValue(
  { numerator, denominator, value }: Pick<MetricResult, 'numerator' | 'denominator' | 'value'>,
  unit: Unit = 'percent',
): Fraction | null {
  if (value === null) return null;
  if (numerator === null || denominator === null) return decimalOf(value);
  return exactRate(numerator, denominator, unit);
}
