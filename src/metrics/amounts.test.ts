import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../messages/catalogue.ts';
import { displayValue } from '../number/display.ts';
import { fraction } from '../number/fraction.ts';
import { billMetric, type RawBillMetric } from '../pack/test-bills.ts';
import { openStore, type Store } from '../store/store.ts';
import { type Bill, bill, billResults, billResultsOfAll, computeBills } from './test-amounts.ts';

let folder = '';
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amounts-'));
  store = await openStore({ tempFolder: folder, memoryLimit: '200MB' });
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** 123 hundredths are `1.23`. */
function decimal(units: number, scale: number): string {
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  return `${units < 0 ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Amounts so large that a sum of doubles would lose cents. */
const MOST_CENTS = 900_000_000_000_000;
const given = (scale: number, min: number, max: number) =>
  fc.option(fc.integer({ min, max }).map((units) => decimal(units, scale)));

const someBills: fc.Arbitrary<readonly Bill[]> = fc.array(
  fc.record({
    branch: fc.constantFrom('安岳', '简阳'),
    department: fc.constantFrom('安岳实业', '简阳实业', null),
    kind: fc.constantFrom('超时', '录入'),
    fee: given(2, -MOST_CENTS, MOST_CENTS),
    lasted: given(6, 0, 40_000_000),
    place: fc.constantFrom('1', '2', '8.5', null),
    done: fc.constant(null),
  }),
  { maxLength: 25 },
);

const holds = (test: (rows: readonly Bill[]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(someBills, test), { numRuns: 50 });

/** The rows of each branch, and all of them under the empty name. */
function byBranch(rows: readonly Bill[]): ReadonlyMap<string, readonly Bill[]> {
  return new Map([['', rows], ...Map.groupBy(rows, (row) => row.branch)]);
}

const unitsOf = (text: string) => BigInt(text.replace('.', ''));

describe('sum', () => {
  const raw = { with: { of: 'fee' }, by: [['branch'], ['kind']] };

  it('adds amounts exactly, and the parts make up the total', async () => {
    await holds(async (rows) => {
      const results = await billResults(store, rows, raw);
      for (const [branch, group] of byBranch(rows)) {
        const fees = group.flatMap(({ fee }) => (fee === null ? [] : [unitsOf(fee)]));
        const found = results.find(({ by }) => (by.branch ?? '') === branch && !by.kind);
        if (fees.length === 0 && group.length > 0) {
          expect(found).toMatchObject({ status: 'not_applicable', value: null });
        } else {
          const cents = fees.reduce((sum, one) => sum + one, 0n);
          expect(found?.display).toBe(displayValue(fraction(cents, 100n), 'yuan'));
          expect(found).toMatchObject({ numerator: null, denominator: null });
        }
      }
      for (const dimension of ['branch', 'kind']) {
        const parts = results.filter(({ by }) => dimension in by && Object.keys(by).length === 1);
        const sum = parts.reduce(
          (cents, one) =>
            cents + (one.value === null ? 0n : unitsOf(one.display.replaceAll(',', ''))),
          0n,
        );
        const [total] = results;
        expect(
          total?.value === null ? 0n : unitsOf((total?.display ?? '').replaceAll(',', '')),
        ).toBe(sum);
      }
    });
  });

  it('leaves records without the value out and lists them', async () => {
    const { exclusions, outcomes } = await computeBills(
      store,
      [bill({ fee: '0.10' }), bill({ fee: '0.20' }), bill()],
      { with: { of: 'fee' } },
    );
    expect(outcomes[0]?.results[0]).toMatchObject({ value: 0.3, display: '0.30' });
    expect(exclusions).toMatchObject([{ key: 'm', count: 1 }]);
  });

  it('is 0 without a record, and for the assessed departments that have none', async () => {
    const none = await billResults(store, [], { with: { of: 'lasted' } });
    expect(none).toMatchObject([{ status: 'ok', value: 0, display: '0.00' }]);
    const filled = await billResults(store, [bill({ department: '简阳实业', fee: '610.76' })], {
      with: { of: 'fee' },
      by: [['department'], ['kind']],
      fill: { zero: ['department'] },
    });
    expect(filled.map(({ key, display }) => [key, display])).toEqual([
      ['m', '610.76'],
      ['m?department=安岳实业', '0.00'],
      ['m?department=简阳实业', '610.76'],
      ['m?kind=超时', '610.76'],
    ]);
  });
});

describe('mean', () => {
  const raw = { calculator: 'mean', with: { of: 'fee' }, by: [['branch']] } satisfies RawBillMetric;

  it('is the exact sum over the number of records that have the value', async () => {
    await holds(async (rows) => {
      const results = await billResults(store, rows, raw);
      for (const [branch, group] of byBranch(rows)) {
        const fees = group.flatMap(({ fee }) => (fee === null ? [] : [unitsOf(fee)]));
        const found = results.find(({ by }) => (by.branch ?? '') === branch);
        const cents = fees.reduce((sum, one) => sum + one, 0n);
        if (fees.length === 0)
          expect(found).toMatchObject({ status: 'not_applicable', value: null, denominator: 0 });
        else {
          const exact = fraction(cents, 100n * BigInt(fees.length));
          expect(found).toMatchObject({
            display: displayValue(exact, 'yuan'),
            denominator: fees.length,
            numerator: Number(cents) / 100,
          });
        }
      }
    });
  });

  it('prints counts with decimals and percentages in percent, and lists what has no value', async () => {
    const rows = [
      bill({ place: '2', done: '0.5' }),
      bill({ place: '3', done: '0.75' }),
      bill({ place: '3' }),
      bill(),
    ];
    const of = async (column: string) =>
      await computeBills(store, rows, { ...raw, with: { of: column } });
    const places = await of('place');
    expect(places.outcomes[0]?.results[0]).toMatchObject({ display: '2.67', numerator: 8 });
    expect(places.exclusions).toMatchObject([{ key: 'm', count: 1 }, { key: 'm?branch=安岳' }]);
    expect((await of('done')).outcomes[0]?.results[0]?.display).toBe('62.50%');
  });

  it('of a sample has no interval: its records are no parts of a whole', async () => {
    const rows = Array.from({ length: 40 }, () => bill({ fee: '2' }));
    const [total] = await billResults(store, rows, { ...raw, population: 'sample' });
    expect(total).toMatchObject({ display: '2.00', interval: null });
  });
});

describe('quotient', () => {
  const raw = {
    calculator: 'quotient',
    with: { of: 'lasted', over: 'fee' },
    by: [['branch']],
  } satisfies RawBillMetric;

  it('is one exact sum over another, both of the records that have both', async () => {
    await holds(async (rows) => {
      const { outcomes, exclusions } = await computeBills(store, rows, raw);
      for (const [branch, group] of byBranch(rows)) {
        const both = group.filter(({ fee, lasted }) => fee !== null && lasted !== null);
        const add = (of: 'fee' | 'lasted') =>
          both.reduce((sum, row) => sum + unitsOf(row[of] ?? '0'), 0n);
        const [over, under] = [add('lasted'), add('fee')];
        const found = outcomes[0]?.results.find(({ by }) => (by.branch ?? '') === branch);
        if (found === undefined) continue;
        expect([found.numerator, found.denominator]).toEqual([
          Number(over) / 1e6,
          Number(under) / 100,
        ]);
        expect(found.status).toBe(under === 0n ? 'not_applicable' : 'ok');
        if (under !== 0n) {
          const percent = fraction(100n * over, 10_000n * under);
          expect(found.display).toBe(displayValue(percent, 'percent'));
        }
        const left = exclusions.find(({ key }) => key === found.key)?.count ?? 0;
        expect(left).toBe(group.length - both.length);
      }
    });
  });

  it('has no value over nothing or over zero, and passes 100 % where it does', async () => {
    const none = await billResults(store, [], raw);
    expect(none).toMatchObject([{ status: 'not_applicable', numerator: 0, denominator: 0 }]);
    const zero = await billResults(store, [bill({ lasted: '3', fee: '0' })], raw);
    expect(zero[0]).toMatchObject({ status: 'not_applicable', display: '—', numerator: 3 });
    const rows = Array.from({ length: 40 }, () => bill({ lasted: '3', fee: '2' }));
    const [total] = await billResults(store, rows, { ...raw, population: 'sample' });
    expect(total).toMatchObject({ display: '150.00%', numerator: 120, interval: null });
    const each = { ...raw, with: { ...raw.with, per: 1 as const } };
    expect((await billResults(store, rows, each))[0]?.display).toBe('1.50');
  });
});

describe('percentile', () => {
  const raw = (percent: number) =>
    ({
      calculator: 'percentile',
      with: { of: 'lasted', percent },
      by: [['branch']],
    }) satisfies RawBillMetric;
  const percents = fc.constantFrom(0.5, 33.3, 50, 80, 95, 99.9, 100);

  it('is the value of nearest rank: so many do not exceed it, and one fewer would not do', async () => {
    await fc.assert(
      fc.asyncProperty(someBills, percents, async (rows, percent) => {
        const results = await billResults(store, rows, raw(percent));
        for (const [branch, group] of byBranch(rows)) {
          const values = group
            .flatMap(({ lasted }) => (lasted === null ? [] : [unitsOf(lasted)]))
            .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
          const found = results.find(({ by }) => (by.branch ?? '') === branch);
          if (values.length === 0) {
            expect(found).toMatchObject({ status: 'not_applicable', display: '—' });
            continue;
          }
          const tenths = Math.round(percent * 10);
          const rank = Math.ceil((tenths * values.length) / 1000);
          expect(found?.value).toBe(Number(values[rank - 1]) / 1e6);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('lies between the least and the greatest value and never falls as the percentage rises', async () => {
    await holds(async (rows) => {
      const all = await billResultsOfAll(store, rows, [1, 50, 80, 95, 100].map(raw));
      const found = all.map(([total]) => total?.value);
      expect(found).toHaveLength(5);
      const values = rows.flatMap(({ lasted }) => (lasted === null ? [] : [Number(lasted)]));
      const known = found.filter((one) => typeof one === 'number');
      if (values.length === 0) expect(known).toEqual([]);
      else {
        expect(known).toEqual(known.toSorted((a, b) => a - b));
        expect(known.at(-1)).toBe(Math.max(...values));
        expect(known[0]).toBeGreaterThanOrEqual(Math.min(...values));
      }
    });
  });
});

describe('value', () => {
  const raw = {
    calculator: 'value',
    with: { of: 'place' },
    unit: 'rank',
    by: [['branch', 'kind']],
  } satisfies RawBillMetric;

  it('is what the export gives, once or several times over', async () => {
    const rows = [bill({ place: '8' }), bill({ place: '8' }), bill({ kind: '录入', place: '12' })];
    const results = await billResults(store, rows, raw);
    expect(results.map(({ key, status, display }) => [key, status, display])).toEqual([
      ['m', 'not_applicable', '—'],
      ['m?branch=安岳&kind=超时', 'ok', '8'],
      ['m?branch=安岳&kind=录入', 'ok', '12'],
    ]);
  });

  it('of a column of percentages is printed, and judged, in percent', async () => {
    const rows = [bill({ branch: '安岳', done: '0.955' }), bill({ branch: '简阳', done: '1.05' })];
    const raw: RawBillMetric = { calculator: 'value', with: { of: 'done' }, by: [['branch']] };
    const [, first, second] = await billResults(store, rows, raw);
    expect(first).toMatchObject({ value: 95.5, display: '95.50%', numerator: null });
    expect(second).toMatchObject({ value: 105, display: '105.00%' });
    expect(billMetric(raw)).toMatchObject({ unit: 'percent', shape: 'level' });
    expect(() => billMetric({ ...raw, unit: 'per_100' })).toThrow(/cannot have the unit per_100/);
    expect(() => billMetric({ ...raw, with: { of: 'fee' }, unit: 'percent' })).toThrow(/percent/);
    const points = await billResults(store, rows, { ...raw, unit: 'points' });
    expect(points[1]).toMatchObject({ value: 0.955, display: '0.96' });
  });

  it('is an error that names the member where records differ, and leaves the others alone', async () => {
    const warnings: Message[] = [];
    const rows = [bill({ place: '8' }), bill({ place: '9' }), bill({ branch: '简阳', place: '3' })];
    const results = await billResults(store, rows, raw, { warn: (one) => warnings.push(one) });
    expect(results.slice(1)).toMatchObject([
      {
        status: 'error',
        value: null,
        reason: { code: 'several_values', params: { count: 2 } },
      },
      { status: 'ok', value: 3 },
    ]);
    expect(warnings).toMatchObject([{ code: 'metrics.several_values' }]);
  });

  it('agrees with a recount', async () => {
    await holds(async (rows) => {
      const results = await billResults(store, rows, raw);
      const groups = Map.groupBy(rows, ({ branch, kind }) => `m?branch=${branch}&kind=${kind}`);
      expect(results).toHaveLength(groups.size + 1);
      for (const [key, group] of groups) {
        const places = new Set(group.flatMap(({ place }) => (place === null ? [] : [place])));
        const [first] = places;
        expect(results.find((one) => one.key === key)).toMatchObject(
          places.size > 1
            ? { status: 'error' }
            : { status: first ? 'ok' : 'not_applicable', value: first ? Number(first) : null },
        );
      }
    });
  });

  it('of a metric without dimensions is its total', async () => {
    const [total] = await billResults(store, [bill({ place: '8' })], { ...raw, by: [] });
    expect(total).toMatchObject({ status: 'ok', value: 8 });
  });
});

describe('row order', () => {
  it('never changes an amount', async () => {
    const raws = [
      { with: { of: 'fee' }, by: [['branch'], ['kind']] },
      { calculator: 'percentile', with: { of: 'lasted', percent: 80 }, by: [['branch']] },
      { calculator: 'value', with: { of: 'place' }, by: [['branch', 'kind']] },
    ] satisfies readonly RawBillMetric[];
    const shuffled = someBills.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, mixed]) => {
        const found = await billResultsOfAll(store, mixed, raws);
        expect(found).toHaveLength(raws.length);
        expect(found).toEqual(await billResultsOfAll(store, rows, raws));
      }),
      { numRuns: 30 },
    );
  });
});
