import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DayOrder } from './date-forms.ts';
import { readDateTime } from './datetime.ts';

const context = { month: '2009-07', date1904: false };
const read = (cell: string, month = '2009-07') => readDateTime(cell, { ...context, month });

it.each([
  ['2009-7-3 8:05', '2009-07-03 08:05:00'],
  ['2009/07/03 08:05:00', '2009-07-03 08:05:00'],
  ['2009.7.3', '2009-07-03 00:00:00'],
  ['2009-07-03T08:05:09.500+08:00', '2009-07-03 08:05:09'],
  ['20090703', '2009-07-03 00:00:00'],
  ['200907030805', '2009-07-03 08:05:00'],
  ['20090703080509', '2009-07-03 08:05:09'],
  ['20090703 08:05:09', '2009-07-03 08:05:09'],
  ['2009年7月3日', '2009-07-03 00:00:00'],
  ['2009年7月3日 下午3:05', '2009-07-03 15:05:00'],
  ['2009年7月3日15时5分9秒', '2009-07-03 15:05:09'],
  ['2009-07-03 12:05 AM', '2009-07-03 00:05:00'],
  ['2009-07-03 中午12:30', '2009-07-03 12:30:00'],
  ['2009-07-31 24:00', '2009-08-01 00:00:00'],
  ['２００９－０７－０３　０８：０５', '2009-07-03 08:05:00'],
  ["'2009-07-03", '2009-07-03 00:00:00'],
  ['7月3日', '2009-07-03 00:00:00'],
  ['7月3日 14点', '2009-07-03 14:00:00'],
  ['2009年7月3日 星期五 8:05', '2009-07-03 08:05:00'],
  ['2009-07-03(周五)', '2009-07-03 00:00:00'],
  ['="2009-07-03 08:05"', '2009-07-03 08:05:00'],
  ['20-JUL-09 11.59.59.000000 PM', '2009-07-20 23:59:59'],
  ['20-7月 -09 11.59.59.000000000 下午', '2009-07-20 23:59:59'],
  ['10-7月 -09 12.00.00 上午', '2009-07-10 00:00:00'],
  ['20-7月-2009', '2009-07-20 00:00:00'],
  ['20-七月-09 11.59.59 下午', '2009-07-20 23:59:59'],
  ['20-JUL-2009 23:59:59', '2009-07-20 23:59:59'],
  ['20JUL2009:23:59:59', '2009-07-20 23:59:59'],
  ['20 July 2009', '2009-07-20 00:00:00'],
  ['2009-Jul-20 23:59:59', '2009-07-20 23:59:59'],
  ['2009 07 20', '2009-07-20 00:00:00'],
  ['1248105599.123', '2009-07-20 23:59:59'],
  ['20-JUL-98', '1998-07-20 00:00:00'],
  ['Mon Jul 20 23:59:59 CST 2009', '2009-07-20 23:59:59'],
  ['Mon Jul 20 23:59:59 2009', '2009-07-20 23:59:59'],
  ['Wed Jul  1 08:00:00 GMT+08:00 2009', '2009-07-01 08:00:00'],
  ['Mon Jul 20 15:59:59 UTC 2009', '2009-07-20 23:59:59'],
  ['Mon Jul 20 2009 23:59:59 GMT+0800 (中国标准时间)', '2009-07-20 23:59:59'],
  ['Mon, 20 Jul 2009 15:59:59 GMT', '2009-07-20 23:59:59'],
  ['Mon, 20 Jul 2009 23:59:59 +0800', '2009-07-20 23:59:59'],
  ['Monday, July 20, 2009 11:59:59 PM', '2009-07-20 23:59:59'],
  ['July 20, 2009', '2009-07-20 00:00:00'],
  ['Jul 20 2009 11:59PM', '2009-07-20 23:59:00'],
  ['Jul  1 2009 12:00AM', '2009-07-01 00:00:00'],
  ['Jul 20 2009 11:59:59:000PM', '2009-07-20 23:59:59'],
  ['Jul 20, 2009, 11:59:59 PM', '2009-07-20 23:59:59'],
  ['2009/7/20 下午11:59:59', '2009-07-20 23:59:59'],
  ['2009-07-20 11:59:59 下午', '2009-07-20 23:59:59'],
  ['2009-07-20 11:59:59 p.m.', '2009-07-20 23:59:59'],
  ['2009年07月20日 23时59分59秒', '2009-07-20 23:59:59'],
  ['2009年07月20日 23点59分', '2009-07-20 23:59:00'],
  ['2009-07-20 23:59:59,000', '2009-07-20 23:59:59'],
  ['2009-07-20 23:59:59:000', '2009-07-20 23:59:59'],
  ['2009-07-20 23:59:59.000000000', '2009-07-20 23:59:59'],
  ['2009-07-20T15:59:59Z', '2009-07-20 23:59:59'],
  ['2009-07-31T16:00:00.000Z', '2009-08-01 00:00:00'],
  ['2009-07-20T15:59:59+00:00', '2009-07-20 23:59:59'],
  ['2009-07-20T23:59:59+08:00[Asia/Shanghai]', '2009-07-20 23:59:59'],
  ['2009-07-20 23:59:59+08', '2009-07-20 23:59:59'],
  ['2009-07-20 15:59:59 UTC', '2009-07-20 23:59:59'],
  ['20090720T235959', '2009-07-20 23:59:59'],
  ['20090720155959Z', '2009-07-20 23:59:59'],
  ['20090720 235959', '2009-07-20 23:59:59'],
  ['20090720235959000', '2009-07-20 23:59:59'],
  ['2009-07-20-23.59.59.000000', '2009-07-20 23:59:59'],
  ['1248105599', '2009-07-20 23:59:59'],
  ['1248105599000', '2009-07-20 23:59:59'],
  ['/Date(1248105599000+0800)/', '2009-07-20 23:59:59'],
  ['\u001f2009-07-20\u200b 08:05', '2009-07-20 08:05:00'],
  ['40000.56', '2009-07-06 13:26:24'],
  ['39995', '2009-07-01 00:00:00'],
])('reads %s', (cell, text) => {
  expect(read(cell)).toEqual({ ok: true, value: text });
});

