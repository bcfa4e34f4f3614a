import { expect, it } from 'vitest';
import { Cleanup } from './cleanup.ts';

it('is waited for while a report is put in its place beside long work', async () => {
  const run = new Cleanup();
  const part = run.part();
  const long = Promise.withResolvers<void>();
  const placing = Promise.withResolvers<void>();
  const both = [
    part.atLength(async () => await long.promise),
    part.waitedFor(async () => await placing.promise),
  ];
  expect(run.isAtLength).toBe(false);
  placing.resolve();
  await both[1];
  expect(run.isAtLength).toBe(true);
  long.resolve();
  await both[0];
  expect(run.isAtLength).toBe(false);
});
