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

test('of very many events the largest are drawn in their order, and the rest is counted', () => {
  const by = ['ticket_id', 'cause'];
  const hours = metricOf({ id: 'hours', measure: '户时', by: [by] });
  const rows = Array.from({ length: 25 }, (_, at): Row => {
    const day = String(at + 1).padStart(2, '0');
    return [{ ticket_id: `E${day}`, cause: `2009-07-${day} 07:00` }, at < 5 ? 10 : 90];
  });
  const spec = { kind: 'timeline', metric: 'hours', by, start: 'cause', label: 'ticket_id' };
  const block = blockOf(spec, [{ metric: hours, rows }]);
  const items = rows.slice(5).map(([{ ticket_id }]) => ({
    label: `7月${Number(ticket_id?.slice(1))}日 ${ticket_id}`,
  }));
  expect(chartOf(block)).toMatchObject({ maxSize: 90, items });
  expect(block).toMatchObject({ note: '只画影响最大的20起，其余5起合计占3%。' });
});
