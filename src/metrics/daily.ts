import { displayGrowth, grouped } from '../number/display.ts';
import {
  decimalOf,
  divide,
  type Fraction,
  fraction,
  multiply,
  subtract,
  toNumber,
} from '../number/fraction.ts';
import { daysOf } from '../workspace/period.ts';
import type { Cut, Period } from '../workspace/types.ts';
import type { DailyAverage } from './types.ts';

/** A month's value and how long its period is. */
export interface MonthValue {
  readonly month: Period;
  readonly exact: Fraction;
}

/** A count or amount by day of the period, and its growth over the previous month's. */
export function dailyAverage(
  now: MonthValue,
  before: MonthValue | null,
  period: Cut,
): DailyAverage {
  const value = perDay(now, period);
  const earlier = before === null ? null : perDay(before, period);
  const growth =
    earlier === null || earlier.n === 0n
      ? null
      : multiply(divide(subtract(value, earlier), earlier), fraction(100n));
  return {
    value: toNumber(value),
    display: grouped(value, 2),
    changeRate: growth === null ? null : toNumber(growth),
    changeRateDisplay: growth === null ? null : displayGrowth(growth),
  };
}

function perDay({ month, exact }: MonthValue, period: Cut): Fraction {
  return divide(exact, decimalOf(daysOf(month, period)));
}
