import { describe, expect, it } from 'vitest';
import { continuedIn, redefinedFrom, withSameMeaning } from './same-meaning.ts';
import type { PastMonth } from './types.ts';

function past(month: string, definition: string, metric = 'a.rate'): PastMonth {
  const outcome = {
    id: metric,
    name: '率',
    calculator: 'ratio',
    unit: 'percent',
    better: 'lower',
    population: 'census',
    definition,
    results: [],
  } as const;
  const head = { schemaVersion: 1, month, pack: 'p', organization: 'o' } as const;
  return { month, state: 'final', file: { ...head, metrics: [outcome] } };
}

const NOW = new Map([['a.rate', 'new']]);
const change = (month: string, ...metrics: string[]) => ({ metrics, month, reason: '只改写法' });
const definitionsIn = (months: readonly PastMonth[]) =>
  months.map(({ month, file }) => [month, file.metrics[0]?.definition]);

describe('a definition that changed', () => {
  const months = [past('2026-01', 'old'), past('2026-02', 'old'), past('2026-03', 'new')];

  it('parts months unless somebody says that they compare', () => {
    expect(withSameMeaning(months, '2026-04', NOW, [])).toEqual(months);
    expect(redefinedFrom('a.rate', 'new', months, '2026-04')).toBe('2026-03');
    expect(redefinedFrom('a.rate', 'newer', months, '2026-04')).toBe('2026-04');
    expect(redefinedFrom('a.rate', 'new', months.slice(2), '2026-04')).toBe(null);
    expect(redefinedFrom('b.rate', 'new', months, '2026-04')).toBe(null);
  });

  it('is compared across the change that is told, which the months before it say', () => {
    const same = withSameMeaning(months, '2026-04', NOW, [change('2026-03', 'a.rate')]);
    expect(definitionsIn(same)).toEqual([
      ['2026-01', 'new'],
      ['2026-02', 'new'],
      ['2026-03', 'new'],
    ]);
    expect(continuedIn(same)).toEqual([{ metric: 'a.rate', month: '2026-03', reason: '只改写法' }]);
    expect(redefinedFrom('a.rate', 'new', same, '2026-04')).toBe(null);
  });

  it('is not compared across another change, nor one of another metric or of another time', () => {
    const told = (...comparable: ReturnType<typeof change>[]) =>
      definitionsIn(withSameMeaning(months, '2026-04', NOW, comparable)).map(([, one]) => one);
    expect(told(change('2026-03', 'b.rate'))).toEqual(['old', 'old', 'new']);
    expect(told(change('2026-02', 'a.rate'))).toEqual(['old', 'old', 'new']);
    expect(told(change('2026-05', 'a.rate'))).toEqual(['old', 'old', 'new']);
    const two = [past('2025-12', 'oldest'), ...months];
    const one = withSameMeaning(two, '2026-04', NOW, [change('2026-03', 'a.rate')]);
    expect(definitionsIn(one)[0]).toEqual(['2025-12', 'oldest']);
    const both = [change('2026-03', 'a.rate'), change('2026-01', 'a.rate')];
    expect(definitionsIn(withSameMeaning(two, '2026-04', NOW, both))[0]).toEqual([
      '2025-12',
      'new',
    ]);
    expect(continuedIn(withSameMeaning(two, '2026-04', NOW, both))).toHaveLength(2);
  });
});
