import { expect, test } from 'vitest';
import type { Row } from '../../metrics/test-support.ts';
import { metricOf } from '../../pack/test-support.ts';
import { targetOf } from '../../workspace/test-support.ts';
import { blockOf, chartOf } from './chart-test-support.ts';

test('bullets of one metric share an axis and name every limit', () => {
  const rate = metricOf({
    id: 'rate',
    calculator: 'ratio',
    with: { numerator: 'on_time' },
    better: 'lower',
    by: [['brand']],
  });
  const rows: readonly Row[] = [
    [{ brand: 'E6' }, 16, 359],
    [{ brand: 'E8' }, 502, 6910],
  ];
  const targets = [
    targetOf({ metric: 'rate' }),
    targetOf({ metric: 'rate', setBy: 'city', only: { brand: ['E8'] }, limit: '5' }),
  ];
  const raw = {
    kind: 'bullet',
    rows: [{ metric: 'rate', of: [{ brand: 'E6' }, { brand: 'E8' }] }],
  };
  expect(chartOf(blockOf(raw, [{ metric: rate, rows }], targets))).toMatchObject({
    items: [
      { value: (16 / 359) * 100, max: 8 * 1.12, limits: [{ label: '省考核 ≤8%' }] },
      {
        display: '7.26%（502/6,910）',
        max: 8 * 1.12,
        limits: [{ label: '省考核 ≤8%' }, { label: '市考核 ≤5%', value: 5 }],
      },
    ],
  });
});
