import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crosses, overlaps, spread } from './place-labels.ts';

test('positions far enough apart stay; near ones part by as little as needed, in their order', () => {
  expect(spread([10, 50, 90], 20, 0, 100)).toEqual([10, 50, 90]);
  expect(spread([52, 50], 20, 0, 100)).toEqual([61, 41]);
  expect(spread([98, 99], 20, 0, 100)).toEqual([80, 100]);
});

test('labels never come nearer than the gap where there is room for it', () => {
  const wanted = fc.array(fc.double({ min: -50, max: 450, noNaN: true }), { maxLength: 12 });
  fc.assert(
    fc.property(wanted, (values) => {
      const placed = [...spread(values, 24, 0, 400)].sort((a, b) => a - b);
      expect(placed).toHaveLength(values.length);
      for (const [i, at] of placed.entries()) {
        expect(at).toBeGreaterThanOrEqual(-1e-6);
        expect(at).toBeLessThanOrEqual(400 + 1e-6);
        if (i > 0) expect(at - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(24 - 1e-6);
      }
    }),
  );
});

test('lines through a rectangle and rectangles over each other are found', () => {
  const rect = { x: 10, y: 10, width: 20, height: 10 };
  expect(crosses({ x: 0, y: 15 }, { x: 40, y: 15 }, rect)).toBe(true);
  expect(crosses({ x: 0, y: 0 }, { x: 40, y: 40 }, rect)).toBe(true);
  expect(crosses({ x: 0, y: 25 }, { x: 40, y: 25 }, rect)).toBe(false);
  expect(crosses({ x: 0, y: 15 }, { x: 5, y: 15 }, rect)).toBe(false);
  expect(overlaps(rect, { x: 29, y: 19, width: 5, height: 5 })).toBe(true);
  expect(overlaps(rect, { x: 30, y: 10, width: 5, height: 5 })).toBe(false);
});
