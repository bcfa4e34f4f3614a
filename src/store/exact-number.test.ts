import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exactComparisons } from './exact-comparisons.ts';
import { EXACT_PARTS, inExactParts, inExactPartsOfMany, nearestExact } from './exact-number.ts';
import { openStore, type Store } from './store.ts';

let folder = '';
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exact-'));
  store = await openStore({ tempFolder: folder });
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const seconds = fc.integer({ min: 0, max: 3_600_000 });

it('a length less another is equal to the length that is left, to the second', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(seconds, seconds), { minLength: 100 }), async (pairs) => {
      await store.run('CREATE OR REPLACE TABLE t (whole BIGINT, part BIGINT)');
      await store.append(
        't',
        pairs.map(([a, b]) => [a + b, b]),
      );
      const rows = await store.rows(
        `SELECT count(*) AS n FROM t WHERE ${nearestExact('(whole / 3600.0 - part / 3600.0)')} <> (whole - part) / 3600.0`,
      );
      expect(rows).toEqual([{ n: 0 }]);
    }),
    { numRuns: 20 },
  );
});

it('sums are exact, whatever the order: decimals and seconds alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(seconds, { minLength: 50 }), async (given) => {
      await store.run('CREATE OR REPLACE TABLE t (v DOUBLE)');
      await store.append(
        't',
        given.map((one) => [one / 3600]),
      );
      const [row] = await store.rows(
        `SELECT cast(sum(${inExactParts('v')}) AS varchar) AS n FROM t`,
      );
      const total = given.reduce((sum, one) => sum + BigInt(one), 0n);
      expect(BigInt(String(row?.n)) * 3600n).toBe(total * EXACT_PARTS);
    }),
    { numRuns: 20 },
  );
  const [row] = await store.rows(`SELECT cast(${inExactParts("'2250.76'")} AS varchar) AS n`);
  expect(BigInt(String(row?.n))).toBe((225_076n * EXACT_PARTS) / 100n);
});

it('holds amounts up to the largest that the store keeps', async () => {
  const [row] = await store.rows(
    `SELECT cast(${inExactParts("cast('9999999999999999.99' as decimal(18, 2))")} AS varchar) AS n`,
  );
  expect(BigInt(String(row?.n))).toBe((999_999_999_999_999_999n * EXACT_PARTS) / 100n);
});

it('compares a computed length of time with its limit exactly, and leaves other conditions as they are', async () => {
  const columns = {
    numbers: new Set(['suspend', 'most', 'n']),
    lengths: new Set(['suspend', 'most']),
  };
  const late =
    "case when b is null then false else date_diff('second', a, b) / 3600.0 - coalesce(suspend, 0) > most end";
  await store.run(
    "CREATE OR REPLACE TABLE t AS SELECT TIMESTAMP '2009-07-01' AS a, TIMESTAMP '2009-07-01 17:40:00' AS b, 3000 / 3600.0 AS suspend, 60600 / 3600.0 AS most, 3 AS n, 'x' AS c",
  );
  const exact = await exactComparisons(store, late, columns);
  expect(await store.rows(`SELECT (${late}) AS before, (${exact}) AS late FROM t`)).toEqual([
    { before: true, late: false },
  ]);
  const between = "date_diff('second', a, b) / 3600.0 - suspend between most and most + 1";
  const told = await exactComparisons(store, between, columns);
  expect(await store.rows(`SELECT (${told}) AS within FROM t`)).toEqual([{ within: true }]);
  for (const other of ['n - 1 > 2', "c = 'a-b'", 'b - a > interval 1 day', 'suspend <= most'])
    expect(await exactComparisons(store, other, columns)).toBe(other);
});

it('finds the parts of many numbers as of one: lengths, decimals, halves of a part, large and small ones', async () => {
  const parts = fc.integer({ min: -(2 ** 52), max: 2 ** 52 }).map((one) => one / 9_000_000);
  const halves = fc.integer({ min: -1e9, max: 1e9 }).map((one) => (one + 0.5) / 9_000_000);
  const any = fc.double({ min: -1e20, max: 1e20, noNaN: true });
  const small = fc.double({ min: -2e6, max: 2e6, noNaN: true });
  const length = seconds.map((one) => one / 3600);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(parts, halves, any, small, length), { minLength: 300 }),
      async (given) => {
        await store.run('CREATE OR REPLACE TABLE t (v DOUBLE)');
        await store.append(
          't',
          given.map((one) => [one]),
        );
        const rows = await store.rows(
          `SELECT v FROM t WHERE ${inExactPartsOfMany('v')} <> ${inExactParts('v')}
            OR ${nearestExact('v')} <> cast(${inExactParts('v')} as double) / ${EXACT_PARTS}.0`,
        );
        expect(rows).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});
