import { expect, it } from 'vitest';
import { filesOverLimit } from './data-limit.ts';
import { fileOf } from './ingest/test-support.ts';

const isOver = (records: number, quarantined: number) => {
  const account = { records, quarantined, accepted: records - quarantined };
  const file = fileOf('a.csv', 'tickets', { account });
  return filesOverLimit([file]).length === 1;
};

it('lets one unusable record of a small file pass, and one in a thousand of a large one', () => {
  expect([isOver(20, 1), isOver(20, 2)]).toEqual([false, true]);
  expect([isOver(10_000, 10), isOver(10_000, 11)]).toEqual([false, true]);
});

it('lets no more than 100 records of one file pass', () => {
  expect([isOver(1_000_000, 100), isOver(1_000_000, 101)]).toEqual([false, true]);
});
