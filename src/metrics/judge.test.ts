import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, parseDecimal } from '../number/fraction.ts';
import { tickets } from '../pack/test-support.ts';
import { targetOf } from '../workspace/test-support.ts';
import type { TargetSpec } from '../workspace/types.ts';
import { keeps, verdictsOf } from './judge.ts';

type By = Readonly<Record<string, string>>;
const eight = fraction(8n);
const judge = (by: By, target: Partial<TargetSpec>, value: typeof eight | null = eight) =>
  verdictsOf(by, value, [targetOf(target)], '2009-07', tickets);
const judges = (by: By, target: Partial<TargetSpec>) => judge(by, target)[0]?.judges;

describe('keeping a limit', () => {
  it('is exact where a rounded text would be wrong', () => {
    const limit = parseDecimal('8');
    expect(keeps(fraction(200n, 25n), '<=', limit)).toBe(true);
    expect(keeps(fraction(200n, 25n), '<', limit)).toBe(false);
    expect(keeps(fraction(800_001n, 100_000n), '<=', limit)).toBe(false);
    expect(keeps(fraction(949_999n, 10_000n), '>=', parseDecimal('95'))).toBe(false);
  });

  it('agrees with comparing whole numbers', () => {
    const part = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(part, part, fc.integer({ min: 0, max: 100 }), (hits, misses, limit) => {
        const size = hits + misses + 1;
        const kept = keeps(
          fraction(BigInt(hits) * 100n, BigInt(size)),
          '<=',
          fraction(BigInt(limit)),
        );
        return kept === 100 * hits <= limit * size;
      }),
    );
  });
});

describe('which level a target judges', () => {
  it('is the city for the total, and a remark where another level is judged', () => {
    expect(judges({}, { judges: ['whole'] })).toBe(true);
    expect(judges({ branch: '安岳' }, { judges: ['whole'] })).toBe(false);
    expect(judges({ branch: '安岳' }, { judges: ['whole', 'branch'] })).toBe(true);
    expect(judges({ department: '安岳实业' }, { judges: ['department'] })).toBe(true);
    expect(judges({ branch: '安岳', department: '安岳实业' }, { judges: ['branch'] })).toBe(false);
  });

  it('takes members that the target names for granted', () => {
    const only = { brand: ['E8'] };
    expect(judges({ brand: 'E8' }, { only, judges: ['whole'] })).toBe(true);
    expect(judges({ brand: 'E8', branch: '安岳' }, { only, judges: ['branch'] })).toBe(true);
    expect(judges({ brand: 'E8' }, { judges: ['business'] })).toBe(true);
    expect(judges({ brand: 'E8' }, { judges: ['whole'] })).toBe(false);
  });

  it('is the branch for a target of that branch alone', () => {
    const only = { branch: ['安岳'] };
    expect(judges({ branch: '安岳' }, { only, judges: ['branch'] })).toBe(true);
  });
});

describe('which targets apply', () => {
  it('are those whose members the result has', () => {
    const only = { brand: ['E6', 'E8'] };
    expect(judge({ brand: 'E8', branch: '安岳' }, { only })).toHaveLength(1);
    expect(judge({ brand: '非e家' }, { only })).toEqual([]);
    expect(judge({}, { only })).toEqual([]);
  });

  it('are those that hold in the month, its first and last included', () => {
    expect(judge({}, { from: '2009-07', to: '2009-07' })).toHaveLength(1);
    expect(judge({}, { from: '2009-08' })).toEqual([]);
    expect(judge({}, { to: '2009-06' })).toEqual([]);
  });

  it('stay without a verdict where there is no value', () => {
    expect(judge({}, {}, null)).toMatchObject([{ limit: 8, judges: true, met: null }]);
    expect(judge({}, {})).toMatchObject([{ met: true }]);
  });
});

describe('a limit of its own', () => {
  const verdicts = (by: By, ...targets: readonly Partial<TargetSpec>[]) =>
    verdictsOf(by, eight, targets.map(targetOf), '2009-07', tickets).map(
      ({ setBy, limit, judges: own }) => [setBy, limit, own],
    );
  const wide = { limit: '5', judges: ['whole'] } as const;
  const own = { limit: '9', only: { service: ['ADSL'] }, judges: ['business'] } as const;

  it('judges the business that it names, in place of every wider one that does not', () => {
    const city = { ...wide, limit: '4', setBy: 'city' };
    expect(verdicts({ service: 'ADSL' }, wide, own, city)).toEqual([['province', 9, true]]);
    expect(verdicts({ service: '固话' }, wide, own, city)).toEqual([
      ['province', 5, false],
      ['city', 4, false],
    ]);
    expect(verdicts({}, wide, own)).toEqual([['province', 5, true]]);
  });

  it('stands in place of the wider one of the same setter for a branch, and beside that of another', () => {
    const branch = { limit: '9', only: { branch: ['安岳'] }, judges: ['branch'] } as const;
    const city = { ...wide, limit: '4', setBy: 'city' };
    expect(verdicts({ branch: '安岳' }, wide, branch, city)).toEqual([
      ['province', 9, true],
      ['city', 4, false],
    ]);
  });
});
