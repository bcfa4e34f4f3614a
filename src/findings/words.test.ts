import { expect, it } from 'vitest';
import type { Figure } from '../metrics/lookup.ts';
import { outcomeOf, type Row } from '../metrics/test-support.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { defaultFindings } from '../pack/rules/findings-config.ts';
import { metricOf } from '../pack/test-support.ts';
import { countedName } from './figure-name.ts';
import { graveUndecided } from './level-rules.ts';
import { contextOf, only } from './test-support.ts';
import { valueText, withoutCents } from './words.ts';

function figure(metric: MetricSpec, row: Row): Figure {
  const outcome = outcomeOf(metric, [row]);
  const [result] = outcome.results;
  if (!result) throw new Error('no result');
  return { metric, outcome, result };
}

const context = { config: { ...defaultFindings(), count_words: ['数', '件数', '工单数'] } };
const rate = metricOf({ name: '及时率', calculator: 'ratio', with: { numerator: 'on_time' } });

it('a count leaves its own word for number to the number behind it, the longest that fits', () => {
  const named = (name: string) => countedName(figure(metricOf({ name }), [{}, 5]), context);
  expect(named('越级投诉件数')).toBe('越级投诉');
  expect(named('退单工单数')).toBe('退单');
  expect(named('故障数')).toBe('故障');
  expect(named('件数')).toBe('件');
  expect(countedName(figure({ ...rate, name: '基数' }, [{}, 1, 2]), context)).toBe('基数');
});

it('values are said whole where decimals tell nothing', () => {
  expect(valueText(figure(rate, [{}, 50, 50]))).toBe('100%');
  expect(valueText(figure(rate, [{}, 0, 50]))).toBe('0%');
  expect(valueText(figure(rate, [{}, 1, 3]))).toBe('33.33%');
  const hours: MetricSpec = { ...metricOf({ measure: '小时' }), unit: 'hours', shape: 'duration' };
  expect(valueText(figure(hours, [{}, 51.23]))).toBe('51小时');
  expect(valueText(figure(hours, [{}, 4.43]))).toBe('4.43小时');
  expect(withoutCents('1,520.00')).toBe('1,520');
  expect(withoutCents('2,250.76')).toBe('2,250.76');
});

it('cases that nobody may miss and nobody has judged are told, with how many of all', () => {
  const count = metricOf({ id: 'n', name: '越级投诉件数' });
  const share = metricOf({ id: 'r', calculator: 'ratio', with: { numerator: 'on_time' } });
  const told = (decided: number, good = 0) => {
    const base = contextOf({
      metrics: [
        [count, outcomeOf(count, [[{}, 13]])],
        [share, outcomeOf(share, [[{}, good, decided]])],
      ],
    });
    return graveUndecided({ ...base, config: { ...base.config, grave: ['r'] } });
  };
  expect(only(told(0)).facts).toMatchObject({ none: '1', open: '13单' });
  expect(only(told(9)).facts).toMatchObject({ none: '', open: '4单' });
  expect(told(13)).toEqual([]);
});
