import {
  ceil,
  decimalOf,
  divide,
  floorOf,
  fraction,
  magnitude,
  multiply,
  subtract,
} from '../number/fraction.ts';
import type { Rate } from '../number/rate.ts';
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
 * The limit is in the rate's unit: 2 for two per ten thousand where the rate is told per 10,000.
 */
export function distanceTo(
  { numerator, denominator, per }: Rate,
  comparator: Comparator,
  limit: number,
): Distance {
  const allowed = divide(multiply(decimalOf(limit), denominator), fraction(per));
  const apart = magnitude(subtract(numerator, allowed));
  const strict = comparator === '<' || comparator === '>';
  if (keeps(numerator, comparator, allowed))
    return { state: 'room', units: Number(strict ? ceil(apart) - 1n : floorOf(apart)) };
  return { state: 'short', units: Number(strict ? floorOf(apart) + 1n : ceil(apart)) };
}
