import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, parseDecimal } from '../number/fraction.ts';
import type { Comparator } from '../workspace/types.ts';
import { distanceTo } from './distance.ts';
import { keeps } from './judge.ts';

const comparators: readonly Comparator[] = ['<=', '<', '>=', '>'];

const cases = fc.record({
  denominator: fc.integer({ min: 1, max: 3000 }),
  part: fc.integer({ min: 0, max: 1000 }),
  comparator: fc.constantFrom(...comparators),
  limit: fc.oneof(
    fc.integer({ min: 0, max: 100 }),
    fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
  ),
});

describe('the distance to a limit', () => {
  it('is exactly the number of units at which the verdict turns', () => {
    fc.assert(
      fc.property(cases, ({ denominator, part, comparator, limit }) => {
        const numerator = Math.floor((denominator * part) / 1000);
        const met = (n: number) =>
          keeps(
            fraction(BigInt(n) * 100n, BigInt(denominator)),
            comparator,
            parseDecimal(String(limit)),
          );
        const { state, units } = distanceTo(numerator, denominator, comparator, limit);
        const better = comparator.startsWith('<') ? -1 : 1;
        expect(state).toBe(met(numerator) ? 'room' : 'short');
        expect(units).toBeGreaterThanOrEqual(state === 'room' ? 0 : 1);
        const [last, next] =
          state === 'room'
            ? [numerator - better * units, numerator - better * (units + 1)]
            : [numerator + better * units, numerator + better * (units - 1)];
        expect(met(last)).toBe(true);
        expect(met(next)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('is what the monthly report prints', () => {
    expect(distanceTo(502, 6910, '<=', 5)).toEqual({ state: 'short', units: 157 });
    expect(distanceTo(16, 359, '<=', 6)).toEqual({ state: 'room', units: 5 });
    expect(distanceTo(164, 164, '>=', 95)).toEqual({ state: 'room', units: 8 });
  });

  it('counts by what the rate is per: 20 of 10,000 users, half users too', () => {
    expect(distanceTo(1061, 527_075.5, '<=', 20, 10_000n)).toEqual({ state: 'short', units: 7 });
    expect(distanceTo(1054, 527_075.5, '<=', 20, 10_000n)).toEqual({ state: 'room', units: 0 });
  });

  it('has no room at the limit itself, and a strict limit is missed there', () => {
    expect(distanceTo(2, 25, '<=', 8)).toEqual({ state: 'room', units: 0 });
    expect(distanceTo(2, 25, '<', 8)).toEqual({ state: 'short', units: 1 });
    expect(distanceTo(19, 20, '>', 95)).toEqual({ state: 'short', units: 1 });
  });
});
