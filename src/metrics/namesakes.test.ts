import { describe, expect, it } from 'vitest';
import { askedFrom } from '../explain/asked.ts';
import { findResult } from '../explain/find-result.ts';
import { countParts } from '../explain/records.ts';
import { benchOf } from '../ingest/repeats/test-support.ts';
import { organization, workbook } from '../ingest/test-support.ts';
import { loadPack } from '../pack/load-pack.ts';
import { defaultFindings } from '../pack/rules/findings-config.ts';
import { ZIYANG } from '../pack/test-support.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import { computeMetrics } from './compute.ts';
import { exactMetric } from './exact-metric.ts';
import { membershipOf } from './figure-rows.ts';

const pack = loadPack(ZIYANG);
const EVENT = ['事件编号', '开始时间', '恢复时间', '分公司', '影响业务', '影响用户数'];
const event = (id: string, start: string, end: string, branch: string, users: number) => [
  id,
  `2009-07-${start}`,
  `2009-07-${end}`,
  branch,
  '宽带',
  `${users}`,
];

/** Computes the pack's metrics of one dataset over these sheets. */
async function computed(
  dataset: string,
  sheets: Parameters<typeof workbook>[0],
  more: readonly (typeof pack.metrics)[number][] = [],
) {
  const bench = await benchOf(dataset);
  await bench.put('a.xlsx', await workbook(sheets));
  const ingested = await bench.run();
  const workspace = workspaceOf({ organization });
  const metrics = [
    ...pack.metrics.filter(
      ({ id }) => id.startsWith('network_event.') && dataset === 'network_events',
    ),
    ...more,
  ];
  const { store } = bench;
  const warned: unknown[] = [];
  const request = {
    ingested,
    workspace,
    month: '2009-07',
    past: [],
    thresholds: defaultFindings().thresholds,
    store,
  };
  const { outcomes } = await computeMetrics({
    ...request,
    metrics,
    warn: (one) => warned.push(one),
  });
  const outcome = (id: string) => {
    const found = outcomes.find((one) => one.id === id);
    if (!found) throw new Error(`no metric ${id}`);
    return found;
  };
  return Object.assign(Object.create(bench) as typeof bench, {
    warned,
    workspace,
    metrics,
    ingested,
    outcome,
    valuesOf: (id: string) =>
      Object.fromEntries(
        outcome(id)
          .results.filter(({ by }) => Object.keys(by).length === 1)
          .map(({ key, value }) => [key, value]),
      ),
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  });
}

describe('outages numbered from 1 in the sheet of each branch', () => {
  const sheets = {
    安岳: [
      EVENT,
      event('1', '03 08:00', '03 10:00', '安岳', 100),
      event('2', '04 08:00', '04 09:00', '安岳', 10),
    ],
    简阳: [EVENT, event('1', '09 09:30', '09 14:30', '简阳', 300)],
  };

  it('have results of their own, under names that tell them apart', async () => {
    await using month = await computed('network_events', sheets);
    expect(month.warned).toEqual([]);
    expect(month.valuesOf('network_event.hours')).toEqual({
      'network_event.hours?id=1（7月3日08:00）': 2,
      'network_event.hours?id=1（7月9日09:30）': 5,
      'network_event.hours?id=2': 1,
    });
    expect(month.outcome('network_event.count').results[0]?.value).toBe(3);
  });

  it('are found by their keys, each with its own record', async () => {
    await using month = await computed('network_events', sheets);
    const outcome = month.outcome('network_event.user_hours');
    const dataset = month.ingested.datasets[0]?.spec;
    const metric = month.metrics.find(({ id }) => id === outcome.id);
    if (!dataset || !metric) throw new Error('no network events');
    const names = { dataset, organization };
    for (const words of [
      ['network_event.user_hours?id=1（7月9日09:30）'],
      ['network_event.user_hours', '1（7月9日09:30）'],
      ['影响户时', '事件编号=1(7月9日09:30)'],
    ]) {
      const result = findResult(outcome, askedFrom(words), names);
      expect(result.value).toBe(1500);
      const asked = await exactMetric(metric, dataset, month.store);
      const { records } = membershipOf(asked, result.by, {
        workspace: month.workspace,
        month: '2009-07',
      });
      const rows = await month.store.rows(records.sql, records.values);
      expect(rows).toMatchObject([{ _file: 1, _record: 2 }]);
    }
    expect(() =>
      findResult(outcome, askedFrom(['network_event.user_hours?id=1']), names),
    ).toThrowError(/1（7月3日08:00）/);
  });

  it('keep their numbers where each is one outage, in several branches too', async () => {
    await using month = await computed('network_events', {
      全市: [
        EVENT,
        event('S1', '03 08:00', '03 10:00', '安岳', 100),
        event('S1', '03 08:00', '03 10:00', '简阳', 300),
      ],
    });
    expect(month.valuesOf('network_event.hours')).toEqual({ 'network_event.hours?id=S1': 2 });
  });
});

