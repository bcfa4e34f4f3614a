import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawBillMetric } from '../pack/test-bills.ts';
import { openStore, type Store } from '../store/store.ts';
import { bill, billResults, type UserRow } from './test-amounts.ts';

let folder = '';
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'per-base-'));
  store = await openStore({ tempFolder: folder, memoryLimit: '200MB' });
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

describe('records for each so many users', () => {
  const raw = {
    calculator: 'per_base',
    with: { base: 'all_users', of: 'mean', per: 10_000 },
    by: [['branch']],
  } satisfies RawBillMetric;
  const USERS: readonly UserRow[] = [
    ['安岳', '1000', '1001'],
    ['简阳', '2000', '2000'],
  ];

  it('divides the count by the users of the same members, to the half user', async () => {
    const rows = [bill(), bill(), bill({ branch: '简阳' })];
    expect(await billResults(store, rows, raw, { users: USERS })).toMatchObject([
      { numerator: 3, denominator: 3000.5, display: '10.00' },
      { numerator: 2, denominator: 1000.5, display: '19.99' },
      { numerator: 1, denominator: 2000, value: 5, display: '5.00' },
    ]);
  });

  it('is 0 for users without a record, and unknown for records without users', async () => {
    const some = await billResults(store, [bill()], raw, { users: USERS.slice(1) });
    expect(some).toMatchObject([
      { status: 'ok', numerator: 1, denominator: 2000 },
      { by: { branch: '安岳' }, status: 'not_provided', value: null },
      { by: { branch: '简阳' }, status: 'ok', numerator: 0, value: 0 },
    ]);
    const gap = await billResults(store, [bill()], raw, { users: [['安岳', '5', null]] });
    expect(gap.map(({ status }) => status)).toEqual(['not_provided', 'not_provided']);
  });

  it('says which dataset or column it lacks', async () => {
    const [none] = await billResults(store, [bill()], raw, { users: null });
    expect(none).toMatchObject({
      status: 'not_provided',
      reason: { code: 'base_not_provided', params: { dataset: 'users', name: '在网用户数' } },
    });
    const [half] = await billResults(store, [bill()], raw, { usersPresent: ['branch', 'first'] });
    expect(half).toMatchObject({
      status: 'not_provided',
      reason: {
        code: 'base_columns_missing',
        params: { dataset: 'users', name: '在网用户数', columns: ['月末'] },
      },
    });
  });

  it('agrees with a recount: counts and users both add up over branches, whatever the order', async () => {
    const branch = fc.constantFrom('安岳', '简阳');
    const size = fc.nat(5000);
    const row = fc.tuple(branch, size, size);
    const tables = fc.tuple(fc.array(branch, { maxLength: 12 }), fc.array(row, { maxLength: 6 }));
    await fc.assert(
      fc.asyncProperty(tables, async ([branches, sizes]) => {
        const rows = branches.map((one) => bill({ branch: one }));
        const users = sizes.map(([of, first, last]): UserRow => [of, `${first}`, `${last}`]);
        const results = await billResults(store, rows, raw, { users });
        for (const { by, numerator, denominator, status } of results) {
          const own = (of: string) => by.branch === undefined || by.branch === of;
          const there = sizes.filter(([of]) => own(of));
          const doubled = there.reduce((sum, [, first, last]) => sum + first + last, 0);
          if (there.length === 0) expect(status).toBe('not_provided');
          else {
            expect([numerator, denominator]).toEqual([branches.filter(own).length, doubled / 2]);
            expect(status).toBe(doubled === 0 ? 'not_applicable' : 'ok');
          }
        }
        const turned = { users: users.toReversed() };
        expect(await billResults(store, rows.toReversed(), raw, turned)).toEqual(results);
      }),
      { numRuns: 50 },
    );
  });
});
