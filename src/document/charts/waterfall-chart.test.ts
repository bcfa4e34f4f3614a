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

test('a waterfall of a rate takes the records that it counts', () => {
  const repeats = metricOf({
    id: 'repeats',
    calculator: 'ratio',
    with: { numerator: 'overdue' },
    better: 'lower',
    measure: '户',
    by: [['branch']],
  });
  const given = {
    metric: repeats,
    rows: [
      [{}, 502, 6910],
      [{ branch: '现业' }, 246, 3373],
      [{ branch: '安岳' }, 256, 3537],
    ],
    before: [
      [{}, 402, 6000],
      [{ branch: '现业' }, 190, 3000],
      [{ branch: '安岳' }, 212, 3000],
    ],
  } satisfies Given;
  const raw = { kind: 'waterfall', metric: 'repeats', by: 'branch' };
  expect(chartOf(blockOf({ ...raw, part: 'numerator' }, [given]))).toMatchObject({
    items: [
      { label: '6月', to: 402, display: '402户' },
      { label: '现业', display: '+56', effect: 'worse' },
      { label: '安岳', display: '+44', effect: 'worse' },
      { label: '7月', to: 502, display: '502户' },
    ],
  });
  expect(() => blockOf(raw, [given])).toThrow();
});
