import { expect, test } from 'vitest';
import { bars, chartOf, sampleCharts } from '../../deck/test-support.ts';
import { loadFonts } from '../../fonts/fonts.ts';
import { readTheme } from '../html/test-support.ts';
import { overlaps, type Rect } from './place-labels.ts';
import { renderChart } from './render-chart.ts';

const fonts = await loadFonts();
const cuts: string[] = [];
const frameOf = (width: number, height: number) => ({
  width,
  height,
  theme: readTheme(),
  fonts,
  lang: 'zh-CN',
  onCut: (text: string) => void cuts.push(text),
});

interface Said extends Rect {
  readonly text: string;
  readonly size: number;
}

/** Every text of a drawing with the room that it takes. */
function saidIn(svg: string): readonly Said[] {
  return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].flatMap(
    ([, attributes = '', text = '']) => {
      const attribute = (name: string): string =>
        new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
      const [, dx = '0', dy = '0'] =
        /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(attribute('transform')) ?? [];
      const style = attribute('style');
      const size = Number.parseFloat(/([\d.]+)px/.exec(style)?.[1] ?? attribute('font-size'));
      const weight = /\b700\b/.test(style + attribute('font-weight')) ? 700 : 400;
      const width = fonts.measure(text, { sizePx: size, weight });
      const anchor = attribute('text-anchor');
      const x = Number(dx) + Number(attribute('x') || 0);
      const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
      const y = Number(dy) + Number(attribute('y') || 0) - size / 2;
      return text === '' ? [] : [{ text, size, x: left, y, width, height: size * 0.9 }];
    },
  );
}

for (const [width, height] of [
  [1168, 520],
  [1010, 560],
  [540, 430],
  [430, 480],
] as const) {
  for (const [kind, block] of Object.entries(sampleCharts)) {
    test(`${kind}, ${width} wide: names and figures stay inside, apart, and at 11 pt or more`, () => {
      const said = saidIn(renderChart(block, 'x', frameOf(width, height)).svg);
      expect(said.length).toBeGreaterThan(4);
      for (const [index, one] of said.entries()) {
        expect(one.size, one.text).toBeGreaterThanOrEqual(14.66);
        expect(one.x, one.text).toBeGreaterThanOrEqual(-1);
        expect(one.x + one.width, one.text).toBeLessThanOrEqual(width + 1);
        expect(one.y, one.text).toBeGreaterThanOrEqual(-4);
        expect(one.y + one.height, one.text).toBeLessThanOrEqual(height + 2);
        for (const other of said.slice(index + 1)) {
          expect(overlaps(one, other), `${one.text} / ${other.text}`).toBe(false);
        }
      }
    });
  }
}

test('every figure that a chart is given is printed', () => {
  const frame = frameOf(1168, 520);
  for (const block of Object.values(sampleCharts)) {
    const text = saidIn(renderChart(block, 'x', frame).svg)
      .map((one) => one.text)
      .join('\n');
    const { chart } = block;
    const items = chart.type === 'trend' ? [] : chart.type === 'daily' ? chart.days : chart.items;
    for (const item of items) {
      const wanted =
        'values' in item && !('total' in item)
          ? item.values.map(({ display }) => display)
          : ['display' in item ? item.display : item.total];
      for (const one of wanted) expect(text).toContain(one);
      if ('label' in item) expect(text).toContain(item.label);
    }
  }
});

test('a stacked bar too short for its numbers says them behind its total', () => {
  const block = chartOf('s', {
    type: 'stacked',
    parts: ['安岳', '现业'],
    max: 1000,
    items: [
      {
        label: '网厅',
        values: [
          { value: 2, display: '2' },
          { value: 998, display: '998' },
        ],
        total: '1,000件',
      },
    ],
  });
  const said = saidIn(renderChart(block, 's', frameOf(900, 400)).svg).map(({ text }) => text);
  expect(said).toEqual(expect.arrayContaining(['1,000件（安岳2）', '现业 998']));
});

test('drawings are the same bytes each time and hold no number that is none', () => {
  const frame = frameOf(700, 400);
  for (const block of Object.values(sampleCharts)) {
    const { svg } = renderChart(block, 'x', frame);
    expect(renderChart(block, 'x', frame).svg).toBe(svg);
    expect(svg).not.toMatch(/NaN|Infinity|zr\d+-/);
  }
});

test('a long name takes two lines, and what they do not hold is cut and told of', () => {
  cuts.length = 0;
  const long = '甘孜藏族自治州康定县炉城镇营业服务与客户维系中心';
  const chart = bars('b', [
    [long, 3, '3件', 'none'],
    ['现业', 1, '1件', 'none'],
  ]);
  const wide = saidIn(renderChart(chart, 'b', frameOf(900, 300)).svg).map(({ text }) => text);
  expect(wide.slice(0, 2).join('')).toBe(long);
  expect(cuts).toEqual([]);
  const narrow = saidIn(renderChart(chart, 'b', frameOf(420, 300)).svg).map(({ text }) => text);
  expect(narrow[1]).toMatch(/…$/);
  expect(cuts).toEqual([long]);
});

test('few bars stay thin and stand at the top, and a bar of nothing keeps its figure', () => {
  const chart = bars('b', [
    ['安岳', 9, '9.00%（9/100）', 'missed'],
    ['乐至', 0, '0.00%（0/28）', 'met'],
  ]);
  const { svg, height } = renderChart(chart, 'b', frameOf(700, 500));
  expect(height).toBeLessThan(200);
  const fill = readTheme().colors.bad;
  const [, thick] = new RegExp(`l0 ([\\d.]+)l-[\\d.]+ 0Z" fill="${fill}"`, 'i').exec(svg) ?? [];
  expect(Number(thick)).toBeGreaterThan(20);
  expect(Number(thick)).toBeLessThanOrEqual(43.2);
  expect(saidIn(svg).map(({ text }) => text)).toContain('0.00%（0/28）');
});
