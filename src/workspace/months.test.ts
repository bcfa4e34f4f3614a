import { describe, expect, it } from 'vitest';
import { addMonths, isMonth, lastMonth, monthInChinese, monthsUpTo } from './months.ts';

describe('months', () => {
  it('counts across years', () => {
    expect(addMonths('2009-01', -1)).toBe('2008-12');
    expect(monthsUpTo('2009-02', 3)).toEqual(['2008-12', '2009-01', '2009-02']);
  });

  it('takes "last" from the day in the time zone of the workspace', () => {
    const newYearInChina = new Date('2009-12-31T16:30:00Z');
    expect(lastMonth(newYearInChina, 'Asia/Shanghai')).toBe('2009-12');
    expect(lastMonth(newYearInChina, 'UTC')).toBe('2009-11');
  });

  it('knows what a month is', () => {
    expect(['2009-07', '2009-7', '2009-13', '2009-00', 'last'].map(isMonth)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(monthInChinese('2009-07')).toBe('2009年7月');
  });
});
