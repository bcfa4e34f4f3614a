import { expect, test } from 'vitest';
import { metricOf } from '../../pack/test-support.ts';
import { blockOf, chartOf } from './chart-test-support.ts';

test('intervals stand beside samples only, and the axis holds them', () => {
  const own = metricOf({ id: 'own', calculator: 'ratio', with: { numerator: 'on_time' } });
  const sample = metricOf({
    ...{ id: 'sample', population: 'sample' },
    calculator: 'ratio',
    with: { numerator: 'on_time' },
  });
  const chart = chartOf(
    blockOf(
      { kind: 'dot_interval', rows: [{ metric: 'own' }, { metric: 'sample', label: '省抽查' }] },
      [
        { metric: own, rows: [[{}, 1033, 1061]] },
        { metric: sample, rows: [[{}, 28, 30]] },
      ],
    ),
  );
  expect(chart).toMatchObject({
    min: 75,
    max: 100,
    items: [
      { label: '指标', display: '97.36%（1,033/1,061）', low: null, range: null },
      { label: '省抽查', display: '93.33%（28/30）', range: '95%区间78.7%～98.2%' },
    ],
  });
});