describe('an outage that ended at other times in each branch', () => {
  const told = (...record: Parameters<typeof event>) => [...event(...record), '光缆', '否'];
  const sheets = {
    全市: [
      [...EVENT, '原因分类', '是否估计'],
      told('1', '03 08:00', '03 10:00', '安岳', 100),
      told('1', '03 08:00', '03 12:00', '简阳', 300),
      told('2', '04 08:00', '04 09:00', '简阳', 10),
    ],
  };

  it('lasts until the last is back; each branch has its own length', async () => {
    await using month = await computed('network_events', sheets);
    expect(month.warned).toEqual([]);
    expect(month.valuesOf('network_event.hours')).toEqual({
      'network_event.hours?id=1': 4,
      'network_event.hours?id=2': 1,
    });
    const { results } = month.outcome('network_event.hours');
    expect(
      results
        .filter(({ by }) => by.id === '1' && by.branch)
        .map((one) => [one.by.branch, one.value]),
    ).toEqual([
      ['安岳', 2],
      ['简阳', 4],
    ]);
    expect(month.valuesOf('network_event.user_hours')).toMatchObject({
      'network_event.user_hours?id=1': 1400,
    });
  });

  it('has the records behind its length, the longest alone counting', async () => {
    await using month = await computed('network_events', sheets);
    const dataset = month.ingested.datasets[0]?.spec;
    const metric = month.metrics.find(({ id }) => id === 'network_event.hours');
    if (!dataset || !metric) throw new Error('no network events');
    const asked = await exactMetric(metric, dataset, month.store);
    const frame = { workspace: month.workspace, month: '2009-07' };
    const counts = await countParts(month.store, membershipOf(asked, { id: '1' }, frame));
    expect(counts).toMatchObject({ over: 1, under: 0, excluded: 0, amount: '4.000000' });
  });

  it('leaves out a part whose end nobody wrote down', async () => {
    await using month = await computed('network_events', {
      全市: [
        EVENT,
        event('1', '03 08:00', '03 10:00', '安岳', 100),
        event('1', '03 08:00', '03 08:00', '简阳', 300).with(2, ''),
      ],
    });
    expect(month.outcome('network_event.hours').results).toContainEqual(
      expect.objectContaining({ key: 'network_event.hours?id=1', value: 2 }),
    );
  });
});

describe('records numbered from 1 in each sheet', () => {
  const own = (dataset: string, column: string, cohort: string | null) => {
    const metric = pack.metrics.find(({ id }) => id === 'network_event.count');
    const scope = pack.metrics.find(({ scope: one }) => one.dataset === dataset)?.scope;
    if (!metric || !scope) throw new Error('the pack has changed');
    return { ...metric, id: 'own.count', scope: { ...scope, where: null }, by: [[column]], cohort };
  };

  it('are told apart by the second', async () => {
    const header =
      '工单号,投诉号码,受理渠道,工单类别,投诉大类,分公司,责任部门,受理时间,办结时间'.split(',');
    const row = (user: string, time: string) =>
      `1,${user},10000号,投诉,其他,安岳,营业厅,${time},`.split(',');
    const sheets = {
      一: [header, row('6000001', '2009-07-03')],
      二: [header, row('6000002', '2009-07-03 00:00:30')],
    };
    await using month = await computed('complaints', sheets, [
      own('complaints', 'complaint_id', 'accepted_at'),
    ]);
    expect(month.valuesOf('own.count')).toEqual({
      'own.count?complaint_id=1（7月3日）': 1,
      'own.count?complaint_id=1（7月3日00:00:30）': 1,
    });
  });

  it('are told apart by branch and order where no time does', async () => {
    const header = ['VIP卡号', '号码', '等级', '分公司'];
    const sheets = {
      一: [header, ['1', '6000001', '金', '安岳'], ['2', '6000009', '金', '安岳']],
      二: [header, ['1', '6000002', '金', '简阳']],
      三: [header, ['1', '6000003', '金', '简阳']],
    };
    await using month = await computed('vip_customers', sheets, [
      own('vip_customers', 'card_id', null),
    ]);
    expect(Object.keys(month.valuesOf('own.count')).toSorted()).toEqual([
      'own.count?card_id=1（安岳）',
      'own.count?card_id=1（简阳之1）',
      'own.count?card_id=1（简阳之2）',
      'own.count?card_id=2',
    ]);
  });
});
