import { expect, test } from 'vitest';
import type { Row } from '../../metrics/test-support.ts';
import { metricOf } from '../../pack/test-support.ts';
import { blockOf, chartOf } from './chart-test-support.ts';

test('a month by day has every day, those without a record too, and the events that began in it', () => {
  const daily = metricOf({ id: 'daily', by: [['accepted_day']] });
  const events = metricOf({ id: 'events', by: [['ticket_id', 'cause']] });
  const raw = {
    kind: 'daily',
    metric: 'daily',
    by: 'accepted_day',
    events: { metric: 'events', by: ['ticket_id', 'cause'], start: 'cause', label: 'ticket_id' },
  };
  const chart = chartOf(
    blockOf(raw, [
      {
        metric: daily,
        rows: [
          [{}, 1003],
          [{ accepted_day: '2009-07-02' }, 1000],
          [{ accepted_day: '2009-07-31' }, 3],
        ],
      },
      {
        metric: events,
        rows: [
          [{ ticket_id: '断电', cause: '2009-07-21 07:00' }, 1],
          [{ ticket_id: '割接', cause: '2009-07-02 01:00' }, 1],
          [{ ticket_id: '上月', cause: '2009-06-30 23:00' }, 1],
        ],
      },
    ]),
  );
  expect(chart).toMatchObject({
    events: [
      { day: '2009-07-02', label: '割接' },
      { day: '2009-07-21', label: '断电' },
    ],
    calendar: [{ from: '2009-07-20', to: '2009-07-31', note: '汛期' }],
  });
  const days = chart?.type === 'daily' ? chart.days : [];
  expect(days).toHaveLength(31);
  expect(days.slice(0, 2)).toEqual([
    { day: '2009-07-01', value: 0, display: '0' },
    { day: '2009-07-02', value: 1000, display: '1,000' },
  ]);
});

test('moments are added up to their days, and what lies on none of the month is told', () => {
  const metric = metricOf({ id: 'moments', measure: '次', by: [['accepted_at']] });
  const block = blockOf({ kind: 'daily', metric: 'moments', by: 'accepted_at' }, [
    {
      metric,
      rows: [
        [{}, 21],
        [{ accepted_at: '2009-07-02 09:00:00' }, 10],
        [{ accepted_at: '2009-07-02 23:59:59' }, 4],
        [{ accepted_at: '2009-08-01 00:00:00' }, 5],
        [{ accepted_at: '未填写' }, 2],
      ],
    },
  ]);
  const chart = chartOf(block);
  const days = chart?.type === 'daily' ? chart.days : [];
  expect(days.filter(({ value }) => value > 0)).toEqual([
    { day: '2009-07-02', value: 14, display: '14' },
  ]);
  expect(block).toMatchObject({
    note: '另有7次不在本期的日期内，或没有日期，未画出。',
  });
});

test('a month by day tells what comes to a day now and in the month before, which was shorter', () => {
  const metric = metricOf({ id: 'daily', measure: '张', by: [['accepted_day']] });
  const means = (before: readonly Row[] | undefined) => {
    const rows: readonly Row[] = [
      [{}, 62],
      [{ accepted_day: '2009-07-02' }, 62],
    ];
    const given = { metric, rows, ...(before ? { before } : {}) };
    const chart = chartOf(blockOf({ kind: 'daily', metric: 'daily', by: 'accepted_day' }, [given]));
    return chart?.type === 'daily' ? chart.means : undefined;
  };
  const now = { label: '7月日均2.0张', value: 2, of: 'month' };
  expect(means([[{}, 45]])).toEqual([now, { label: '6月日均1.5张', value: 1.5, of: 'before' }]);
  expect(means(undefined)).toEqual([now]);
});
