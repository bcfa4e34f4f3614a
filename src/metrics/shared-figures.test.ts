import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { metricOf } from '../pack/test-support.ts';
import type { Store } from '../store/store.ts';
import { closeLentStores, lentStore } from '../store/test-support.ts';
import { computeJuly, fill, someTickets, ticket } from './test-support.ts';

let store: Store;

beforeAll(async () => {
  store = await lentStore();
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await closeLentStores();
});

const by = [['branch'], ['brand'], ['branch', 'service'], ['cause']];
const metrics = [
  metricOf({ id: 'all', by }),
  metricOf({ id: 'e8', where: "brand = 'E8'", by }),
  metricOf({ id: 'either', where: "brand = 'E6' or service = 'ADSL'", by: [['branch']] }),
  metricOf({ id: 'none', where: "branch = '乐至'", by, fill: 'zero' }),
  metricOf({
    id: 'overdue',
    calculator: 'ratio',
    with: { numerator: "overdue or cause = '线路'" },
    where: "brand = 'E8' or service is null",
    by,
  }),
];

/** The store, and what is asked of it. */
function listened(): { readonly asked: string[]; readonly store: Store } {
  const asked: string[] = [];
  const rows: Store['rows'] = async (sql, values) => {
    asked.push(sql);
    return await store.rows(sql, values);
  };
  return {
    asked,
    store: new Proxy(store, {
      get: (of, name) => (name === 'rows' ? rows : Reflect.get(of, name)),
    }),
  };
}

it('gives each metric the figures that it has alone', async () => {
  await fc.assert(
    fc.asyncProperty(someTickets, async (tickets) => {
      await fill(store, tickets);
      const together = await computeJuly(store, metrics);
      for (const [at, metric] of metrics.entries()) {
        const alone = await computeJuly(store, [metric]);
        expect(together.outcomes[at]).toEqual(alone.outcomes[0]);
        const own = together.exclusions.filter((one) => one.metric === metric.id);
        expect(own).toEqual(alone.exclusions);
      }
    }),
    { numRuns: 12 },
  );
});

it('asks once for each set of dimensions, not for each metric', async () => {
  await fill(store, [ticket(), ticket({ brand: 'E6' })]);
  const heard = listened();
  await computeJuly(heard.store, metrics);
  const passes = heard.asked.filter((sql) => /as amount|_amount/.test(sql));
  expect(passes).toHaveLength(1 + by.length);
});

it('leaves a fault to the metric that has it', async () => {
  await fill(store, [ticket({ user: 'nobody' }), ticket({ brand: 'E6' })]);
  const failing = metricOf({ id: 'failing', where: 'cast(user_number as integer) > 0', by });
  const { outcomes } = await computeJuly(store, [failing, ...metrics]);
  const [failed, ...others] = outcomes.map(({ results }) => results[0]?.status);
  expect(failed).toBe('error');
  expect(others.filter((status) => status === 'error')).toEqual([]);
  expect(outcomes[1]?.results[0]).toMatchObject({ key: 'all', value: 2 });
});

it('takes no fault from records out of a scope', async () => {
  await fill(store, [ticket({ user: 'nobody', brand: 'E6' }), ticket({ user: '7' })]);
  const guarded = metricOf({
    id: 'guarded',
    calculator: 'ratio',
    where: "brand = 'E8'",
    with: { numerator: 'cast(user_number as integer) = 7' },
    by: [['branch']],
  });
  const { outcomes } = await computeJuly(store, [guarded, ...metrics]);
  expect(outcomes[0]?.results[0]).toMatchObject({ status: 'ok', numerator: 1, denominator: 1 });
});
