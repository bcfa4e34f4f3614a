import { expect, test } from 'vitest';
import { defaultFindings } from '../pack/rules/findings-config.ts';
import { withEdges } from './edge.ts';
import type { TargetVerdict } from './types.ts';

const { thresholds } = defaultFindings();
const percent = { unit: 'percent', shape: 'rate' } as const;

function edge(
  numerator: number,
  denominator: number,
  target: Partial<TargetVerdict>,
  metric: Parameters<typeof withEdges>[2] = percent,
): boolean {
  const per = metric.unit === 'percent' ? 100 : 10_000;
  const kept = { setBy: 'city', limit: 5, comparator: '<=', judges: true, met: true, ...target };
  const result = { numerator, denominator, value: (numerator / denominator) * per };
  return withEdges([kept as TargetVerdict], result, metric, thresholds)[0]?.edge === true;
}

test('a limit kept by half a point, or by one user, is on the edge', () => {
  expect(edge(46, 1000, {})).toBe(true);
  expect(edge(44, 1000, {})).toBe(false);
  // 8 of 200 is a whole point away, and two users.
  expect(edge(8, 200, {})).toBe(false);
  expect(edge(4, 100, {})).toBe(true);
});

test('a base so small that one user is many points has no edge', () => {
  expect(edge(1, 8, { limit: 20 })).toBe(false);
});

test('what is missed or not judged yet has none, nor has a limit at the end of its scale', () => {
  expect(edge(51, 1000, { met: false })).toBe(false);
  expect(edge(50, 1000, { met: null })).toBe(false);
  expect(edge(1000, 1000, { limit: 100, comparator: '>=' })).toBe(false);
  expect(edge(0, 100, { limit: 1 })).toBe(false);
});

test('of a rate per users only the records between it and the limit tell', () => {
  const per = { unit: 'per_10000', shape: 'rate' } as const;
  expect(edge(49, 100_000, {}, per)).toBe(true);
  expect(edge(40, 100_000, {}, per)).toBe(false);
});
