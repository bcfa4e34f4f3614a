import { toNumber } from '../number/fraction.ts';
import { type Rate, rateValue } from '../number/rate.ts';
import type { Unit } from '../number/unit.ts';

/** Limits within which values vary from month to month or from branch to branch without a special reason. */
export interface Variation {
  readonly low: number;
  readonly high: number;
}

/** 3 / d2 for moving ranges of two. */
const XMR_FACTOR = 2.66;

/**
 * Natural process limits of single values: mean ± 2.66 × mean moving range (XmR chart; D. J. Wheeler,
 * Understanding Variation, 1993). Takes at least two values in the order of time.
 */
export function xmrLimits(values: readonly number[]): Variation {
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  const centre = mean(values);
  const reach = XMR_FACTOR * mean(ranges);
  return { low: centre - reach, high: centre + reach };
}

/**
 * Three-sigma limits of a part of `size` users or tickets where the whole's rate is given, in the rate's unit: of a
 * percent as a p chart, of records per so many users, which may be several a user, as a u chart (W. A. Shewhart,
 * Economic Control of Quality, 1931; D. C. Montgomery, Introduction to Statistical Quality Control). Takes `size > 0`.
 */
export function partLimits(whole: Rate, size: number, unit: Unit): Variation {
  const per = Number(whole.per);
  const rate = toNumber(rateValue(whole)) / per;
  // A quotient in percent may pass 100 %: then it is no part, and varies like a rate per user.
  const isPart = unit === 'percent' && rate <= 1;
  const reach = 3 * Math.sqrt(Math.max(0, isPart ? rate * (1 - rate) : rate) / size);
  const high = isPart ? Math.min(1, rate + reach) : rate + reach;
  return { low: Math.max(0, rate - reach) * per, high: high * per };
}

/** Whether a value lies within limits. */
export function isWithin(value: number, { low, high }: Variation): boolean {
  return value >= low && value <= high;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
