import { expect, test } from 'vitest';
import { readTheme } from '../render/html/test-support.ts';
import { colorProblems, LEAST_DIFFERENCE } from '../workspace/theme.ts';
import { contrast, difference, luminance, mix } from './color.ts';

test('contrast and lightness are those of the standard', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21);
  expect(contrast('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2);
  expect(luminance('#FF0000')).toBeCloseTo(0.2126);
  expect(mix('#000000', '#FFFFFF', 0.5)).toBe('#808080');
});

test('red and green that differ for most look alike to those who lack a cone', () => {
  const [red, green] = ['#B03A2E', '#6E6B1E'];
  expect(difference(red, green, 'usual')).toBeGreaterThan(40);
  expect(difference(red, green, 'deuteranopia')).toBeLessThan(LEAST_DIFFERENCE);
  expect(difference(red, red, 'protanopia')).toBe(0);
});

test("the pack's colours are read on its paper and told apart by every reader, in grey by lightness", () => {
  const { colors } = readTheme();
  expect(colorProblems(colors)).toEqual([]);
  // Letters on the shades that stand behind them.
  for (const name of ['ink', 'muted', 'good', 'bad', 'warn'] as const)
    expect(contrast(colors[name], colors.panel)).toBeGreaterThanOrEqual(4.5);
  for (const name of ['brand', 'bad'] as const)
    expect(contrast(colors.paper, colors[name])).toBeGreaterThanOrEqual(4.5);
});
