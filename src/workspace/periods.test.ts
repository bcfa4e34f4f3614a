import { describe, expect, it } from 'vitest';
import {
  addMonths,
  countInYear,
  daysIn,
  isMonth,
  isPeriod,
  lastMonth,
  lastPeriod,
  monthsUpTo,
  partsOf,
  periodIn,
  shifted,
  yearBefore,
  yearUpTo,
} from './periods.ts';

describe('months', () => {
  it('counts across years', () => {
    expect(addMonths('2009-01', -1)).toBe('2008-12');
    expect(monthsUpTo('2009-02', 3)).toEqual(['2008-12', '2009-01', '2009-02']);
  });

  it('takes "last" from the day in the time zone of the workspace', () => {
    const newYearInChina = new Date('2009-12-31T16:30:00Z');
    expect(lastMonth(newYearInChina, 'Asia/Shanghai')).toBe('2009-12');
    expect(lastMonth(newYearInChina, 'UTC')).toBe('2009-11');
    expect(lastPeriod(newYearInChina, 'Asia/Shanghai', 'quarter')).toBe('2009-Q4');
    expect(lastPeriod(newYearInChina, 'UTC', 'quarter')).toBe('2009-Q3');
    // The 1st of January 2010 is a Friday of the 53rd week of 2009.
    expect(lastPeriod(newYearInChina, 'Asia/Shanghai', 'week')).toBe('2009-W52');
  });

  it('knows what a month is', () => {
    expect(['2009-07', '2009-7', '2009-13', '2009-00', 'last'].map(isMonth)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('periods', () => {
  it('are written in one way only, and weeks are those that their year has', () => {
    const all = ['2009-W53', '2010-W53', '2010-W00', '2010-Q5', '2010-H3', '2021', '21', '2010-Q1'];
    expect(all.filter(isPeriod)).toEqual(['2009-W53', '2021', '2010-Q1']);
  });

  it('follow each other across years', () => {
    expect(
      ['2010-W01', '2022-Q1', '2010-H1', '2021', '2022-01'].map((one) => shifted(one, -1)),
    ).toEqual(['2009-W53', '2021-Q4', '2009-H2', '2020', '2021-12']);
    expect(shifted('2009-W52', 2)).toBe('2010-W01');
    expect(shifted('2020-Q4', 5)).toBe('2022-Q1');
  });

  it('have the days of the calendar, weeks from Monday to Sunday', () => {
    expect(daysIn('2010-W25')).toEqual({ first: '2010-06-21', end: '2010-06-28' });
    expect(daysIn('2009-W53')).toEqual({ first: '2009-12-28', end: '2010-01-04' });
    expect(daysIn('2022-Q1')).toEqual({ first: '2022-01-01', end: '2022-04-01' });
    expect(daysIn('2010-H2')).toEqual({ first: '2010-07-01', end: '2011-01-01' });
    expect(daysIn('2020')).toEqual({ first: '2020-01-01', end: '2021-01-01' });
  });

  it('have parts, and a month the weeks that it touches', () => {
    expect(partsOf('2022-Q1', 'month')).toEqual(['2022-01', '2022-02', '2022-03']);
    expect(partsOf('2010-H2', 'quarter')).toEqual(['2010-Q3', '2010-Q4']);
    expect(partsOf('2010-06', 'week')).toEqual([
      '2010-W22',
      '2010-W23',
      '2010-W24',
      '2010-W25',
      '2010-W26',
    ]);
    expect(partsOf('2010-W26', 'month')).toEqual(['2010-06', '2010-07']);
  });

  it('stand beside their namesake of the year before, a 53rd week beside none', () => {
    expect(['2010-W25', '2022-Q1', '2010-H1', '2021', '2009-07'].map(yearBefore)).toEqual([
      '2009-W25',
      '2021-Q1',
      '2009-H1',
      '2020',
      '2008-07',
    ]);
    expect(yearBefore('2009-W53')).toBeNull();
  });

  it('are counted in their year', () => {
    expect(yearUpTo('2022-Q3')).toEqual(['2022-Q1', '2022-Q2', '2022-Q3']);
    expect(
      ['2009-W01', '2010-W01', '2022-Q1', '2010-H1', '2021', '2009-07'].map(countInYear),
    ).toEqual([53, 52, 4, 2, 1, 12]);
  });

  it('are known in the forms that people write', () => {
    expect(
      ['2010第3周', '2010.W3', '2010/Q2', '2010 年 二季度', '2010年全年'].map(periodIn),
    ).toEqual(['2010-W03', '2010-W03', '2010-Q2', '2010-Q2', '2010']);
    expect(['2010-W54', '2010-Q0', '一季度', '2010-07-01'].map(periodIn)).toEqual(
      Array(4).fill(null),
    );
  });
});
