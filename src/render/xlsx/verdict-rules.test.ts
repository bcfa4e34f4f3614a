import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../test/support/evaluate.ts';
import type { Cell, CellLimit } from '../../document/model/types.ts';
import type { GridRule } from './grid.ts';
import { ratePlace } from './row-places.ts';
import { atMost, rate, status } from './test-cells.ts';
import { type JudgedRate, rateRules, statusRules } from './verdict-rules.ts';

type RateCell = Extract<Cell, { kind: 'rate' }>;

const atLeast = (limit: number): CellLimit => ({
  setBy: 'city',
  comparator: '>=',
  limit,
  judges: true,
});

const thresholds = { edge_points: 0.5, edge_units: 1, edge_reach: 5 };

/** The rates of a column whose numerator stands in the third. */
function judged(cells: readonly (RateCell | null)[]): readonly JudgedRate[] {
  return cells.map((cell) => {
    const place = cell === null ? null : ratePlace(cell, 3);
    if (cell === null || place === null) return null;
    const limits = cell.limits.map((limit) => ({ limit, column: null }));
    return { cell, judged: { place, limits, hasEdge: false, thresholds } };
  });
}

const holds = (rule: GridRule | undefined, n: number, d: number): boolean =>
  evaluate(rule?.expression(5) ?? '', (at) => (at === 'C5' ? n : d)) === true;

describe('rules of a rate', () => {
  test('compare whole numbers only, so that the verdict is exact at the limit', () => {
    const limited = fc.record({
      n: fc.nat(5000),
      d: fc.integer({ min: 1, max: 5000 }),
      tenths: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(limited, ({ n, d, tenths }) => {
        const [missed, met] = rateRules(judged([rate(n, d, 'met', [atLeast(tenths / 10)])]), 5);
        const isKept = BigInt(n) * 1000n >= BigInt(tenths) * BigInt(d);
        expect(holds(met, n, d)).toBe(isKept);
        expect(holds(missed, n, d)).toBe(!isKept);
      }),
    );
  });

  test('count by what the rate is told per, and print it so', () => {
    const perUsers = { ...rate(5, 20_000, 'missed', [atMost(2)]), unit: 'per_10000' } as const;
    const [missed] = rateRules(judged([perUsers]), 5);
    expect(holds(missed, 5, 20_000)).toBe(true);
    expect(holds(missed, 4, 20_000)).toBe(false);
    expect(missed?.format).toBe('"✕ "#,##0.00');
  });

  test('are one for neighbouring rows with the same limits, on the third column', () => {
    const cells = [
      rate(1, 9, 'met', [atMost(5)]),
      rate(2, 9, 'missed', [atMost(5)]),
      null,
      rate(1, 9, 'met', [atMost(6)]),
    ];
    const missed = rateRules(judged(cells), 5).filter((rule) => rule.look === 'missed');
    expect(missed.map(({ from, to, column }) => [from, to, column])).toEqual([
      [0, 1, 5],
      [3, 3, 5],
    ]);
  });

  test('are none where the report gives no verdict, and remarks only where no limit judges', () => {
    expect(rateRules(judged([rate(9, 25, 'none', [atMost(8)])]), 5)).toEqual([]);
    const looks = rateRules(judged([rate(9, 25, 'remark', [atMost(8, 'province', false)])]), 5).map(
      (r) => r.look,
    );
    expect(looks).toEqual(['remark']);
  });
});

test('rules of status words quote the words', () => {
  const [rule] = statusRules([status('missed', '未"达标'), status('none', '–')], 7);
  expect(rule?.expression(4)).toBe('$G4="未""达标"');
});
