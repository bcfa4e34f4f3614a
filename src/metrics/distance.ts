import {
  ceil,
  decimalOf,
  type Fraction,
  floorOf,
  fraction,
  multiply,
  subtract,
} from '../number/fraction.ts';
import type { Comparator } from '../workspace/types.ts';
import { keeps } from './judge.ts';

/** How many users or tickets a rate is away from its limit, the denominator as it is. */
export interface Distance {
  readonly state: 'room' | 'short';
  readonly units: number;
}

/**
 * `room`: so many more bad (or fewer good) units would still keep the limit.
 * `short`: at least so many units must change before it is kept.
 * Takes the exact counts, the limit, and what it is a rate per: 100 for percent (see `perOf`).
 */
export function distanceTo(
  numerator: number,
  denominator: number,
  comparator: Comparator,
  limit: number,
  per: bigint = 100n,
): Distance {
  const allowed = multiply(multiply(decimalOf(limit), decimalOf(denominator)), fraction(1n, per));
  const fromAbove = comparator === '<=' || comparator === '<';
  const over = fromAbove
    ? subtract(fraction(numerator), allowed)
    : subtract(allowed, fraction(numerator));
  const met = keeps(fraction(numerator), comparator, allowed);
  const strict = comparator === '<' || comparator === '>';
  if (met)
    return { state: 'room', units: Number(strict ? ceil(minus(over)) - 1n : floorOf(minus(over))) };
  return { state: 'short', units: Number(strict ? floorOf(over) + 1n : ceil(over)) };
}

function minus(value: Fraction): Fraction {
  return { n: -value.n, d: value.d };
}
