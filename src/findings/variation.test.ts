import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction } from '../number/fraction.ts';
import { rateIn } from '../number/rate.ts';
import {
  hasDrift,
  isWithin,
  partLimits,
  runLength,
  stepLimit,
  trendLimits,
  usualLimits,
  xmrLimits,
} from './variation.ts';

describe('usual variation', () => {
  it('reaches 2.66 mean moving ranges from the mean', () => {
    expect(xmrLimits([10, 12, 10, 12])).toEqual({ low: 11 - 5.32, high: 11 + 5.32 });
  });

  it('of a series that drifts lies around where its line goes on', () => {
    expect(trendLimits([1, 2, 3, 4, 5, 6])).toEqual({ low: 7, high: 7 });
    // Slopes of pairs 0, 1, 1, 4/3, 2, 2: 7/6; left of the line -1/4, 7/12, -7/12, 1/4: mean step 17/18; ahead √2.5.
    const { low, high } = trendLimits([0, 2, 2, 4]);
    expect((low + high) / 2).toBeCloseTo(1 / 4 + (4 * 7) / 6, 10);
    expect((high - low) / 2).toBeCloseTo(2.66 * (17 / 18) * Math.sqrt(2.5), 10);
  });

  it('is not turned by one odd month', () => {
    const { low, high } = trendLimits([10, 11, 12, 90, 14, 15]);
    expect((low + high) / 2).toBeCloseTo(16, 6);
  });

  it('holds a value on the line of any drift, and not a leap from it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20, max: 20 }),
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 6, maxLength: 12 }),
        (slope, odd) => {
          const series = odd.map((one, at) => 1000 + slope * at + one);
          const next = 1000 + slope * series.length;
          expect(isWithin(next, usualLimits(series, 40))).toBe(true);
          expect(isWithin(next + 400, usualLimits(series, 40))).toBe(false);
        },
      ),
    );
  });

  it('asks for a drift that pairs bear out before it follows one', () => {
    // Of 15 pairs 10 rise and 5 fall: chance. Of 15 pairs 13 rise: a drift.
    expect(hasDrift([128, 76, 156, 109, 165, 149])).toBe(false);
    expect(hasDrift([197, 196, 203, 220, 219, 232])).toBe(true);
    expect(hasDrift([9, 8, 7, 6, 5, 4])).toBe(true);
    expect(hasDrift([5, 5, 5, 5, 5, 5])).toBe(false);
    const level = [128, 76, 156, 109, 165, 149];
    expect(usualLimits(level, 0).high).toBeCloseTo(xmrLimits(level).high, 6);
  });

  it('is never narrower than chance makes it', () => {
    expect(usualLimits([50, 50, 50, 50, 50, 50], 21)).toEqual({ low: 29, high: 71 });
  });

  it('of a step is 3.267 mean steps', () => {
    expect(stepLimit([10, 12, 10, 12])).toBeCloseTo(6.534, 6);
  });

  it('of a branch depends on its size: 98 of 1,072 beside 502 of 6,910 lies within', () => {
    const whole = rateIn('percent', fraction(502n), fraction(6910n));
    const limits = partLimits(whole, 1072, 'percent');
    expect(limits.low).toBeCloseTo(4.89, 2);
    expect(limits.high).toBeCloseTo(9.64, 2);
    expect(isWithin((98 / 1072) * 100, limits)).toBe(true);
  });

  it('of records per so many users may pass one a user, and is in their unit', () => {
    const whole = rateIn('per_10000', fraction(20n), fraction(20_000n));
    const limits = partLimits(whole, 10_000, 'per_10000');
    expect(limits.low).toBeCloseTo(10 - 3 * Math.sqrt(0.001 / 10_000) * 10_000, 6);
    expect(limits.high).toBeCloseTo(10 + 3 * Math.sqrt(0.001 / 10_000) * 10_000, 6);
  });
});

describe('a run', () => {
  it('counts the steps that went the way of the last', () => {
    expect(runLength([3, 1, 2, 3, 4])).toBe(3);
    expect(runLength([9, 8, 7])).toBe(2);
    expect(runLength([1, 2, 2])).toBe(0);
    expect(runLength([5])).toBe(0);
  });
});