it.each([
  '',
  ' ',
  '-',
  '—',
  '/',
  'NULL',
  '0000-00-00',
  '0000-00-00 00:00:00',
  '1899-12-30 00:00:00',
  '1900-01-01 00:00:00',
  '0001-01-01 00:00:00',
  '<null>',
  'undefined',
  '无',
])('takes %j for no date', (cell) => expect(read(cell)).toEqual({ ok: true, value: null }));

it.each([
  ['2009-02-30', 'record.no_such_datetime'],
  ['2009-13-01', 'record.no_such_datetime'],
  ['2009-07-03 25:00', 'record.no_such_datetime'],
  ['20090732', 'record.no_such_datetime'],
  ['1909-07-03', 'record.datetime_far_off'],
  ['7/3/2009', 'record.day_or_month_first'],
  ['7/20/2009 23:59:59', 'record.day_or_month_first'],
  ['09-07-03', 'record.two_digit_year'],
  ['03/07/09 8:05', 'record.two_digit_year'],
  ['09年7月3日', 'record.two_digit_year'],
  ['下午3:05', 'record.unknown_datetime'],
  ['2009-07-03 13:00 AM', 'record.no_such_datetime'],
  ['2009-07-03 14:00-10:00', 'record.unknown_datetime'],
  ['2009-07-03 08:05 EST', 'record.unknown_datetime'],
  ['2009-07-03Z', 'record.unknown_datetime'],
  ['31-JUN-09', 'record.no_such_datetime'],
  ['09-7月-20', 'record.two_digit_year'],
  ['JUL 2009', 'record.unknown_datetime'],
  ['2009-W30-1', 'record.unknown_datetime'],
  ['2009-201', 'record.unknown_datetime'],
  ['9876543210', 'record.unknown_datetime'],
  ['07/20/09 23:59', 'record.two_digit_year'],
  ['2009-07-03 左右', 'record.unknown_datetime'],
  ['2009', 'record.unknown_datetime'],
  ['12345', 'record.unknown_datetime'],
  ['13300001234', 'record.unknown_datetime'],
])('refuses %s', (cell, code) => {
  expect(read(cell)).toMatchObject({ ok: false, reason: { code } });
});

