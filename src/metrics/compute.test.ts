import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { membersOrWhy } from '../findings/members-or-why.ts';
import type { Message } from '../messages/catalogue.ts';
import { metricOf, tickets } from '../pack/test-support.ts';
import { openStore, type Store } from '../store/store.ts';
import { targetOf } from '../workspace/test-support.ts';
import { lookupOver } from './lookup.ts';
import { type ComputeOptions, computeJuly, fill, pastMonth, ticket } from './test-support.ts';

let folder = '';
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compute-'));
  store = await openStore({ tempFolder: folder, memoryLimit: '200MB' });
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const overdueRate = {
  id: 'overdue',
  calculator: 'ratio',
  with: { numerator: 'overdue' },
  by: [['branch']],
} satisfies Parameters<typeof metricOf>[0];

/** 25 tickets of 安岳, two of them overdue: exactly 8 %. */
const atTheLimit = Array.from({ length: 25 }, (_, index) => ticket({ overdue: index < 2 }));

async function compute(
  raws: readonly Parameters<typeof metricOf>[0][],
  options: ComputeOptions = {},
) {
  return computeJuly(store, raws.map(metricOf), options);
}

beforeEach(() => fill(store, atTheLimit));

describe('computing metrics', () => {
  it('judges exactly at the limit', async () => {
    const targets = [
      targetOf({ metric: 'overdue', judges: ['whole', 'branch'] }),
      targetOf({ metric: 'overdue', setBy: 'city', comparator: '<' }),
    ];
    const [outcome] = (await compute([overdueRate], { targets })).outcomes;
    expect(outcome?.results).toMatchObject([
      { key: 'overdue', numerator: 2, denominator: 25, value: 8, display: '8.00%' },
      { key: 'overdue?branch=安岳', by: { branch: '安岳' } },
    ]);
    expect(
      outcome?.results.map(({ targets }) => targets.map((one) => [one.judges, one.met])),
    ).toEqual([
      [
        [true, true],
        [true, false],
      ],
      [
        [true, true],
        [false, false],
      ],
    ]);
  });

  it('names the header of a missing column, and computes the others', async () => {
    const present = tickets.columns.map((one) => one.name).filter((name) => name !== 'overdue');
    const { outcomes } = await compute([overdueRate, {}], { present });
    expect(outcomes.map((one) => one.results[0])).toMatchObject([
      {
        status: 'not_provided',
        reason: { code: 'columns_missing', params: { columns: ['是否超时'] } },
        value: null,
        display: '—',
      },
      { status: 'ok', value: 25 },
    ]);
    expect(outcomes[0]?.results).toHaveLength(1);
  });

  it('gives no value and no reason of its own where the dataset was not provided', async () => {
    const { outcomes } = await compute([{}], { provided: false });
    expect(outcomes[0]?.results).toMatchObject([{ status: 'not_provided', value: null }]);
    expect(outcomes[0]?.results[0]).not.toHaveProperty('reason');
  });

  it('turns SQL that fails into an error result without personal data, and goes on', async () => {
    await fill(store, [ticket({ user: '13800138000' })]);
    const warnings: Message[] = [];
    const failing = { id: 'failing', where: 'cast(user_number as integer) > 0' };
    const { outcomes } = await compute([failing, {}], { warn: (one) => warnings.push(one) });
    expect(outcomes.map((one) => one.results[0]?.status)).toEqual(['error', 'ok']);
    const reason = outcomes[0]?.results[0]?.reason;
    const text = reason?.code === 'failed' ? reason.params.text : '';
    expect(text).toMatch(/Conversion Error/);
    expect(text).not.toContain('13800138000');
    expect(warnings).toMatchObject([
      { code: 'metrics.failed', params: { metric: 'failing', reason: text } },
    ]);
  });

  it('lists the records that could not be judged', async () => {
    await fill(store, [ticket({ overdue: true }), ticket(), ticket({ branch: '简阳' })]);
    const { exclusions } = await compute([overdueRate]);
    expect(exclusions.map(({ key, count }) => [key, count])).toEqual([
      ['overdue', 2],
      ['overdue?branch=安岳', 1],
      ['overdue?branch=简阳', 1],
    ]);
  });

  it('gives samples an interval, and below 30 no verdict', async () => {
    const sample = { ...overdueRate, population: 'sample' } as const;
    const targets = [targetOf({ metric: 'overdue' })];
    const small = (await compute([sample], { targets })).outcomes[0]?.results[0];
    expect(small).toMatchObject({ status: 'ok', display: '8.00%', targets: [{ met: null }] });
    expect(small?.interval?.low).toBeCloseTo(2.22, 2);
    await fill(store, [...atTheLimit, ...atTheLimit.slice(-5)]);
    const enough = (await compute([sample], { targets })).outcomes[0]?.results[0];
    expect(enough).toMatchObject({ denominator: 30, targets: [{ met: true }] });
    const census = (await compute([overdueRate], { targets })).outcomes[0]?.results[0];
    expect(census?.interval).toBeNull();
  });

  it('compares with the month before only, not with an older one', async () => {
    const { outcomes } = await compute([{}]);
    const june = pastMonth(outcomes);
    const may = pastMonth(outcomes, '2009-05');
    const previous = async (past: NonNullable<ComputeOptions['past']>) =>
      (await compute([{}], { past })).outcomes[0]?.results[0]?.previous;
    expect(await previous([may, june])).toMatchObject({ month: '2009-06', value: 25 });
    expect(await previous([may])).toBeNull();
  });

  it('says so when a metric meant something else then', async () => {
    const june = pastMonth((await compute([{ where: "brand = 'E8'" }])).outcomes);
    const warnings: Message[] = [];
    const { outcomes } = await compute([{}], { past: [june], warn: (one) => warnings.push(one) });
    expect(outcomes[0]?.results[0]).toMatchObject({ status: 'ok', previous: null });
    expect(warnings).toEqual([
      { code: 'history.definition_changed', params: { metric: 'm', month: '2009-06' } },
    ]);
    await compute([{ where: "brand = 'E8'" }], { past: [june], warn: (one) => warnings.push(one) });
    expect(warnings).toHaveLength(1);
  });

  it('lists records whose scope nobody can tell, but not those that are of no member', async () => {
    await fill(store, [
      ticket({ overdue: true }),
      ticket({ overdue: null }),
      ticket({ service: null, overdue: false }),
    ]);
    const raws = [
      { id: 'late', where: 'overdue' },
      { id: 'lines', where: "service <> 'ADSL'" },
    ];
    const { outcomes, exclusions } = await compute(raws);
    expect(outcomes.map(({ results }) => results[0]?.value)).toEqual([1, 0]);
    expect(exclusions).toEqual([
      {
        metric: 'late',
        key: 'late',
        count: 1,
        of: 'scope',
        reason: { code: 'scope_unknown', params: expect.anything() },
      },
    ]);
  });

  it('gives the total where only a breakdown lacks its column, and says which', async () => {
    const raw = { id: 'causes', by: [['cause'], ['branch']] };
    const { outcomes } = await compute([raw], { present: ['accepted_at', 'branch'] });
    const [outcome] = outcomes;
    expect(outcome?.results.map(({ key }) => key)).toEqual(['causes', 'causes?branch=安岳']);
    expect(outcome?.lacking).toEqual([
      {
        dimensions: ['cause'],
        reason: { code: 'columns_missing', params: { columns: ['障碍原因'] } },
      },
    ]);
    const lookup = lookupOver([metricOf(raw)], outcomes);
    expect(lookup.figure('causes', { cause: '线路' }).result).toMatchObject({
      status: 'not_provided',
      reason: { code: 'columns_missing', params: { columns: ['障碍原因'] } },
    });
    expect(membersOrWhy(lookup, 'causes', ['cause'], {})).toMatchObject([
      { result: { status: 'not_provided' } },
    ]);
  });

  it('counts by another cohort where the metric says so', async () => {
    await fill(store, [
      ticket({ accepted: '2009-06-30 10:00:00', restored: '2009-07-01 10:00:00' }),
      ticket({ restored: '2009-08-01 00:00:00' }),
    ]);
    const { outcomes } = await compute([{ id: 'restored', cohort: 'restored_at' }, {}]);
    expect(outcomes.map((one) => one.results[0]?.value)).toEqual([1, 1]);
  });
});
