import { expect, it } from 'vitest';
import { monthStarts } from './month-starts.ts';

const starts = (from: string, to: string, room: number) =>
  monthStarts(Date.parse(from), Date.parse(to), room).map((time) =>
    new Date(time).toISOString().slice(0, 10),
  );

it('are the firsts of months in a long stretch, as many as have room', () => {
  expect(starts('2026-01-01', '2026-07-01', 0.4)).toEqual([
    '2026-01-01',
    '2026-02-01',
    '2026-03-01',
    '2026-04-01',
    '2026-05-01',
    '2026-06-01',
  ]);
  expect(starts('2026-01-01', '2027-01-01', 2.3)).toEqual([
    '2026-01-01',
    '2026-04-01',
    '2026-07-01',
    '2026-10-01',
  ]);
  expect(starts('2026-03-26', '2026-06-26', 1)).toEqual(['2026-04-01', '2026-05-01', '2026-06-01']);
});

it('are none in a month or two, which days tell', () => {
  expect(starts('2026-06-26', '2026-07-26', 0.4)).toEqual([]);
  expect(starts('2026-06-01', '2026-08-01', 0.4)).toEqual([]);
});
