import { expect, test } from 'vitest';
import { metricOf } from '../../pack/test-support.ts';
import { blockOf, chartOf, type Given } from './chart-test-support.ts';

const faults = metricOf({ id: 'faults', name: '故障数', better: 'lower', by: [['service']] });

test('a waterfall meets both totals: what no member explains is the rest', () => {
  const given = {
    metric: faults,
    rows: [
      [{}, 257],
      [{ service: 'ADSL' }, 200],
      [{ service: '固话' }, 50],
    ],
    before: [
      [{}, 418],
      [{ service: 'ADSL' }, 350],
      [{ service: '固话' }, 45],
    ],
  } satisfies Given;
  const raw = { kind: 'waterfall', metric: 'faults', by: 'service' };
  const chart = chartOf(blockOf(raw, [given]));
  expect(chart).toMatchObject({
    items: [
      { label: '6月', to: 418, display: '418单', kind: 'total' },
      { label: 'ADSL', from: 418, to: 268, display: '-150', effect: 'better' },
      { label: '固话', from: 268, to: 273, display: '+5', effect: 'worse' },
      { label: '其余', from: 273, to: 257, display: '-16', effect: 'better' },
      { label: '7月', to: 257, display: '257单', kind: 'total' },
    ],
  });
  expect(blockOf(raw, [{ metric: faults, rows: given.rows }])).toMatchObject({ kind: 'note' });
});
