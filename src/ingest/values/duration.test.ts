import { expect, it } from 'vitest';
import { readHours } from './number.ts';

const read = (cell: string, unit: string | null = null) => {
  const parsed = readHours(cell, unit);
  return parsed.ok ? parsed.value : parsed.reason.code;
};
const hours = (days: number, clock: number, minutes = 0, seconds = 0) =>
  String((((days * 24 + clock) * 60 + minutes) * 60 + seconds) / 3600);

it.each([
  ['1,5小时', '1.5'],
  ['1，5 小时', '1.5'],
  ['1,50h', '1.5'],
  ['0,125小时', '0.125'],
  ['1,500小时', '1500'],
  ['1,500.5小时', '1500.5'],
  ['两小时', '2'],
  ['半小时', '0.5'],
  ['一个半小时', '1.5'],
  ['一小时半', '1.5'],
  ['三小时二十分钟', hours(0, 3, 20)],
  ['一小时零五分', hours(0, 1, 5)],
  ['一百零五分钟', '1.75'],
  ['九十分钟', '1.5'],
  ['二十四小时', '24'],
  ['廿四小时', '24'],
  ['两天三小时', '51'],
  ['三刻钟', '0.75'],
  ['1小时一刻', '1.25'],
  ['1小時30分鐘', '1.5'],
  ['1 02:03:00', hours(1, 2, 3)],
  ['+01 02:03:00.000000', hours(1, 2, 3)],
  ['+000000001 02:03:00', hours(1, 2, 3)],
  ['1天02:03', hours(1, 2, 3)],
  ['1 day, 2:03:00', hours(1, 2, 3)],
  ['1 days 02:03:00', hours(1, 2, 3)],
  ['1.02:03:00', hours(1, 2, 3)],
  ['1:02:03:00', hours(1, 2, 3)],
  ['0 00:30:00', hours(0, 0, 30)],
  ['26:03:00,000', hours(0, 26, 3)],
  ['26:03 小时', hours(0, 26, 3)],
  ['1天2小时3分', hours(1, 2, 3)],
  ['１天 2小时 3分钟 4秒', hours(1, 2, 3, 4)],
  ['0天0小时30分', hours(0, 0, 30)],
  ['1日3分', hours(1, 0, 3)],
  ['26h3m', hours(0, 26, 3)],
  ['1d 2h', hours(1, 2)],
  ['26h3m0s', hours(0, 26, 3)],
  ['1 day 2 hrs 3 mins', hours(1, 2, 3)],
  ['@ 1 day 2 hours 3 mins', hours(1, 2, 3)],
  ['2 hours and 3 minutes', hours(0, 2, 3)],
  ['1小时零3分', hours(0, 1, 3)],
  ['2个半小时', hours(0, 2, 30)],
  ['半小时', hours(0, 0, 30)],
  ['1小时半', hours(0, 1, 30)],
  ['1周', hours(7, 0)],
  ['90秒', hours(0, 0, 1, 30)],
  ['1,200分钟', hours(0, 20)],
  ['P1DT2H3M', hours(1, 2, 3)],
  ['PT26H3M', hours(0, 26, 3)],
  ['pt0.5h', hours(0, 0, 30)],
  ['P0Y0M1DT2H3M0S', hours(1, 2, 3)],
  ['P1W', hours(7, 0)],
  ['1900-01-00 05:00:00', hours(0, 5)],
  ['1900-01-01 05:00:00', hours(1, 5)],
  ['1900/1/1 5:00', hours(1, 5)],
  ['1899-12-30 01:30:00', hours(0, 1, 30)],
  ['1904-01-02 05:00:00', hours(1, 5)],
  ['约2小时', hours(0, 2)],
])('reads the duration %s', (cell, expected) => {
  expect(read(cell)).toBe(expected);
});

it.each([
  ['-1 02:03:00', 'record.negative'],
  ['1 day 02:03:00 ago', 'record.negative'],
  ['-00:30', 'record.negative'],
  ['P1M', 'record.not_hours'],
  ['P', 'record.not_hours'],
  ['PT', 'record.not_hours'],
  ['2个工作日', 'record.not_hours'],
  ['1 20分钟', 'record.not_hours'],
  ['半天', 'record.not_hours'],
  ['1小时30', 'record.not_hours'],
  ['3分2小时', 'record.not_hours'],
  ['1.5天2小时', 'record.not_hours'],
  ['1 25:03:00', 'record.not_hours'],
  ['1 2', 'record.not_hours'],
  ['1:70', 'record.not_hours'],
  ['1899-12-31 01:30:00', 'record.day_zero_or_one'],
  ['1899/12/31', 'record.day_zero_or_one'],
  ['1900-01-xx 05:00:00', 'record.not_hours'],
  ['2009-07-01 05:00:00', 'record.not_hours'],
  ['999999999999小时', 'record.number_too_large'],
])('refuses %s as a duration', (cell, code) => {
  expect(read(cell)).toBe(code);
});

it('takes a bare number in the unit of its header, and asks about a clock of two parts there', () => {
  expect(read('90', '分钟')).toBe('1.5');
  expect(read('90', '小时')).toBe('90');
  expect(read('5400', '秒')).toBe('1.5');
  expect(read('1.5小时', '分钟')).toBe('1.5');
  expect(read('70:30', '分钟')).toBe('record.clock_and_unit');
  expect(read('1:10:00', '分钟')).toBe(hours(0, 1, 10));
});

it('reads equal lengths to one value, however they are written', () => {
  const forms = ['50分钟', '0:50', '0:50:00', 'PT50M', '3000秒'];
  expect(new Set(forms.map((form) => read(form)))).toEqual(new Set([String(50 / 60)]));
});

it.each(['1,2', '0,125', '一百五分钟', '半天', '两', '1,5,5小时'])(
  '%s could be more than one length',
  (cell) => expect(read(cell)).toBe('record.not_hours'),
);
