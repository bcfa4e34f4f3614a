import { toNumber } from '../number/fraction.ts';
import { median } from '../number/median.ts';
import { type Rate, rateValue } from '../number/rate.ts';
import type { Unit } from '../number/unit.ts';

/** Limits within which values vary from month to month or from branch to branch without a special reason. */
export interface Variation {
  readonly low: number;
  readonly high: number;
}

/** 3 / d2 for moving ranges of two. */
const XMR_FACTOR = 2.66;
/** D4 for moving ranges of two: the upper limit of a moving range, in mean moving ranges. */
const RANGE_FACTOR = 3.267;
/** 5 % of a normal distribution lie above it. */
const ONE_SIDED = 1.645;

/**
 * Natural process limits of single values: mean ± 2.66 × mean moving range (XmR chart; D. J. Wheeler,
 * Understanding Variation, 1993). Takes at least two values in the order of time.
 */
export function xmrLimits(values: readonly number[]): Variation {
  const centre = mean(values);
  const reach = XMR_FACTOR * mean(stepsOf(values));
  return { low: centre - reach, high: centre + reach };
}

/**
 * Where the next value lies if a series goes on as it went: the line through its values whose slope is the median of
 * the slopes of all pairs (H. Theil 1950; P. K. Sen, JASA 63, 1968), which one odd month does not turn, ± 2.66 × mean
 * moving range of what is left of the values, widened for a value ahead of so few by √(1 + 1/n + (t − t̄)²/Σ(t − t̄)²)
 * (prediction limits of a line; D. C. Montgomery, Introduction to Linear Regression Analysis). Takes at least three
 * values in the order of time.
 */
export function trendLimits(values: readonly number[]): Variation {
  const count = values.length;
  const slopes = values.flatMap((value, at) =>
    values.slice(at + 1).map((later, ahead) => (later - value) / (ahead + 1)),
  );
  const slope = median(slopes);
  const level = median(values.map((value, at) => value - slope * at));
  const left = values.map((value, at) => value - level - slope * at);
  const centre = (count - 1) / 2;
  const squares = values.reduce((sum, _, at) => sum + (at - centre) ** 2, 0);
  const ahead = Math.sqrt(1 + 1 / count + (count - centre) ** 2 / squares);
  const next = level + slope * count;
  const reach = XMR_FACTOR * mean(stepsOf(left)) * ahead;
  return { low: next - reach, high: next + reach };
}

/**
 * Whether values drift: more pairs rise than fall, or the other way round, than chance would have at 5 % each way (test
 * of H. B. Mann, Econometrica 13, 1945, and M. G. Kendall, with the correction for continuity).
 */
export function hasDrift(values: readonly number[]): boolean {
  const count = values.length;
  const sum = values.reduce(
    (all, value, at) =>
      all + values.slice(at + 1).reduce((own, later) => own + Math.sign(later - value), 0),
    0,
  );
  const spread = Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18);
  return (Math.abs(sum) - 1) / spread > ONE_SIDED;
}

/**
 * The usual range of the value after these: within the limits of a series that keeps its level or, of one that drifts,
 * that goes on as it drifts; and never nearer than chance alone puts records that come one by one.
 */
export function usualLimits(values: readonly number[], chance: number): Variation {
  const limits = [xmrLimits(values), ...(hasDrift(values) ? [trendLimits(values)] : [])];
  const widened = limits.map(({ low, high }) => {
    const centre = (low + high) / 2;
    const reach = Math.max((high - low) / 2, chance);
    return { low: centre - reach, high: centre + reach };
  });
  return {
    low: Math.min(...widened.map(({ low }) => low)),
    high: Math.max(...widened.map(({ high }) => high)),
  };
}

/** The largest usual step from one value to the next: 3.267 × mean moving range (mR chart, Wheeler as above). */
export function stepLimit(values: readonly number[]): number {
  return RANGE_FACTOR * mean(stepsOf(values));
}

/**
 * How many steps in a row, up to the last value, went the way of the last one; 0 where it stood still. From five on,
 * six values that only rise or only fall, no chance explains it (L. S. Nelson, The Shewhart control chart: tests for
 * special causes, Journal of Quality Technology 16, 1984, test 3).
 */
export function runLength(values: readonly number[]): number {
  const signs = values.slice(1).map((value, at) => Math.sign(value - (values[at] ?? value)));
  const last = signs.at(-1) ?? 0;
  if (last === 0) return 0;
  const turn = signs.toReversed().findIndex((sign) => sign !== last);
  return turn === -1 ? signs.length : turn;
}

/**
 * Three-sigma limits of a part of `size` users or tickets where the whole's rate is given, in the rate's unit: of a
 * percent as a p chart, of records per so many users, which may be several a user, as a u chart (W. A. Shewhart,
 * Economic Control of Quality, 1931; D. C. Montgomery, Introduction to Statistical Quality Control). Takes `size > 0`.
 */
export function partLimits(whole: Rate, size: number, unit: Unit): Variation {
  const per = Number(whole.per);
  const rate = toNumber(rateValue(whole)) / per;
  const reach = chanceReach(whole, size, unit) / per;
  // A quotient in percent may pass 100 %: then it is no part, and varies like a rate per user.
  const high = unit === 'percent' && rate <= 1 ? Math.min(1, rate + reach) : rate + reach;
  return { low: Math.max(0, rate - reach) * per, high: high * per };
}

/** Three sigma of a rate over `size` users or tickets, in its unit; see {@link partLimits}. */
export function chanceReach(whole: Rate, size: number, unit: Unit): number {
  const per = Number(whole.per);
  const rate = toNumber(rateValue(whole)) / per;
  const isPart = unit === 'percent' && rate <= 1;
  return 3 * Math.sqrt(Math.max(0, isPart ? rate * (1 - rate) : rate) / size) * per;
}

/** Whether a value lies within limits. */
export function isWithin(value: number, { low, high }: Variation): boolean {
  return value >= low && value <= high;
}

function stepsOf(values: readonly number[]): readonly number[] {
  return values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? value)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
