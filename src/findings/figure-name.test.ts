import { expect, it } from 'vitest';
import { outcomeOf } from '../metrics/test-support.ts';
import { billMetric, type RawBillMetric } from '../pack/test-bills.ts';
import { metricOf } from '../pack/test-support.ts';
import { figureName } from './figure-name.ts';

it('begins with the unit of the organisation, whatever its column is called', () => {
  const metric = {
    ...metricOf({ name: '预约率' }),
    by: [['kind', 'site']],
    unitDimensions: ['site'],
  };
  const outcome = outcomeOf(metric, []);
  const result = { ...(outcome.results[0] ?? outcomeOf(metric, [[{}, 1]]).results[0]) };
  const figure = { metric, outcome, result: { ...result, by: { kind: '专家号', site: '东院' } } };
  expect(figureName(figure as Parameters<typeof figureName>[0])).toBe('东院专家号预约率');
});

it('knows units by the type of their columns', () => {
  const metric = metricOf({ by: [['brand'], ['branch', 'department']] });
  expect(metric.unitDimensions).toEqual(['branch', 'department']);
});

it('says of a place in the order of values what is ordered, and else what the metric is called in sentences', () => {
  const named = (changes: RawBillMetric) => {
    const metric = billMetric({ by: [['branch']], with: { of: 'fee' }, ...changes });
    const outcome = outcomeOf(metric, [[{ branch: '安岳' }, 1, 2]]);
    const [result] = outcome.results;
    return result ? figureName({ metric, outcome, result }) : '';
  };
  const placed = {
    calculator: 'percentile',
    with: { of: 'lasted', percent: 80 },
  } satisfies RawBillMetric;
  expect(named({ name: '修复时长80百分位', short_name: '80百分位', ...placed })).toBe(
    '安岳修复时长80百分位',
  );
  expect(named({ name: '障碍修复及时率', short_name: '扣除挂起后' })).toBe('安岳扣除挂起后');
  expect(
    named({ name: '障碍修复及时率', short_name: '扣除挂起后', spoken_name: '修复及时率' }),
  ).toBe('安岳修复及时率');
});

it('says a word once that ends the member and begins the name', () => {
  const metric = metricOf({ name: '回访满意率', by: [['cause']] });
  const [result] = outcomeOf(metric, [[{ cause: '本地回访' }, 1]]).results;
  if (!result) throw new Error('no result');
  expect(figureName({ metric, outcome: outcomeOf(metric, []), result })).toBe('本地回访满意率');
});
