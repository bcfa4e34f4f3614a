import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { membershipOf } from '../metrics/figure-rows.ts';
import { MONTH, resultsOver, someTickets } from '../metrics/test-support.ts';
import { metricOf } from '../pack/test-support.ts';
import { openStore, type Store } from '../store/store.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import { countParts } from './records.ts';

let folder = '';
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'membership-'));
  store = await openStore({ tempFolder: folder, memoryLimit: '200MB' });
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

it.each([
  [{ user: 'user_number', at_least: 2 }],
  [{ user: 'user_number', at_least: 2, same: ['service'] }],
  [{ user: 'user_number', at_least: 2, within_days: 7 }],
  [{ user: 'user_number', at_least: 2, same: ['service'], within_days: 3 }],
] as const)(
  'finds the users of a repeat rate with %j, whatever the tickets',
  async (parameters) => {
    const raw = {
      id: 'm',
      calculator: 'repeat_rate' as const,
      with: parameters,
      by: [['branch'], ['branch', 'service']],
    };
    const metric = metricOf(raw as unknown as Parameters<typeof metricOf>[0]);
    await fc.assert(
      fc.asyncProperty(someTickets, async (rows) => {
        const results = await resultsOver(
          store,
          rows,
          raw as unknown as Parameters<typeof metricOf>[0],
        );
        for (const { by, numerator, denominator } of results) {
          const membership = membershipOf(metric, by, { workspace: workspaceOf(), month: MONTH });
          const { users } = await countParts(store, membership);
          expect([users?.over ?? 0, users?.under ?? 0]).toEqual([numerator ?? 0, denominator ?? 0]);
        }
      }),
      { numRuns: 12 },
    );
  },
);
