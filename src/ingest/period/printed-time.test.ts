import { expect, test } from 'vitest';
import { printedTime } from './printed-time.ts';

test('the time of an export is read from the rows around its table, with or without the hour', () => {
  const made = (...rows: string[]) => printedTime(rows.map((row) => [row]));
  expect(made('故障清单', '统计时间: 2009-07-01 至 2009-07-31 导出时间：2009-08-03 9:05:12')).toBe(
    '2009-08-03 09:05',
  );
  expect(made('制表：综合调度组　制表日期：2009年8月3日')).toBe('2009-08-03');
  expect(printedTime([['', '打印时间', '2009/8/4 17:30']])).toBe('2009-08-04 17:30');
});

test('a period or a name alone is no time of an export', () => {
  expect(printedTime([['统计时间: 2009-07-01 至 2009-07-31 制表人: 综合调度组']])).toBeNull();
  expect(printedTime([['制表日期：　　年　月　日']])).toBeNull();
});
