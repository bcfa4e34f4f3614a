import { expect, test } from 'vitest';
import type { Row } from '../../metrics/test-support.ts';
import { metricOf } from '../../pack/test-support.ts';
import { blockOf, chartOf } from './chart-test-support.ts';

const causes = metricOf({
  id: 'causes',
  calculator: 'share',
  with: { of: 'cause' },
  by: [['cause']],
});

test('a pareto cumulates exactly, sets empty causes apart and keeps the rest', () => {
  const rows: readonly Row[] = [
    [{}, 300, 300],
    [{ cause: '查中自复' }, 110, 300],
    [{ cause: '线路' }, 100, 300],
    [{ cause: '终端' }, 50, 300],
    [{ cause: '机房' }, 40, 300],
  ];
  const block = blockOf(
    { kind: 'pareto', metric: 'causes', by: 'cause', top: 2, apart: ['查中自复'] },
    [{ metric: causes, rows }],
  );
  expect(chartOf(block)).toMatchObject({
    max: 110,
    items: [
      { label: '线路', display: '100单 33.33%', cumulative: null, kind: 'member' },
      { label: '终端', display: '50单 16.67%', cumulative: '前2项占50.00%', kind: 'member' },
      { label: '其余', display: '40单 13.33%', cumulative: null, kind: 'rest' },
      { label: '查中自复', display: '110单 36.67%', cumulative: null, kind: 'apart' },
    ],
  });
  expect(block).toMatchObject({ note: expect.stringContaining('查中自复') });
});

test('a pareto of parts that share what they count adds up the rest instead of subtracting it', () => {
  const outages = metricOf({ id: 'outages', by: [['cause']] });
  const metric = { ...outages, scope: { ...outages.scope, whole: ['ticket_id'] } };
  const rows: readonly Row[] = [
    [{}, 4],
    [{ cause: '停电' }, 3],
    [{ cause: '断缆' }, 2],
    [{ cause: '割接' }, 1],
  ];
  const block = blockOf({ kind: 'pareto', metric: 'outages', by: 'cause', top: 2 }, [
    { metric, rows },
  ]);
  expect(chartOf(block)).toMatchObject({
    items: [{ label: '停电' }, { label: '断缆' }, { label: '其余', value: 1 }],
  });
});
