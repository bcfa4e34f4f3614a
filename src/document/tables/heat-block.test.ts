import { expect, test } from 'vitest';
import type { Row } from '../../metrics/test-support.ts';
import { metricOf } from '../../pack/test-support.ts';
import { targetOf } from '../../workspace/test-support.ts';
import { blockOf } from '../charts/chart-test-support.ts';

test('members too many to stand across stand one under the other', () => {
  const rate = metricOf({
    id: 'rate',
    name: '重复率',
    calculator: 'ratio',
    with: { numerator: 'on_time' },
    by: [['service']],
  });
  const rows: readonly Row[] = [
    [{}, 10, 100],
    ...Array.from({ length: 20 }, (_, i): Row => [{ service: `单位${i}` }, i, 100]),
  ];
  const raw = { kind: 'heat', across: 'service', rows: [{ metric: 'rate' }] };
  const block = blockOf(raw, [{ metric: rate, rows }]);
  expect(block).toMatchObject({ columns: [{ label: '单位' }, { label: '重复率' }] });
  expect(block?.kind === 'table' && block.rows).toHaveLength(21);
});

test('a heat table says each verdict in words, with its base', () => {
  const rate = metricOf({
    id: 'rate',
    name: '重复率',
    calculator: 'ratio',
    with: { numerator: 'on_time' },
    better: 'lower',
    by: [['branch']],
    measure: '户',
    base: '户',
  });
  const rows: readonly Row[] = [
    [{}, 79, 1000],
    [{ branch: '安岳' }, 81, 1000],
    [{ branch: '简阳' }, 10, 1000],
  ];
  const block = blockOf(
    { kind: 'heat', across: 'branch', rows: [{ metric: 'rate' }] },
    [{ metric: rate, rows }],
    [targetOf({ metric: 'rate' })],
  );
  expect(block).toMatchObject({
    look: 'heat',
    columns: [{ label: '指标' }, { label: '全市' }, { label: '安岳' }, { label: '简阳' }],
    rows: [
      {
        cells: [
          { display: '重复率' },
          { display: '7.90%', heat: { sign: 'edge', word: '压线', base: '1,000户' } },
          { display: '8.10%', heat: { sign: 'remark', word: '高于省线' } },
          { display: '1.00%', heat: { sign: 'none', word: '' } },
        ],
      },
    ],
  });
});
