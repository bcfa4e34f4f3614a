import { displayChange, displayGrowth, displayValue } from '../number/display.ts';
import {
  divide,
  type Fraction,
  fraction,
  multiply,
  subtract,
  toNumber,
} from '../number/fraction.ts';
import type { Unit } from '../number/unit.ts';
import type { PastResult } from './past.ts';
import type { PreviousValue } from './types.ts';

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

/** Units in which growth means something: rates and scores change by points, ranks by places. */
const GROWING: ReadonlySet<Unit> = new Set(['count', 'yuan', 'hours', 'user_hours']);

/** Change is value − previous (points for rates); growth, for counts and amounts, change over previous in percent. */
export function comparison(value: Fraction, unit: Unit, earlier: PastResult | null): Comparison {
  if (earlier === null) return NO_COMPARISON;
  const { numerator, denominator } = earlier.result;
  const change = subtract(value, earlier.exact);
  const grows = GROWING.has(unit) && earlier.exact.n !== 0n;
  const growth = grows ? multiply(divide(change, earlier.exact), fraction(100n)) : null;
  return {
    previous: {
      month: earlier.month,
      state: earlier.state,
      numerator,
      denominator,
      value: earlier.value,
      display: displayValue(earlier.exact, earlier.outcome.unit),
    },
    change: toNumber(change),
    changeDisplay: displayChange(change, unit),
    changeRate: growth === null ? null : toNumber(growth),
    changeRateDisplay: growth === null ? null : displayGrowth(growth),
  };
}
