import { decimalOf, divide, type Fraction, fraction, multiply } from './fraction.ts';
import { perOf, type Unit } from './unit.ts';

/** A rate, exact to the very end: so many of so many, told per 1, 100 or 10,000. The denominator is not 0. */
export interface Rate {
  readonly numerator: Fraction;
  readonly denominator: Fraction;
  readonly per: bigint;
}

/** The parts as a result of `metrics.json` carries them; users may end in .5, the mean of two counts. */
interface Parts {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/**
 * The rate that a result holds, out of its parts and the unit that it is in; null for what has no parts and for a rate
 * over nothing. Throws a RangeError for parts in a unit that no rate can be in.
 */
export function rateOf({ numerator, denominator }: Parts, unit: Unit): Rate | null {
  if (numerator === null || denominator === null || denominator === 0) return null;
  return rateIn(unit, decimalOf(numerator), decimalOf(denominator));
}

/** A rate of exact parts in a unit. Throws a RangeError for a unit that no rate can be in. */
export function rateIn(unit: Unit, numerator: Fraction, denominator: Fraction): Rate {
  const per = perOf(unit);
  if (per === null) throw new RangeError(`no rate can be in ${unit}`);
  return { numerator, denominator, per };
}

/** The value in the rate's unit: `98 of 1,072` per 100 is 9.14…. */
export function rateValue({ numerator, denominator, per }: Rate): Fraction {
  return multiply(divide(numerator, denominator), fraction(per));
}

/** What one record more in the numerator is worth, in the rate's unit. */
export function worthOfOne({ denominator, per }: Rate): Fraction {
  return divide(fraction(per), denominator);
}
