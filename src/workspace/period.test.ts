import { expect, it } from 'vitest';
import { daysOf, partsTouched, periodOf } from './period.ts';

it('takes a calendar month from its first midnight to the next', () => {
  expect(periodOf('2009-07', { kind: 'calendar' })).toEqual({
    start: '2009-07-01 00:00:00',
    end: '2009-08-01 00:00:00',
  });
  expect(periodOf('2009-12', { kind: 'calendar' }).end).toBe('2010-01-01 00:00:00');
});

it('takes a month that starts on a later day from the month before', () => {
  expect(periodOf('2010-01', { kind: 'from_day', day: 26 })).toEqual({
    start: '2009-12-26 00:00:00',
    end: '2010-01-26 00:00:00',
  });
});

it('counts the days of a month as it lies', () => {
  const months = ['2009-06', '2009-07', '2008-02', '2009-02'];
  expect(months.map((month) => daysOf(month, { kind: 'calendar' }))).toEqual([30, 31, 29, 28]);
  expect(months.map((month) => daysOf(month, { kind: 'from_day', day: 26 }))).toEqual([
    31, 30, 31, 31,
  ]);
});

it('lets neighbouring periods meet where a month lacks the day', () => {
  const period = { kind: 'from_day', day: 30 } as const;
  expect(periodOf('2009-02', period).end).toBe('2009-03-01 00:00:00');
  expect(periodOf('2009-03', period).start).toBe('2009-03-01 00:00:00');
});

it('cuts quarters where their months are cut, and weeks as the calendar does', () => {
  const period = { kind: 'from_day', day: 26 } as const;
  expect(periodOf('2010-Q1', period)).toEqual({
    start: '2009-12-26 00:00:00',
    end: '2010-03-26 00:00:00',
  });
  expect(periodOf('2010-W25', period).start).toBe('2010-06-21 00:00:00');
  expect(daysOf('2010-H1', { kind: 'calendar' })).toBe(181);
});

it('reads the weeks that a month touches by any of its cuts', () => {
  const cuts = [{ kind: 'calendar' }, { kind: 'from_day', day: 26 }] as const;
  expect(partsTouched('2010-06', 'week', cuts.slice(0, 1))).toHaveLength(5);
  expect(partsTouched('2010-06', 'week', cuts)[0]).toBe('2010-W21');
  expect(partsTouched('2010-Q2', 'month', cuts)).toEqual(['2010-04', '2010-05', '2010-06']);
  expect(partsTouched('2010-06', 'month', cuts)).toEqual(['2010-06']);
});

it('takes the records of months before where a dataset is published late', () => {
  const late = { kind: 'calendar', lag: 2 } as const;
  expect(periodOf('2022-03', late)).toEqual({
    start: '2022-01-01 00:00:00',
    end: '2022-02-01 00:00:00',
  });
  expect(periodOf('2022-Q1', late)).toEqual({
    start: '2021-11-01 00:00:00',
    end: '2022-02-01 00:00:00',
  });
  expect(periodOf('2022-03', { kind: 'from_day', day: 26, lag: 1 }).start).toBe(
    '2022-01-26 00:00:00',
  );
});
