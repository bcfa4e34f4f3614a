import { expect, test } from 'vitest';
import { outcomeOf, pastMonth } from '../../metrics/test-support.ts';
import { metricOf } from '../../pack/test-support.ts';
import { contextOf } from '../model/test-support.ts';
import { blockOf, chartOf, type Given } from './chart-test-support.ts';
import { divergingBlock } from './diverging-chart.ts';

const faults = metricOf({ id: 'faults', name: '故障数', better: 'lower', by: [['service']] });

test('changes stand on their side, the larger first; without a month before there is a note', () => {
  const good = metricOf({
    id: 'good',
    name: '及时率',
    calculator: 'ratio',
    with: { numerator: 'on_time' },
    better: 'higher',
  });
  const raw = { kind: 'diverging', rows: [{ metric: 'faults' }, { metric: 'good' }] };
  const now: readonly Given[] = [
    { metric: faults, rows: [[{}, 150]], before: [[{}, 100]] },
    { metric: good, rows: [[{}, 99, 100]], before: [[{}, 90, 100]] },
  ];
  expect(chartOf(blockOf(raw, now))).toMatchObject({
    max: 0.5,
    items: [
      { label: '故障数', size: 0.5, effect: 'worse' },
      { label: '及时率', display: '+9.00百分点', effect: 'better' },
    ],
  });
  const alone = now.map(({ metric, rows }) => ({ metric, rows }));
  expect(blockOf(raw, alone)).toMatchObject({ kind: 'note' });
});

test('without rows all that moved beyond usual variation is shown, rates by points and the others by growth', () => {
  const rate = metricOf({
    id: 'rate',
    name: '及时率',
    calculator: 'ratio',
    with: { numerator: 'on_time' },
    better: 'higher',
  });
  const outcomes = [
    outcomeOf(faults, [[{}, 145]], { before: pastMonth([outcomeOf(faults, [[{}, 100]])]) }),
    outcomeOf(rate, [[{}, 99, 100]], { before: pastMonth([outcomeOf(rate, [[{}, 90, 100]])]) }),
  ];
  const context = contextOf([faults, rate], outcomes);
  const { lookup } = context;
  const moves = {
    worse: [lookup.figure('faults', {})],
    better: [lookup.figure('rate', {})],
    usual: 7,
    unjudged: 0,
  };
  const block = (of: 'rates' | 'amounts' | 'all', told = moves) =>
    divergingBlock({ kind: 'diverging', title: null, rows: [], by: null, of, top: null }, 'b', {
      ...context,
      findings: { ...context.findings, moves: told },
    });
  expect(block('rates')).toMatchObject({
    chart: { max: 9, items: [{ label: '及时率', display: '+9.00百分点', effect: 'better' }] },
    note: expect.stringContaining('另有7项在通常波动之内'),
  });
  const [growth] = chartItems(block('amounts'));
  expect(growth).toMatchObject({ label: '故障数', effect: 'worse' });
  expect(growth?.display).toBe('日均+40.32%（+45单）');
  expect(chartItems(block('all'))).toHaveLength(2);
  expect(block('rates', { ...moves, better: [] })).toBeNull();
});

const chartItems = (block: ReturnType<typeof divergingBlock>) => {
  const chart = chartOf(block);
  return chart?.type === 'diverging' ? chart.items : [];
};
