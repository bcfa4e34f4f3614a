import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore, type Store } from '../store/store.ts';
import { inJuly, resultsOver, someTickets, type Ticket } from './test-support.ts';

let folder = '';
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'share-'));
  store = await openStore({ tempFolder: folder, memoryLimit: '200MB' });
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const keyOf = ({ user, service }: Ticket) => `${user} ${service}`;

/** The tickets of users who have two or more with the same service among these. */
function ofRepeatUsers(rows: readonly Ticket[]): readonly Ticket[] {
  const named = rows.filter(({ user }) => user !== null);
  return named.filter((row) => named.filter((one) => keyOf(one) === keyOf(row)).length >= 2);
}

it('counts the causes of repeat users only, each brand by its own repeats, and adds up', async () => {
  await fc.assert(
    fc.asyncProperty(someTickets, async (rows) => {
      const found = await resultsOver(store, rows, {
        calculator: 'share',
        with: { of: 'cause', user: 'user_number', same: ['service'] },
        by: [['brand'], ['brand', 'cause']],
      });
      const july = rows.filter(inJuly);
      for (const { by, numerator, denominator } of found) {
        const group = july.filter(({ brand }) => by.brand === undefined || brand === by.brand);
        const repeated = ofRepeatUsers(group);
        const counted = repeated.filter(
          ({ cause }) => by.cause === undefined || (cause ?? '未填写') === by.cause,
        );
        expect([numerator, denominator]).toEqual([counted.length, repeated.length]);
      }
      for (const brand of ['E6', 'E8']) {
        const parts = found.filter(({ by }) => by.brand === brand && by.cause !== undefined);
        const sum = parts.reduce((all, { numerator }) => all + (numerator ?? 0), 0);
        expect(sum).toBe(ofRepeatUsers(july.filter((row) => row.brand === brand)).length);
      }
    }),
    { numRuns: 60 },
  );
});
