import { expect, test } from 'vitest';
import { bars, chartOf, sampleCharts } from '../../deck/test-support.ts';
import { readTheme } from '../html/test-support.ts';
import { overlaps } from './place-labels.ts';
import { renderChart } from './render-chart.ts';
import { linesIn, plainFrame, saidIn } from './test-support.ts';

const cuts: string[] = [];
const frameOf = (width: number, height: number) => ({
  ...plainFrame(width, height),
  onCut: (text: string) => void cuts.push(text),
});

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

test('a wide slope names its lines at both ends, a narrow one at the right', () => {
  const said = (width: number) =>
    saidIn(renderChart(sampleCharts.slope, 's', frameOf(width, 520)).svg).map(({ text }) => text);
  expect(said(1168)).toEqual(expect.arrayContaining(['10000号　10', '8　10000号　前进2位']));
  expect(said(540)).toEqual(expect.arrayContaining(['10', '8　10000号　前进2位']));
});

test('changes to both sides have their texts across the middle line, to one side behind their bars', () => {
  const item = (effect: 'better' | 'worse') =>
    ({ label: effect, size: 5, display: `${effect} +5`, effect }) as const;
  const placesOf = (effects: readonly ('better' | 'worse')[]) => {
    const sides = { type: 'diverging', worseLabel: '劣化', betterLabel: '好转', max: 5 } as const;
    const block = chartOf('d', { ...sides, items: effects.map(item) });
    const { svg } = renderChart(block, 'd', frameOf(500, 300));
    const middle = linesIn(svg).find(({ from, to }) => from.x === to.x)?.from.x ?? Number.NaN;
    return saidIn(svg).flatMap(({ text, x }) => (text.endsWith('+5') ? [x - middle] : []));
  };
  const [worse = 0, better = 0] = placesOf(['worse', 'better']);
  expect(worse).toBeGreaterThan(0);
  expect(better).toBeLessThan(0);
  expect(placesOf(['worse'])[0]).toBeLessThan(0);
  expect(placesOf(['better'])[0]).toBeGreaterThan(0);
});

test('changes are said in fewer words where their names would else be cut', () => {
  const item = (effect: 'better' | 'worse') =>
    ({
      label: '每百户障碍单数',
      size: 5,
      display: '日均-12.43%（-13,575.67户时）',
      short: '日均-12.43%',
      effect,
    }) as const;
  const saidOn = (rows: number) => {
    const sides = { type: 'diverging', worseLabel: '劣化', betterLabel: '好转', max: 5 } as const;
    const items = Array.from({ length: rows }, (_, at) => item(at % 2 ? 'worse' : 'better'));
    const block = chartOf('d', { ...sides, items });
    return saidIn(renderChart(block, 'd', frameOf(480, 300)).svg).map(({ text }) => text);
  };
  // Two rows are high enough for names of two lines, twelve are not.
  expect(saidOn(2)).toEqual(expect.arrayContaining(['每百户', '日均-12.43%（-13,575.67户时）']));
  expect(saidOn(12)).toEqual(expect.arrayContaining(['每百户障碍单数', '日均-12.43%']));
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

test('an axis of days names at least its first and its last day, however narrow', () => {
  const said = saidIn(renderChart(sampleCharts.timeline, 'x', frameOf(330, 420)).svg);
  // An event of that day has it in its row, too.
  for (const day of ['7月1日', '7月31日'])
    expect(said.filter(({ text }) => text === day)).toHaveLength(2);
});
