import { expect, it } from 'vitest';
import { outcomeOf } from '../metrics/test-support.ts';
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
