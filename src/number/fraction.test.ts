import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayChange, displayGrowth, displayValue, grouped } from './display.ts';
import {
  add,
  ceil,
  compare,
  decimalOf,
  fixed,
  floorOf,
  fraction,
  parseDecimal,
  subtract,
  toNumber,
} from './fraction.ts';

describe('fixed', () => {
  it('rounds half away from zero from the exact value', () => {
    expect(fixed(parseDecimal('33.555'), 2)).toBe('33.56');
    expect(fixed(parseDecimal('-33.555'), 2)).toBe('-33.56');
    expect(fixed(parseDecimal('1.005'), 2)).toBe('1.01');
    expect(fixed(fraction(98n * 100n, 1072n), 2)).toBe('9.14');
  });

  it('never prints a negative zero', () => {
    expect(fixed(parseDecimal('-0.004'), 2)).toBe('0.00');
  });

  it('stays within half a unit of the value', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n), (n, d) => {
        const value = fraction(n, d);
        const difference = subtract(parseDecimal(fixed(value, 2)), value);
        const size = difference.n < 0n ? -difference.n : difference.n;
        return compare({ n: size, d: difference.d }, fraction(1n, 200n)) <= 0;
      }),
    );
  });
});

describe('whole numbers around a fraction', () => {
  it('finds the floor and the ceiling on both sides of zero', () => {
    fc.assert(
      fc.property(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 50n), (n, d) => {
        const value = fraction(n, d);
        const [low, high] = [floorOf(value), ceil(value)];
        return low * d <= n && n <= high * d && high - low <= 1n;
      }),
    );
  });
});

describe('a number out of JSON', () => {
  it('is the decimal that it was written as', () => {
    expect(compare(decimalOf(0.1), fraction(1n, 10n))).toBe(0);
    expect(compare(decimalOf(2250.76), parseDecimal('2250.76'))).toBe(0);
    expect(compare(decimalOf(1e-7), fraction(1n, 10_000_000n))).toBe(0);
    expect(compare(decimalOf(-2.5e21), fraction(-25n * 10n ** 20n))).toBe(0);
    expect(() => decimalOf(Number.NaN)).toThrow(RangeError);
  });

  it('adds up without a trace of floating point', () => {
    const tenths = Array.from({ length: 10 }, () => decimalOf(0.1));
    expect(compare(tenths.reduce(add), fraction(1n))).toBe(0);
  });
});

describe('display', () => {
  it('groups thousands and keeps the unit of the metric', () => {
    expect(displayValue(fraction(8688n), 'count')).toBe('8,688');
    expect(displayValue(parseDecimal('2250.76'), 'yuan')).toBe('2,250.76');
    expect(displayValue(fraction(8n), 'rank')).toBe('8');
    expect(displayValue(fraction(10_610_000n, 527_075n), 'per_10000')).toBe('20.13');
    expect(grouped(fraction(-1234567n), 0)).toBe('-1,234,567');
  });

  it('signs changes, but not a change of nothing', () => {
    expect(displayChange(fraction(3361n), 'count')).toBe('+3,361');
    expect(displayChange(fraction(-161n), 'count')).toBe('-161');
    expect(displayChange(parseDecimal('0.004'), 'percent')).toBe('0.00');
    expect(displayGrowth(fraction(336100n, 6955n))).toBe('+48.32%');
  });
});

describe('toNumber', () => {
  it('gives the nearest double for long numerators as well', () => {
    expect(toNumber(fraction(98n * 100n, 1072n))).toBe(9.14179104477612);
    expect(toNumber(fraction(10n ** 20n + 5n, 10n ** 19n))).toBeCloseTo(10, 12);
  });
});
