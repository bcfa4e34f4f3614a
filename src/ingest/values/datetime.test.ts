import fc from 'fast-check';
import { expect, it } from 'vitest';
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
])('takes %j for no date', (cell) => expect(read(cell)).toEqual({ ok: true, value: null }));

it.each([
  ['2009-02-30', 'record.no_such_datetime'],
  ['2009-13-01', 'record.no_such_datetime'],
  ['2009-07-03 25:00', 'record.no_such_datetime'],
  ['20090732', 'record.no_such_datetime'],
  ['1909-07-03', 'record.datetime_far_off'],
  ['7/3/2009', 'record.unknown_datetime'],
  ['09-07-03', 'record.two_digit_year'],
  ['03/07/09 8:05', 'record.two_digit_year'],
  ['09年7月3日', 'record.two_digit_year'],
  ['下午3:05', 'record.unknown_datetime'],
  ['2009-07-03T08:05:09Z', 'record.unknown_datetime'],
  ['2009-07-03 左右', 'record.unknown_datetime'],
  ['2009', 'record.unknown_datetime'],
  ['12345', 'record.unknown_datetime'],
  ['13300001234', 'record.unknown_datetime'],
])('refuses %s', (cell, code) => {
  expect(read(cell)).toMatchObject({ ok: false, reason: { code } });
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
