import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../store/store.ts';
import { closeLentStores, lentStore } from '../store/test-support.ts';
import { passOf, rowsAlone, sharedQuery } from './aggregates.ts';
import type { Population } from './population.ts';
import { type CalculatorSpec, calculatorOf } from './registry.ts';

let store: Store;

beforeAll(async () => {
  store = await lentStore();
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await closeLentStores();
});

const specs: readonly CalculatorSpec[] = [
  { kind: 'count' },
  { kind: 'sum', of: 'v' },
  { kind: 'mean', of: 'v' },
  { kind: 'percentile', of: 'v', percent: 80 },
  { kind: 'quotient', of: 'v', over: 'w', per: null },
  { kind: 'ratio', numerator: "v > 1 or b = 'x'" },
  { kind: 'repeat_rate', user: 'w', atLeast: 2, same: ['b'], withinDays: null, counted: 'v > 1' },
  { kind: 'repeat_rate', user: 'w', atLeast: 3, same: ['b'], withinDays: null, counted: 'v > 1' },
];
const scopes = [null, "a = 'p'", "b = 'x' or w is null", 'v > 2', 'false'];
const table = 'aggregated';
const cohort = { column: 't', start: '2009-07-01', end: '2009-08-01' };

const some = fc.constantFrom;
const records = fc.array(
  fc.tuple(
    some('p', 'q', null),
    some('x', 'y', null),
    some(0.5, 1.25, 3, 100.01, null),
    some(1, 2.5, null),
    some('2009-06-30 23:59:59', '2009-07-01 00:00:00', '2009-07-31 12:00:00'),
  ),
  { maxLength: 20 },
);

it('gives in one pass what each query gives alone, whatever the scopes and sets', async () => {
  await fc.assert(
    fc.asyncProperty(records, some(null, cohort), async (rows, time) => {
      await store.run(
        `create or replace table ${table} (a varchar, b varchar, v double, w double, t timestamp)`,
      );
      await store.append(table, rows);
      for (const dimensions of [[], ['a'], ['b', 'a']]) {
        const all = specs.flatMap((spec) =>
          scopes.map((where) => {
            const population: Population = { table, where, cohort: time };
            const calculator = calculatorOf(spec);
            const sharing = calculator.sharing(population, dimensions);
            if (sharing === null) throw new Error(`${spec.kind} shares no pass`);
            return { alone: calculator.query(population, dimensions, null), ...sharing };
          }),
        );
        const passes = Map.groupBy(all, ({ population }) => passOf(population));
        expect(passes.size).toBe(1 + scopes.length);
        for (const sharers of passes.values()) {
          const pass = sharedQuery(sharers, dimensions);
          const shared = await store.rows(pass.sql, pass.values);
          for (const [at, { alone }] of sharers.entries())
            expect(inOrder(rowsAlone(shared, at, dimensions))).toEqual(
              inOrder(await store.rows(alone.sql, alone.values)),
            );
        }
      }
    }),
    { numRuns: 4 },
  );
});

function inOrder(rows: readonly object[]): readonly string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
}
