import { expect, it } from 'vitest';
import { Bypass, type Line, type LineTaker } from './bypass.ts';

const line: Line = { cells: 1, filled: 1, cell: () => '1' };
const taker: LineTaker = {
  isOrdinary: () => true,
  take: () => undefined,
  settled: () => Promise.resolve(),
};

it('asks the guards of a table again after a pause, and those of the next table only after it was closed', () => {
  const bypass = new Bypass();
  bypass.guard('never', () => false);
  bypass.open(taker);
  expect(bypass.lets(line)).toBe(false);
  bypass.pause();
  expect(bypass.taker).toBe(null);
  bypass.open(taker);
  expect(bypass.lets(line)).toBe(false);
  bypass.close();
  bypass.open(taker);
  expect(bypass.lets(line)).toBe(true);
});
