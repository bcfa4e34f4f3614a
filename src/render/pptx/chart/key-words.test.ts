import { expect, test } from 'vitest';
import { sampleCharts } from '../../../deck/test-support.ts';
import { chartKeys } from '../../../document/charts/chart-keys.ts';
import type { ChartBlock } from '../../../document/model/types.ts';
import { loadFonts } from '../../../fonts/fonts.ts';
import { ziyangWords } from '../../../phrases/test-support.ts';
import { readTheme } from '../../html/test-support.ts';
import { keyWords } from './key-words.ts';
import { nativeCharts } from './native-charts.ts';

const words = ziyangWords();
const fonts = await loadFonts();

const BARS = {
  type: 'bars',
  unit: '单',
  decimals: 0,
  items: [
    { label: '甲', value: 5, display: '5', verdict: 'none' },
    { label: '其余', value: 2, display: '2', verdict: 'none', isResidual: true },
  ],
  limits: [],
} as const satisfies ChartBlock['chart'];
const told = (chart: ChartBlock['chart']) => keyWords({ chart }, words);

test('bars of what is no class are told of as they are drawn', () => {
  expect(told(BARS)).toEqual([words('slide.key.hatch')]);
  const limits = [{ label: '≤5', value: 5, rank: 1 }];
  expect(told({ ...BARS, limits })).toEqual([words('slide.key.rest')]);
  const items = [
    { label: '其余', value: 2, display: '2', cumulative: null, kind: 'rest' },
  ] as const;
  expect(told({ type: 'pareto', max: 2, items })).toEqual([words('slide.key.rest')]);
});

test('an axis that does not begin at zero is told of', () => {
  const [first] = BARS.items;
  expect(told({ ...BARS, look: 'dots', items: [first] })).toEqual([words('slide.key.cut')]);
});

test('events in time have their bars explained', () => {
  const chart = {
    type: 'timeline',
    start: '2009-07-01',
    end: '2009-07-31',
    maxSize: 1,
    items: [],
  } as const;
  expect(told(chart)).toEqual([words('slide.key.times')]);
});

test('no sign of a chart is unexplained: what has no words is named by the key of the chart', () => {
  const room = { width: 900, height: 400, theme: readTheme(), fonts, words, lang: 'zh-CN' };
  const named = { usual: 'slide.sheet.usual', previous: 'slide.sheet.previous' } as const;
  let seen = 0;
  for (const block of Object.values(sampleCharts)) {
    const native = nativeCharts(block.chart, room).charts;
    const names = native.flatMap(({ plots, hasKey }) =>
      hasKey ? plots.flatMap(({ series }) => series.filter((one) => one.isNamed)) : [],
    );
    for (const key of chartKeys(block)) {
      const phrase = key === 'usual' || key === 'previous' ? named[key] : null;
      if (phrase === null)
        expect(told(block.chart).length, `${block.id} ${key}`).toBeGreaterThan(0);
      else
        expect(
          names.map(({ name }) => name),
          `${block.id} ${key}`,
        ).toContain(words(phrase));
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(5);
});
