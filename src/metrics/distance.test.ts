import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, parseDecimal } from '../number/fraction.ts';
import { rateIn, rateValue } from '../number/rate.ts';
import type { Unit } from '../number/unit.ts';
import type { Comparator } from '../workspace/types.ts';
import { distanceTo } from './distance.ts';
import { keeps } from './judge.ts';

const comparators: readonly Comparator[] = ['<=', '<', '>=', '>'];

const cases = fc.record({
  unit: fc.constantFrom('percent' as const, 'per_100' as const, 'per_10000' as const),
  halves: fc.integer({ min: 1, max: 6000 }),
  part: fc.integer({ min: 0, max: 1000 }),
  comparator: fc.constantFrom(...comparators),
  limit: fc.oneof(
    fc.integer({ min: 0, max: 100 }),
    fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
  ),
});

const of = (numerator: number, denominator: number, unit: Unit = 'percent') =>
  rateIn(unit, decimalOf(numerator), decimalOf(denominator));

describe('the distance to a limit', () => {
  it('is exactly the number of units at which the verdict turns', () => {
    fc.assert(
      fc.property(cases, ({ unit, halves, part, comparator, limit }) => {
        const numerator = Math.floor((halves * part) / 2000);
        const rate = (n: number) => rateIn(unit, decimalOf(n), decimalOf(halves / 2));
        const met = (n: number) =>
          keeps(rateValue(rate(n)), comparator, parseDecimal(String(limit)));
        const { state, units } = distanceTo(rate(numerator), comparator, limit);
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
    expect(distanceTo(of(502, 6910), '<=', 5)).toEqual({ state: 'short', units: 157 });
    expect(distanceTo(of(16, 359), '<=', 6)).toEqual({ state: 'room', units: 5 });
    expect(distanceTo(of(164, 164), '>=', 95)).toEqual({ state: 'room', units: 8 });
  });

  it('counts by what the rate is per: 20 of 10,000 users, half users too', () => {
    expect(distanceTo(of(1061, 527_075.5, 'per_10000'), '<=', 20)).toEqual({
      state: 'short',
      units: 7,
    });
    expect(distanceTo(of(1054, 527_075.5, 'per_10000'), '<=', 20)).toEqual({
      state: 'room',
      units: 0,
    });
  });

  it('has no room at the limit itself, and a strict limit is missed there', () => {
    expect(distanceTo(of(2, 25), '<=', 8)).toEqual({ state: 'room', units: 0 });
    expect(distanceTo(of(2, 25), '<', 8)).toEqual({ state: 'short', units: 1 });
    expect(distanceTo(of(19, 20), '>', 95)).toEqual({ state: 'short', units: 1 });
  });
});
