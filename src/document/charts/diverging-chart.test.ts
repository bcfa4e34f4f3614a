import { expect, test } from 'vitest';
import { metricOf } from '../../pack/test-support.ts';
import { blockOf, chartOf, type Given } from './chart-test-support.ts';

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
