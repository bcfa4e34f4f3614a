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
 * Three-sigma limits, in percent, of a rate over `size` users or tickets where the whole's rate is `hits / of`
 * (p chart; W. A. Shewhart, Economic Control of Quality, 1931). Takes `of > 0` and `size > 0`.
 */
export function pLimits(hits: number, of: number, size: number): Variation {
  const rate = hits / of;
  const reach = 3 * Math.sqrt((rate * (1 - rate)) / size);
  return { low: Math.max(0, rate - reach) * 100, high: Math.min(1, rate + reach) * 100 };
}

/** Whether a value lies within limits. */
export function isWithin(value: number, { low, high }: Variation): boolean {
  return value >= low && value <= high;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
