import { expect, it } from 'vitest';
import { readSpan } from './span.ts';

const context = { month: '2009-07', date1904: false };
const ends = (cell: string) =>
  (['start', 'end'] as const).map((end) => readSpan(cell, end, context));

it.each([
  ['7月3日 14:00-16:00', '2009-07-03 14:00:00', '2009-07-03 16:00:00'],
  ['2009-07-03 14:00~16:00', '2009-07-03 14:00:00', '2009-07-03 16:00:00'],
  ['2009/7/3 下午2点至下午4点', '2009-07-03 14:00:00', '2009-07-03 16:00:00'],
  ['2009-07-03 22:00 到 2009-07-04 02:00', '2009-07-03 22:00:00', '2009-07-04 02:00:00'],
  ['2009-07-03 14:00', '2009-07-03 14:00:00', null],
  ['-', null, null],
])('%s begins at %s and ends at %s', (cell, start, end) => {
  expect(ends(cell)).toEqual([
    { ok: true, value: start },
    { ok: true, value: end },
  ]);
});

it.each([
  ['2009-07-03 16:00-14:00', 'record.span_backwards'],
  ['14:00-16:00', 'record.unknown_datetime'],
])('%s is refused', (cell, code) => {
  for (const read of ends(cell)) expect(read).toMatchObject({ ok: false, reason: { code } });
});
