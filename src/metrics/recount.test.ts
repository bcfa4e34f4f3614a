import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricOf } from '../pack/test-support.ts';
import { openStore, type Store } from '../store/store.ts';
import {
  computeJuly,
  fill,
  inJuly,
  resultsOver,
  someTickets,
  type Ticket,
  ticket,
} from './test-support.ts';
import type { MetricResult } from './types.ts';

let folder = '';
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recount-'));
  store = await openStore({ tempFolder: folder, memoryLimit: '200MB' });
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

type Counts = Readonly<Record<string, readonly [number | null, number | null]>>;

/** Numerator and denominator by key; for counts the value. */
function countsOf(results: readonly MetricResult[]): Counts {
  return Object.fromEntries(
    results.map(({ key, numerator, denominator, value }) => [
      key,
      [numerator ?? value, denominator],
    ]),
  );
}

/** The key of each combination of members and the rows that stand in it, the whole among them. */
function grouped(rows: readonly Ticket[], ...sets: readonly (readonly (keyof Ticket)[])[]) {
  const groups = new Map<string, Ticket[]>([['m', []]]);
  for (const set of [[], ...sets]) {
    for (const row of rows) {
      const members = set.map((name) => `${name}=${row[name] ?? '未填写'}`);
      const key = members.length === 0 ? 'm' : `m?${members.join('&')}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
  }
  return groups;
}

function recounted(
  groups: ReadonlyMap<string, readonly Ticket[]>,
  count: (rows: readonly Ticket[], key: string) => readonly [number | null, number | null],
): Counts {
  return Object.fromEntries([...groups].map(([key, rows]) => [key, count(rows, key)]));
}

const BY = [['branch'], ['branch', 'service']];
const holds = (test: (rows: readonly Ticket[]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(someTickets, test), { numRuns: 60 });

describe('count', () => {
  it('counts the records of the month in scope', async () => {
    await holds(async (rows) => {
      const found = await resultsOver(store, rows, { only: { brand: 'E8' }, by: BY });
      const july = rows.filter((row) => inJuly(row) && row.brand === 'E8');
      expect(countsOf(found)).toEqual(
        recounted(grouped(july, ['branch'], ['branch', 'service']), (group) => [
          group.length,
          null,
        ]),
      );
    });
  });

  it('takes midnight at the start of the month in and at its end out', async () => {
    const rows = ['2009-06-30 23:59:59', '2009-07-01 00:00:00', '2009-08-01 00:00:00'];
    const [total] = await resultsOver(
      store,
      rows.map((accepted) => ticket({ accepted })),
      {},
    );
    expect(total?.value).toBe(1);
  });

  it('gives a zero to each configured member without records where the metric asks for it', async () => {
    const filled = await resultsOver(store, [ticket()], { by: [['branch']], fill: 'zero' });
    expect(countsOf(filled)).toEqual({
      m: [1, null],
      'm?branch=安岳': [1, null],
      'm?branch=简阳': [0, null],
    });
  });
});

describe('ratio', () => {
  const raw = { calculator: 'ratio', with: { numerator: 'overdue' }, by: BY } as const;

  it('leaves records out of both parts where the condition cannot be told', async () => {
    await holds(async (rows) => {
      const found = await resultsOver(store, rows, raw);
      const groups = grouped(rows.filter(inJuly), ['branch'], ['branch', 'service']);
      expect(countsOf(found)).toEqual(
        recounted(groups, (group) => [
          group.filter((row) => row.overdue).length,
          group.filter((row) => row.overdue !== null).length,
        ]),
      );
      for (const { numerator, denominator } of found)
        expect(numerator ?? 0).toBeLessThanOrEqual(denominator ?? 0);
    });
  });

  it('reads derived columns: what is not restored is not on time', async () => {
    const rows = [
      ticket({ overdue: false }),
      ticket({ overdue: false, restored: '2009-07-11 00:00:00' }),
      ticket({ overdue: true, restored: '2009-07-11 00:00:00' }),
    ];
    const found = await resultsOver(store, rows, {
      calculator: 'ratio',
      with: { numerator: 'on_time' },
    });
    expect(countsOf(found)).toEqual({ m: [1, 3] });
  });

  it('does not apply where nothing is in scope', async () => {
    const [total] = await resultsOver(store, [], raw);
    expect(total).toMatchObject({ status: 'not_applicable', value: null, display: '—' });
  });
});

describe('share', () => {
  const raw = { calculator: 'share', with: { of: 'cause' }, by: [['cause'], ['branch', 'cause']] };

  it('is the part of each category, empty ones named, and the parts sum to the whole', async () => {
    await holds(async (rows) => {
      const july = rows.filter(inJuly);
      const found = await resultsOver(store, rows, raw as Parameters<typeof resultsOver>[2]);
      const whole = (branch: string | undefined) =>
        july.filter((row) => branch === undefined || row.branch === branch).length;
      expect(countsOf(found)).toEqual(
        recounted(grouped(july, ['cause'], ['branch', 'cause']), (group, key) => [
          group.length,
          whole(/branch=([^&]+)/.exec(key)?.[1]),
        ]),
      );
      const parts = found.filter(({ by }) => Object.keys(by).length === 1);
      expect(parts.reduce((sum, one) => sum + (one.numerator ?? 0), 0)).toBe(july.length);
    });
  });

  it('puts free text in the order of size', async () => {
    const rows = ['终端', '线路', '线路'].map((cause) => ticket({ cause }));
    const found = await resultsOver(store, rows, raw as Parameters<typeof resultsOver>[2]);
    expect(found.slice(1, 3).map((one) => one.display)).toEqual(['66.67%', '33.33%']);
  });
});

const shuffled = someTickets.chain((rows) =>
  fc.tuple(
    fc.constant(rows),
    fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length }),
  ),
);

describe('row order', () => {
  it('never changes a figure', async () => {
    const raws = [
      { by: BY },
      { calculator: 'ratio', with: { numerator: 'overdue' }, by: BY },
      { calculator: 'share', with: { of: 'cause' }, by: [['cause']] },
      { calculator: 'repeat_rate', with: { user: 'user_number', same: ['service'] }, by: BY },
      {
        calculator: 'repeat_rate',
        with: { user: 'user_number', within_days: 2, since: 'restored_at' },
      },
    ] as const;
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, mixed]) => {
        const metrics = raws.map((raw, at) => ({
          ...metricOf(raw as Parameters<typeof metricOf>[0]),
          id: `m${at}`,
        }));
        await fill(store, mixed);
        const { outcomes } = await computeJuly(store, metrics);
        expect(outcomes).toHaveLength(raws.length);
        await fill(store, rows);
        expect(outcomes).toEqual((await computeJuly(store, metrics)).outcomes);
      }),
      { numRuns: 40 },
    );
  });
});
