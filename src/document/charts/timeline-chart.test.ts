import { expect, test } from 'vitest';
import type { Row } from '../../metrics/test-support.ts';
import { metricOf } from '../../pack/test-support.ts';
import { blockOf, chartOf } from './chart-test-support.ts';

test('events stand in their order on the month, estimates are rounded and marked', () => {
  const by = ['ticket_id', 'cause', 'service'];
  const hours = metricOf({ id: 'hours', measure: '户时', by: [by] });
  const row = (id: string, start: string, sure: string, value: number): Row => [
    { ticket_id: id, cause: start, service: sure },
    value,
  ];
  const block = blockOf(
    {
      kind: 'timeline',
      metric: 'hours',
      by,
      start: 'cause',
      label: 'ticket_id',
      estimated: 'service',
    },
    [
      {
        metric: hours,
        rows: [
          row('E5', '2009-07-21 07:00', '是', 7500),
          row('E1', '2009-07-01 08:10', '否', 125),
          row('E0', '', '否', 9),
        ],
      },
    ],
  );
  expect(chartOf(block)).toMatchObject({
    start: '2009-07-01',
    end: '2009-08-01',
    maxSize: 7500,
    items: [
      { label: '7月1日 E1', display: '125户时', hours: null },
      { label: '7月21日 E5', display: '约7,500户时', remark: '最大，占98%' },
    ],
  });
  expect(block).toMatchObject({ note: '另有1起没有开始时间，未画出。' });
});
