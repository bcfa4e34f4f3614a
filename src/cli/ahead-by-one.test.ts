import { expect, it } from 'vitest';
import { aheadByOne } from './ahead-by-one.ts';

it('begins the next piece while one is waited for, and no other', async () => {
  const begun: number[] = [];
  await using works = aheadByOne(4, async (at) => {
    begun.push(at);
    await Promise.resolve();
    if (at === 1) throw new Error('one failed');
    return at * 10;
  });
  expect(begun).toEqual([]);
  expect(await works.result(0)).toBe(0);
  expect(begun).toEqual([0, 1]);
  await expect(works.result(1)).rejects.toThrow('one failed');
  expect(begun).toEqual([0, 1, 2]);
  expect(await works.result(2)).toBe(20);
  expect(await works.result(3)).toBe(30);
  expect(begun).toEqual([0, 1, 2, 3]);
});
