import { expect, it } from 'vitest';
import { readMonth } from './month.ts';

const read = (cell: string) => readMonth(cell, { month: '2009-07', date1904: false });

it.each([
  '2009-07',
  '2009/7',
  '2009年7月',
  '２００９年０７月份',
  '200907',
  '7月',
  '2009-07-31',
  '40000',
])('%s is July 2009', (cell) =>
  expect(read(cell)).toEqual({ ok: true, value: '2009-07-01 00:00:00' }),
);

it('is missing where nothing is written and refused where no month is', () => {
  expect(read('-')).toEqual({ ok: true, value: null });
  for (const cell of ['2009-13', '0月', '第三季度']) {
    expect(read(cell)).toMatchObject({ ok: false, reason: { code: 'record.not_a_month' } });
  }
});
