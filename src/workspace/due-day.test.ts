import { expect, it } from 'vitest';
import { dayIn, dueDay } from './due-day.ts';

it.each([
  ['每月3日', '2009-08-01 00:00:00', '2009-08-03'],
  ['次月５号前', '2009-08-01 00:00:00', '2009-08-05'],
  ['每月3日', '2009-07-26 00:00:00', '2009-08-03'],
  ['每月26日', '2009-07-26 00:00:00', '2009-07-26'],
  ['每月31日', '2010-02-01 00:00:00', '2010-02-28'],
  ['每月3日', '2010-01-01 00:00:00', '2010-01-03'],
  ['每月20日', '2009-12-26 00:00:00', '2010-01-20'],
  ['月底', '2009-08-01 00:00:00', null],
  ['每月45日', '2009-08-01 00:00:00', null],
  [null, '2009-08-01 00:00:00', null],
])('%s after a period that ends at %s is due on %s', (due, end, day) => {
  expect(dueDay(due, end)).toBe(day);
});

it('takes the day of the place where the workspace is', () => {
  const evening = new Date('2009-08-02T17:00:00Z');
  expect([dayIn(evening, 'Asia/Shanghai'), dayIn(evening, 'UTC')]).toEqual([
    '2009-08-03',
    '2009-08-02',
  ]);
});
