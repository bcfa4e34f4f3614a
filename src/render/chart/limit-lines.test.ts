import { expect, test } from 'vitest';
import { bars, chartOf, points, sampleCharts, trend } from '../../deck/test-support.ts';
import { crosses } from './place-labels.ts';
import { renderChart } from './render-chart.ts';
import { linesIn, plainFrame, saidIn } from './test-support.ts';

const nearLimits = bars(
  'near',
  [
    ['公众客户部', 83.33, '83.33%（5/6）', 'remark'],
    ['网络部', 88.1, '88.10%（37/42）', 'missed'],
    ['营业厅', 94.2, '94.20%（65/69）', 'met'],
    ['大客户部', 0, '0.00%（0/3）', 'missed'],
  ],
  [
    ['省考核 ≥90%', 90, 0],
    ['市考核 ≥95%', 95, 1],
  ],
);

for (const width of [1168, 540, 430]) {
  test(`no limit line runs through a text of bars or of ranges, ${width} wide`, () => {
    for (const block of [nearLimits, sampleCharts.range]) {
      const { svg } = renderChart(block, 'x', plainFrame(width, 420));
      const dashed = linesIn(svg).filter(({ isDashed }) => isDashed);
      expect(dashed.length).toBeGreaterThan(0);
      for (const one of saidIn(svg))
        for (const { from, to } of dashed) expect(crosses(from, to, one), one.text).toBe(false);
    }
  });
}

test('a limit is light on a bar and dark beside it', () => {
  const frame = plainFrame(700, 300);
  const { svg } = renderChart(
    bars('b', [['安岳', 9, '9.00%', 'missed']], [['省考核 ≤8%', 8, 0]]),
    'b',
    frame,
  );
  const { paper, ink } = frame.theme.colors;
  const strokes = linesIn(svg)
    .filter(({ isDashed }) => isDashed)
    .map(({ stroke }) => stroke);
  expect(strokes).toEqual([ink, paper, ink]);
});

test('names of near limits stand beside their lines rather than one over the other', () => {
  const near = bars(
    'n',
    [['安岳', 9, '9.00%', 'missed']],
    [
      ['市考核 ≤5%', 5, 1],
      ['省考核 ≤5.2%', 5.2, 0],
    ],
  );
  const names = saidIn(renderChart(near, 'n', plainFrame(700, 300)).svg).filter(({ text }) =>
    text.includes('考核'),
  );
  expect(new Set(names.map(({ y }) => y)).size).toBe(1);
});

test('a tick of a bullet is light on its bar and dark on the track', () => {
  const item = { label: 'E8', value: 7, display: '7%', verdict: 'missed', max: 10 } as const;
  const limits = [
    { label: '市考核 ≤5%', value: 5, rank: 1 },
    { label: '省考核 ≤8%', value: 8, rank: 0 },
  ];
  const frame = plainFrame(700, 200);
  const block = chartOf('b', { type: 'bullet', items: [{ ...item, limits }] });
  const light = linesIn(renderChart(block, 'b', frame).svg).filter(
    ({ stroke }) => stroke === frame.theme.colors.paper,
  );
  expect(light).toHaveLength(1);
});

test('values of a trend stand over a line that rises and under one that falls', () => {
  const heights = (values: readonly number[]) => {
    const said = saidIn(
      renderChart(trend('t', { E8: points(values) }, []), 't', plainFrame(1100, 420)).svg,
    );
    return values
      .slice(1, -1)
      .map((value) => said.find(({ text }) => text === `${value.toFixed(2)}%`)?.y);
  };
  const rising = heights([1, 2, 3, 4, 5]);
  const falling = heights([5, 4, 3, 2, 1]);
  for (const [at, y] of rising.entries())
    expect(falling.at(-1 - at) ?? 0).toBeGreaterThan(y ?? Number.NaN);
});
