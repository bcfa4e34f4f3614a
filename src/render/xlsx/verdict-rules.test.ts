import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellLimit } from '../../document/model/types.ts';
import { atMost, rate, status } from './test-cells.ts';
import { rateRules, statusRules } from './verdict-rules.ts';

const atLeast = (limit: number): CellLimit => ({
  setBy: 'city',
  comparator: '>=',
  limit,
  judges: true,
});

describe('rules of a rate', () => {
  test('compare whole numbers only, so that the verdict is exact at the limit', () => {
    const limited = fc.record({
      n: fc.nat(5000),
      d: fc.integer({ min: 1, max: 5000 }),
      tenths: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(limited, ({ n, d, tenths }) => {
        const [missed, met] = rateRules([rate(n, d, 'met', [atLeast(tenths / 10)])], 3);
        const holds = BigInt(n) * 1000n >= BigInt(tenths) * BigInt(d);
        expect(evaluate(met?.expression(5), n, d)).toBe(holds);
        expect(evaluate(missed?.expression(5), n, d)).toBe(!holds);
      }),
    );
  });

  test('count by what the rate is told per, and print it so', () => {
    const perUsers = { ...rate(5, 20_000, 'missed', [atMost(2)]), unit: 'per_10000' } as const;
    const [missed] = rateRules([perUsers], 3);
    expect(evaluate(missed?.expression(5), 5, 20_000)).toBe(true);
    expect(evaluate(missed?.expression(5), 4, 20_000)).toBe(false);
    expect(missed?.format).toBe('"✕ "#,##0.00');
  });

  test('are one for neighbouring rows with the same limits, on the third column', () => {
    const cells = [
      rate(1, 9, 'met', [atMost(5)]),
      rate(2, 9, 'missed', [atMost(5)]),
      null,
      rate(1, 9, 'met', [atMost(6)]),
    ];
    const missed = rateRules(cells, 3).filter((rule) => rule.look === 'missed');
    expect(missed.map(({ from, to, column }) => [from, to, column])).toEqual([
      [0, 1, 5],
      [3, 3, 5],
    ]);
  });

  test('are none where the report gives no verdict, and remarks only where no limit judges', () => {
    expect(rateRules([rate(9, 25, 'none', [atMost(8)])], 1)).toEqual([]);
    const looks = rateRules([rate(9, 25, 'remark', [atMost(8, 'province', false)])], 1).map(
      (r) => r.look,
    );
    expect(looks).toEqual(['remark']);
  });
});

test('rules of status words quote the words', () => {
  const [rule] = statusRules([status('missed', '未"达标'), status('none', '–')], 7);
  expect(rule?.expression(4)).toBe('$G4="未""达标"');
});

/** Computes `IFERROR(AND($D5>0,AND|OR(a*b op c*d)),FALSE)` for one comparison. */
function evaluate(expression: string | undefined, n: number, d: number): boolean {
  const parts = /(\d+)(<=|>=|<|>)(\d+)\*\$D5\)\),FALSE\)$/.exec(expression ?? '');
  const [, scale, operator, limit] = parts ?? [];
  const left = n * Number(scale);
  const right = Number(limit) * d;
  if (operator === '<=') return left <= right;
  if (operator === '>=') return left >= right;
  return operator === '<' ? left < right : left > right;
}
