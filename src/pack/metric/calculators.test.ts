import { describe, expect, it } from 'vitest';
import { billMetric, type RawBillMetric } from '../test-bills.ts';

describe('a metric of amounts', () => {
  it('has the unit of its column unless it says another', () => {
    const unit = (of: string, given: RawBillMetric = {}) =>
      billMetric({ with: { of }, ...given }).unit;
    expect([unit('fee'), unit('lasted'), unit('place')]).toEqual(['yuan', 'hours', 'count']);
    expect(unit('lasted', { unit: 'user_hours' })).toBe('user_hours');
  });

  it('is refused without a numeric column, or with a rate for its unit', () => {
    expect(() => billMetric({})).toThrow(/sum needs the numeric column: of/);
    expect(() => billMetric({ with: { of: 'kind' } })).toThrow(/"kind" is no numeric column/);
    expect(() => billMetric({ with: { of: 'price' } })).toThrow(/no column "price"/);
    expect(() => billMetric({ with: { of: 'fee' }, unit: 'percent' })).toThrow(
      /cannot have the unit/,
    );
    expect(() => billMetric({ with: { of: 'fee', percent: 5 } })).toThrow(/sum does not take this/);
    expect(() => billMetric({ calculator: 'percentile', with: { of: 'fee' } })).toThrow(
      /needs: percent/,
    );
  });

  it('fills the dimensions that it names with zeros, and only those of a set of their own', () => {
    const filled = (fill: NonNullable<RawBillMetric['fill']>) =>
      billMetric({ with: { of: 'fee' }, by: [['branch'], ['kind']], fill }).fillZero;
    expect(filled('zero')).toEqual(['branch', 'kind']);
    expect(filled({ zero: ['branch'] })).toEqual(['branch']);
    expect(() => filled({ zero: ['department'] })).toThrow(/no set of its own/);
  });
});

describe('a metric of two columns, or of the mean of one', () => {
  const of = (given: RawBillMetric) => () => billMetric({ by: [['branch']], ...given });

  it('is told in percent, or per what it says', () => {
    const unit = (per: object) =>
      of({ calculator: 'quotient', with: { of: 'fee', over: 'lasted', ...per } })().unit;
    expect([unit({}), unit({ per: 1 }), unit({ per: 100 }), unit({ per: 10_000 })]).toEqual([
      'percent',
      'per_1',
      'per_100',
      'per_10000',
    ]);
  });

  it('is refused columns that are none or hold no numbers, and a part left out', () => {
    const quotient = (given: object) => of({ calculator: 'quotient', with: { ...given } });
    expect(quotient({ of: 'fee' })).toThrow(/quotient needs the columns/);
    expect(quotient({ of: 'fee', over: 'price' })).toThrow(/with.over: .*no column "price"/);
    expect(quotient({ of: 'kind', over: 'fee' })).toThrow(/"kind" is no numeric column/);
    expect(quotient({ of: 'fee', over: 'lasted', per: 7 })).toThrow(/per is 1, 100 or 10000/);
    expect(of({ calculator: 'mean' })).toThrow(/mean needs the numeric column: of/);
  });

  it('has the unit of its column as a mean, with decimals where the column is whole', () => {
    const unit = (column: string, given: RawBillMetric = {}) =>
      of({ calculator: 'mean', with: { of: column }, ...given })().unit;
    expect([unit('fee'), unit('lasted'), unit('place'), unit('done')]).toEqual([
      'yuan',
      'hours',
      'per_1',
      'percent',
    ]);
    expect([unit('place', { unit: 'count' }), unit('place', { unit: 'points' })]).toEqual([
      'per_1',
      'points',
    ]);
    expect(() => unit('fee', { unit: 'percent' })).toThrow(/cannot have the unit percent/);
    expect(() => unit('fee', { unit: 'per_100' })).toThrow(/cannot have the unit per_100/);
  });
});

describe('a metric over a base', () => {
  const raw = { calculator: 'per_base', by: [['branch']] } satisfies RawBillMetric;
  const base = { base: 'all_users', of: 'mean', per: 100 as const };

  it('takes its unit from what it counts per, and the meaning of the base into its definition', () => {
    expect(billMetric({ ...raw, with: base })).toMatchObject({
      unit: 'per_100',
      calculator: { base: { dataset: 'users', reads: ['mean'], derived: [{ name: 'mean' }] } },
    });
    expect(billMetric({ ...raw, with: { ...base, per: 10_000 } }).unit).toBe('per_10000');
  });

  it('is refused an unknown base, a column or dimension that it lacks, and parts left out', () => {
    const declared = (given: RawBillMetric) => () => billMetric({ ...raw, ...given });
    expect(declared({ with: { of: 'mean' } })).toThrow(/per_base needs/);
    expect(declared({ with: { ...base, base: 'nobody' } })).toThrow(/no scope named "nobody"/);
    expect(declared({ with: { ...base, of: 'fee' } })).toThrow(/users has no column "fee"/);
    expect(declared({ with: base, by: [['kind']] })).toThrow(/no column "kind" to divide by/);
  });
});
