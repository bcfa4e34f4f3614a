import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wilsonInterval } from './wilson.ts';

it('gives the published interval of 81 hits in 263', () => {
  const { low, high } = wilsonInterval(81, 263);
  expect(low).toBeCloseTo(25.53, 2);
  expect(high).toBeCloseTo(36.62, 2);
});

it('stays within 0 and 100 and holds the share', () => {
  expect(wilsonInterval(0, 10)).toMatchObject({ low: 0 });
  expect(wilsonInterval(10, 10).high).toBeCloseTo(100, 10);
  fc.assert(
    fc.property(fc.nat(300), fc.nat(300), (hits, misses) => {
      fc.pre(hits + misses > 0);
      const { low, high } = wilsonInterval(hits, hits + misses);
      const share = (100 * hits) / (hits + misses);
      return low >= 0 && high <= 100 && low <= share + 1e-9 && share <= high + 1e-9;
    }),
  );
});

it('narrows as the sample grows', () => {
  const width = (size: number) => {
    const { low, high } = wilsonInterval(size / 2, size);
    return high - low;
  };
  expect(width(400)).toBeLessThan(width(40));
});
