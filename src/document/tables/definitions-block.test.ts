import { expect, test } from 'vitest';
import type { MetricDefinition } from '../../definitions/types.ts';
import { outcomeOf } from '../../metrics/test-support.ts';
import { metricOf } from '../../pack/test-support.ts';
import { contextOf, printed, rate, slideOf } from '../model/test-support.ts';
import { definitionsBlock } from './definitions-block.ts';

const words = (metric: string, condition: string): MetricDefinition => ({
  metric,
  measure: '单',
  description: '说明',
  formula: `${metric}的公式`,
  scope: '障碍单',
  condition,
  dataset: '障碍单',
  supplier: '',
  countedBy: '',
  limits: [],
  dimensions: {},
  readings: [],
});

test('every metric on a slide is defined once, with how many stand behind it; others are not', () => {
  const count = metricOf({ id: 'n', name: '障碍数', calculator: 'count', measure: '张' });
  const unused = metricOf({ id: 'unused', name: '不用', calculator: 'count' });
  const metrics = [rate, count, unused];
  const outcomes = [
    outcomeOf(rate, [[{}, 9, 1100]]),
    outcomeOf(count, [[{}, 1200]]),
    outcomeOf(unused, [[{}, 1]]),
  ];
  const board = (metric: string) => ({ metric, of: [{}] });
  const base = contextOf(metrics, outcomes);
  const context = {
    ...base,
    pack: {
      ...base.pack,
      slides: [
        slideOf({ kind: 'indicators', title: null, rows: [board('m'), board('n')] }),
        slideOf({ kind: 'indicators', title: null, rows: [board('m')] }),
      ],
    },
    definitions: metrics.map(({ id }) => words(id, '已竣工 为是')),
  };
  const table = definitionsBlock('指标口径', 's.1', context);
  if (table === null) throw new Error('no table');
  const scope = rate.scope.name;
  expect(printed(table).slice(1)).toEqual([
    ['重复率', 'm的公式', `${scope}：已竣工 为是`, '1,100户', 'm'],
  ]);
  // All records of a scope that a row explains: its name is enough.
  expect(table.note).toContain('只计数的1个指标');
  expect(table.note).toContain('2009-07-01至2009-07-31');
  expect(
    definitionsBlock(null, 's.1', { ...context, pack: { ...base.pack, slides: [] } }),
  ).toBeNull();
});

test('where scopes of one name mean different records, each condition is written out', () => {
  const metrics = ['a', 'b', 'c'].map((id) => metricOf({ id, name: id, calculator: 'count' }));
  const base = contextOf(
    metrics,
    metrics.map((metric) => outcomeOf(metric, [[{}, 1]])),
  );
  const rows = metrics.map(({ id }) => ({ metric: id, of: [{}] }));
  const table = definitionsBlock(null, 's.1', {
    ...base,
    pack: { ...base.pack, slides: [slideOf({ kind: 'indicators', title: null, rows })] },
    definitions: metrics.map(({ id }, at) => words(id, at === 1 ? '乙' : '甲')),
  });
  const filters = table?.rows.map(({ cells }) => cells[2]?.display.split('：')[1]);
  expect(filters).toEqual(['甲', '乙', '甲']);
});

test('what was decided where records may be read in two ways is said once, of metrics on slides only', () => {
  const metrics = ['a', 'b', 'unused'].map((id) => metricOf({ id, name: id, calculator: 'count' }));
  const base = contextOf(
    metrics,
    metrics.map((metric) => outcomeOf(metric, [[{}, 1]])),
  );
  const rows = ['a', 'b'].map((metric) => ({ metric, of: [{}] }));
  const table = definitionsBlock(null, 's.1', {
    ...base,
    pack: { ...base.pack, slides: [slideOf({ kind: 'indicators', title: null, rows })] },
    definitions: metrics.map(({ id }) => {
      const readings =
        id === 'unused' ? ['障碍单：不用'] : ['障碍单：只扣用户原因', `障碍单：${id}`];
      return { ...words(id, ''), readings };
    }),
  });
  expect(table?.note).toMatch(/读法：障碍单：只扣用户原因；障碍单：a；障碍单：b。$/);
});
