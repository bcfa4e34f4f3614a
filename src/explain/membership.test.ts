import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Computed } from '../metrics/compute.ts';
import { membershipOf } from '../metrics/figure-rows.ts';
import { type Bill, bill, computeBills } from '../metrics/test-amounts.ts';
import { computeJuly, fill, MONTH, someTickets } from '../metrics/test-support.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { billMetric } from '../pack/test-bills.ts';
import { metricOf } from '../pack/test-support.ts';
import { openStore, type Store } from '../store/store.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import { countParts } from './records.ts';
import { agrees } from './test-support.ts';

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

/** Keys whose records do not make the figure, or not what was left out of it. */
async function differing(metric: MetricSpec, { outcomes, exclusions }: Computed) {
  const keys: string[] = [];
  for (const result of outcomes[0]?.results ?? []) {
    if (result.status !== 'ok') continue;
    const membership = membershipOf(metric, result.by, {
      workspace: workspaceOf(),
      month: MONTH,
    });
    const counts = await countParts(store, membership);
    const excluded =
      exclusions.find(({ key, of }) => key === result.key && of === 'figure')?.count ?? 0;
    if (!agrees(metric, result, counts) || counts.excluded !== excluded) keys.push(result.key);
  }
  return keys;
}

const BY = [['branch'], ['branch', 'service']];
const OVER_TICKETS: readonly Parameters<typeof metricOf>[0][] = [
  { by: BY },
  { calculator: 'ratio', with: { numerator: 'overdue' }, by: BY },
  { calculator: 'share', with: { of: 'cause' }, by: [['cause'], ['branch', 'cause']] },
  { calculator: 'repeat_rate', with: { user: 'user_number' }, by: BY },
  { calculator: 'repeat_rate', with: { user: 'user_number', same: ['service'] }, by: BY },
  {
    calculator: 'repeat_rate',
    with: { user: 'user_number', within_days: 7, since: 'restored_at' },
    by: BY,
  },
  {
    calculator: 'repeat_rate',
    with: { user: 'user_number', same: ['service'], within_days: 3, since: 'restored_at' },
    by: BY,
  },
];

it.each(OVER_TICKETS)(
  'finds the records of $calculator $with, whatever the tickets',
  async (raw) => {
    const metric = metricOf(raw);
    await fc.assert(
      fc.asyncProperty(someTickets, async (rows) => {
        await fill(store, rows);
        expect(await differing(metric, await computeJuly(store, [metric]))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  },
);

const amount = fc.constantFrom('0.10', '0.20', '3', '12.34', null);
const someBills: fc.Arbitrary<readonly Bill[]> = fc.array(
  fc.record({ branch: fc.constantFrom('安岳', '简阳'), fee: amount, lasted: amount }).map(bill),
  { maxLength: 12 },
);
const OVER_BILLS: readonly Parameters<typeof billMetric>[0][] = [
  { calculator: 'sum', with: { of: 'fee' }, unit: 'yuan', by: [['branch']] },
  {
    calculator: 'percentile',
    with: { of: 'lasted', percent: 80 },
    unit: 'hours',
    by: [['branch']],
  },
  { calculator: 'mean', with: { of: 'lasted' }, by: [['branch']] },
  { calculator: 'quotient', with: { of: 'fee', over: 'lasted' }, by: [['branch']] },
  { calculator: 'value', with: { of: 'fee' }, unit: 'yuan', by: [['branch']] },
];

it.each(OVER_BILLS)('finds the records of $calculator $with, whatever the bills', async (raw) => {
  await fc.assert(
    fc.asyncProperty(someBills, async (rows) => {
      const metric = billMetric(raw);
      expect(await differing(metric, await computeBills(store, rows, raw))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