it('reads 7/3/2009 as the other dates of its export tell', () => {
  const told = (dayOrder: DayOrder) => readDateTime('7/3/2009 8:05', { ...context, dayOrder });
  expect(told('month_first')).toMatchObject({ value: '2009-07-03 08:05:00' });
  expect(told('day_first')).toMatchObject({ value: '2009-03-07 08:05:00' });
});

it('tells times of other zones by the clock of the workspace, and CST in China only', () => {
  const elsewhere = { ...context, timeZone: 'America/Chicago' };
  expect(readDateTime('2009-07-20T23:59:59Z', elsewhere)).toMatchObject({
    value: '2009-07-20 18:59:59',
  });
  expect(readDateTime('Mon Jul 20 23:59:59 CST 2009', elsewhere)).toMatchObject({
    ok: false,
    reason: { code: 'record.unclear_zone' },
  });
});

it('gives a date without a year the year nearest to the report', () => {
  expect(read('12月31日', '2010-01')).toMatchObject({ value: '2009-12-31 00:00:00' });
  expect(read('1月2日', '2009-12')).toMatchObject({ value: '2010-01-02 00:00:00' });
});

it('counts serial numbers of a 1904 workbook from 1904', () => {
  expect(readDateTime('38533', { ...context, date1904: true })).toMatchObject({
    value: '2009-07-01 00:00:00',
  });
});

it('reads one moment alike in every form', () => {
  const moments = fc.integer({
    min: Date.UTC(1990, 0, 1) / 1000,
    max: Date.UTC(2099, 11, 31) / 1000,
  });
  fc.assert(
    fc.property(moments, (seconds) => {
      const text = new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
      const [, y, mo, d, h, mi, s] = /(\d+)-(\d+)-(\d+) (\d+):(\d+):(\d+)/.exec(text) ?? [];
      const forms = [
        text,
        text.replaceAll('-', '/'),
        text.replace(/\D/g, ''),
        `${y}年${Number(mo)}月${Number(d)}日 ${Number(h)}时${mi}分${s}秒`,
      ];
      const serial = seconds / 86_400 + 25_569;
      if (serial < 80_000) forms.push(String(serial));
      for (const form of forms) expect(read(form)).toEqual({ ok: true, value: text });
    }),
    { numRuns: 300 },
  );
});

it.each([
  '2009-07-03 08:05:00 +0800 CST',
  '2009-07-03 08:05:00.123456789 +0800 CST',
  '2009-07-03 08:05:00 +0800 CST m=+0.000123',
  '2009-07-03 08:05:00 +0800 +08',
  '2009-07-03 00:05:00 +0000 UTC',
  '2009-07-03 08:05:00.000000+08',
  '2009-07-03 08:05:00 CST+0800',
  '2009-07-03 08:05:00 (UTC+8)',
  '2009-07-03 08:05:00 Asia/Shanghai',
  '2009-07-03T08:05:00[Asia/Shanghai]',
  '2009-07-03 08:05:00 (北京时间)',
  '03-JUL-09 08.05.00 AM ASIA/SHANGHAI',
  '2009-07-03_08-05-00',
  "Timestamp('2009-07-03 08:05:00')",
  'ISODate("2009-07-03T00:05:00Z")',
  'datetime.datetime(2009, 7, 3, 8, 5)',
  '[2009-07-03 08:05:00]',
])('%s is five past eight in China', (cell) => {
  expect(readDateTime(cell, context)).toEqual({ ok: true, value: '2009-07-03 08:05:00' });
});

it("a time that names China's zone is told by the workspace's clock", () => {
  const elsewhere = { ...context, timeZone: 'Asia/Tokyo' };
  for (const cell of ['2009-07-03 08:05:00 +0800 CST', '2009-07-03 08:05:00 Asia/Shanghai'])
    expect(readDateTime(cell, elsewhere)).toEqual({ ok: true, value: '2009-07-03 09:05:00' });
});
