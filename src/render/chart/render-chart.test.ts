import { expect, test } from 'vitest';
import { bars, chartOf, points, trend } from '../../deck/test-support.ts';
import { loadFonts } from '../../fonts/fonts.ts';
import { readTheme } from '../html/test-support.ts';
import type { ChartFrame } from './frame.ts';
import { renderChart } from './render-chart.ts';
import { niceScale } from './scale.ts';
import { monthLabels } from './trend.ts';

const frame: ChartFrame = {
  width: 1168,
  height: 460,
  theme: readTheme(),
  fonts: await loadFonts(),
  lang: 'zh-CN',
  onCut: (text) => {
    throw new Error(`cut: ${text}`);
  },
};

const svgOf = (...given: Parameters<typeof renderChart>): string => renderChart(...given).svg;
const limits: readonly [string, number, number][] = [
  ['省考核 ≤8%', 8, 0],
  ['市考核 ≤7.9%', 7.9, 1],
];
const e8 = trend('e8', { E8: points([6.1, 4.6, null, 6.4, 8.3, 7.02, 7.96], [5]) }, limits);

/** Texts of an SVG with their places; the right-hand names have the largest x. */
const textsOf = (svg: string): readonly { text: string; x: number; y: number }[] =>
  [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) => {
    const translate = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(attributes);
    const place = (name: string): string | undefined =>
      new RegExp(` ${name}="([-\\d.]+)"`).exec(attributes)?.[1];
    return {
      text,
      x: Number(translate?.[1] ?? place('x')),
      y: Number(translate?.[2] ?? place('y')),
    };
  });

test('a trend names months, limits on their lines and its values; near names do not touch', () => {
  const texts = textsOf(svgOf(e8, 'a', frame));
  const said = texts.map(({ text }) => text);
  expect(said).toEqual(
    expect.arrayContaining(['1月', '7月', '省考核 ≤8%', '市考核 ≤7.9%', '7.96%', '4.60%']),
  );
  expect(said).not.toContain('—');
  const names = texts
    .filter(({ text }) => ['省考核 ≤8%', '市考核 ≤7.9%', '7.96%'].includes(text))
    .map(({ y }) => y);
  const sorted = names.toSorted((a, b) => a - b);
  for (const [i, y] of sorted.entries()) {
    if (i > 0) expect(y - (sorted[i - 1] ?? 0)).toBeGreaterThanOrEqual(23.9);
  }
});

test('series of very different size stand in panels of their own, each from zero to its own top', () => {
  const counts = { E8: [6376, 7514, 8688], 'E8-2': [473, 778, 848], E6: [355, 373, 383] };
  const chart = {
    type: 'trend',
    unit: '单',
    decimals: 0,
    series: Object.entries(counts).map(([name, values]) => ({ name, points: points(values) })),
    limits: [],
  } as const;
  const texts = textsOf(svgOf(chartOf('p', chart), 'p', { ...frame, width: 560 }));
  const yOf = (wanted: string): number =>
    texts.find(({ text }) => text === wanted)?.y ?? Number.NaN;
  expect(yOf('10,000单')).toBeLessThan(yOf('1,000单'));
  expect(yOf('1,000单')).toBeLessThan(yOf('E6'));
  expect(texts.filter(({ text }) => text === '0')).toHaveLength(3);
  const alike = { ...chart, series: chart.series.slice(1) };
  expect(
    textsOf(svgOf(chartOf('q', alike), 'q', frame)).filter(({ text }) => text === '0'),
  ).toHaveLength(1);
});

test('a rate is drawn on an axis that ends at 100 %', () => {
  const full = trend('f', { 及时率: points([96.4, 99.3, 100]) }, [['省考核 ≥90%', 90, 0]]);
  const texts = textsOf(svgOf(full, 'f', frame)).map(({ text }) => text);
  expect(texts).toContain('100%');
  expect(texts).not.toContain('105%');
});

test('a month without a value is a gap, a draft a hollow point', () => {
  const svg = svgOf(e8, 'a', frame);
  const lines = [...svg.matchAll(/<path d="([^"]+)"[^>]*stroke-width="3"/g)].map(
    ([, path = '']) => path,
  );
  expect(lines.join(' ').match(/M/g)).toHaveLength(2);
  expect(
    svg.match(
      new RegExp(
        `fill="${frame.theme.colors.paper}"[^>]*stroke="${frame.theme.colors.series1}"`,
        'gi',
      ),
    ),
  ).toHaveLength(1);
});

test('bars show what they are given at their ends; misses are marked by a sign', () => {
  const block = bars(
    'b',
    [
      ['安岳', 9.14, '9.14%（98/1,072）', 'missed'],
      ['乐至', 4.81, '4.81%（40/688）', 'met'],
    ],
    limits,
  );
  const said = textsOf(svgOf(block, 'b', frame)).map(({ text }) => text);
  expect(said).toEqual(
    expect.arrayContaining([
      '安岳',
      '× 9.14%（98/1,072）',
      '4.81%（40/688）',
      '省考核 ≤8%',
      '市考核 ≤7.9%',
    ]),
  );
});

test('the same chart gives the same bytes however many were drawn before, and no markup from its texts', () => {
  const block = bars('b', [['<script>x</script>', 3, '"><b>', 'none']]);
  const first = svgOf(block, 'x', frame);
  svgOf(e8, 'y', frame);
  expect(svgOf(block, 'x', frame)).toBe(first);
  expect(first).not.toMatch(/zr\d+-|<script|<b>/);
  expect(svgOf(e8, 'z', frame)).not.toContain('NaN');
});

test('charts without any value are drawn empty', () => {
  const nothing = trend('n', { E8: points([null, null, null, null, null, null, null]) }, []);
  expect(textsOf(svgOf(nothing, 'n', frame)).map(({ text }) => text)).toContain('7月');
  expect(svgOf(bars('m', []), 'm', frame)).not.toContain('NaN');
});

test('scales have round ticks, hold every value and start from zero only where asked', () => {
  expect(niceScale([4.6, 8.3, 5, 8], 'rate')).toMatchObject({
    min: 4,
    max: 9,
    step: 1,
    decimals: 0,
  });
  expect(niceScale([0.4, 0.2], 'rate').min).toBeGreaterThanOrEqual(0);
  expect(niceScale([900, 1500], 'count')).toMatchObject({ min: 0 });
  expect(niceScale([100, 100, 90.5], 'rate')).toMatchObject({ max: 100 });
  expect(niceScale([99.97, 99.99], 'rate').max).toBe(100);
  expect(niceScale([1, 2, 1], 'count')).toMatchObject({ min: 0, step: 1, decimals: 0 });
  expect(niceScale([0.4, 1.1], 'amount').decimals).toBe(1);
});

test('months name their year only where they cross one', () => {
  expect(monthLabels(['2009-06', '2009-07'], 'zh-CN')).toEqual(['6月', '7月']);
  expect(monthLabels(['2008-12', '2009-01'], 'zh-CN')).toEqual(['08年12月', '09年1月']);
});
