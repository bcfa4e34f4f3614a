import { expect, test } from 'vitest';
import { bars, points, trend } from '../../deck/test-support.ts';
import { loadFonts } from '../../fonts/fonts.ts';
import { readTheme } from '../html/test-support.ts';
import { renderChart } from './render-chart.ts';
import { niceScale } from './scale.ts';
import { monthLabels } from './trend.ts';

const frame = {
  width: 1168,
  height: 460,
  theme: readTheme(),
  fonts: await loadFonts(),
  lang: 'zh-CN',
};
const limits: readonly [string, number, 'province' | 'city'][] = [
  ['省考核 ≤8%', 8, 'province'],
  ['市考核 ≤7.9%', 7.9, 'city'],
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
  const texts = textsOf(renderChart(e8, 'a', frame));
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

test('a month without a value is a gap, a draft a hollow point', () => {
  const svg = renderChart(e8, 'a', frame);
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
  const said = textsOf(renderChart(block, 'b', frame)).map(({ text }) => text);
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
  const first = renderChart(block, 'x', frame);
  renderChart(e8, 'y', frame);
  expect(renderChart(block, 'x', frame)).toBe(first);
  expect(first).not.toMatch(/zr\d+-|<script|<b>/);
  expect(renderChart(e8, 'z', frame)).not.toContain('NaN');
});

test('charts without any value are drawn empty', () => {
  const nothing = trend('n', { E8: points([null, null, null, null, null, null, null]) }, []);
  expect(textsOf(renderChart(nothing, 'n', frame)).map(({ text }) => text)).toContain('7月');
  expect(renderChart(bars('m', []), 'm', frame)).not.toContain('NaN');
});

test('scales have round ticks, hold every value and start from zero only where asked', () => {
  expect(niceScale([4.6, 8.3, 5, 8], false)).toMatchObject({
    min: 4,
    max: 9,
    step: 1,
    decimals: 0,
  });
  expect(niceScale([0.4, 0.2], false).min).toBeGreaterThanOrEqual(0);
  expect(niceScale([900, 1500], true)).toMatchObject({ min: 0 });
  expect(niceScale([100, 100, 95], false).max).toBeGreaterThanOrEqual(100);
});

test('months name their year only where they cross one', () => {
  expect(monthLabels(['2009-06', '2009-07'], 'zh-CN')).toEqual(['6月', '7月']);
  expect(monthLabels(['2008-12', '2009-01'], 'zh-CN')).toEqual(['08年12月', '09年1月']);
});
