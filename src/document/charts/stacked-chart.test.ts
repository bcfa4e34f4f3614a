import { expect, test } from 'vitest';
import type { Row } from '../../metrics/test-support.ts';
import { metricOf } from '../../pack/test-support.ts';
import { blockOf, chartOf } from './chart-test-support.ts';

test('stacked bars keep five parts at most; the last of them is the rest', () => {
  const matrix = metricOf({ id: 'matrix', by: [['service'], ['service', 'cause']] });
  const parts = ['甲', '乙', '丙', '丁', '戊', '己'];
  const chart = chartOf(
    blockOf({ kind: 'stacked', metric: 'matrix', by: 'service', parts: 'cause' }, [
      {
        metric: matrix,
        rows: [
          [{ service: 'ADSL' }, 21],
          ...parts.map((cause, i): Row => [{ service: 'ADSL', cause }, 6 - i]),
        ],
      },
    ]),
  );
  expect(chart).toMatchObject({
    parts: ['甲', '乙', '丙', '丁', '其余'],
    items: [
      {
        label: 'ADSL',
        total: '21单',
        values: [{ value: 6 }, { value: 5 }, { value: 4 }, { value: 3 }, { value: 3 }],
      },
    ],
  });
});

test('parts that share what they count are drawn whole, and so is their rest', () => {
  const matrix = metricOf({ id: 'matrix', by: [['service'], ['service', 'cause']] });
  const outages = { ...matrix, scope: { ...matrix.scope, whole: ['ticket_id'] } };
  const parts = ['甲', '乙', '丙', '丁', '戊', '己'];
  const chart = chartOf(
    blockOf({ kind: 'stacked', metric: 'matrix', by: 'service', parts: 'cause' }, [
      {
        metric: outages,
        rows: [
          [{ service: 'ADSL' }, 7],
          ...parts.map((cause): Row => [{ service: 'ADSL', cause }, 2]),
        ],
      },
    ]),
  );
  expect(chart).toMatchObject({
    max: 12,
    items: [{ values: [{ value: 2 }, { value: 2 }, { value: 2 }, { value: 2 }, { value: 4 }] }],
  });
});
