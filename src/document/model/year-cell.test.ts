import { expect, it } from 'vitest';
import { type Figure, lookupOver } from '../../metrics/lookup.ts';
import { outcomeOf } from '../../metrics/test-support.ts';
import type { MetricSpec } from '../../pack/metric/types.ts';
import { metricOf } from '../../pack/test-support.ts';
import { contextOf, rate } from './test-support.ts';
import { yearCell } from './year-cell.ts';

const { say } = contextOf([], []);

/** A figure of July 2009 with what it was in another month. */
function figureOf(
  metric: MetricSpec,
  now: readonly [number, number?],
  then: { readonly month: string; readonly value: number; readonly parts?: [number, number] },
  state: 'final' | 'imported' = 'final',
): Figure {
  const figure = lookupOver([metric], [outcomeOf(metric, [[{}, ...now]])]).figure('m', {});
  const [numerator = null, denominator = null] = then.parts ?? [];
  const point = { month: then.month, state, numerator, denominator, value: then.value };
  const trail = [{ ...point, display: '' }];
  return { ...figure, result: { ...figure.result, trail } };
}

const cell = (figure: Figure, month = '2009-07') => yearCell(figure, { month, say }).display;

it('is points for rates and growth for counts, marked where a sheet told the year before', () => {
  const before = { month: '2008-07', value: 10, parts: [10, 100] as [number, number] };
  expect(cell(figureOf(rate, [12, 100], before))).toBe('+2.00百分点');
  expect(cell(figureOf(rate, [12, 100], before, 'imported'))).toBe('+2.00百分点‡');
  expect(cell(figureOf(metricOf({}), [150], { month: '2008-07', value: 200 }))).toBe('-25.00%');
});

it('is empty where the same month of the year before is not on file, and for years', () => {
  expect(cell(figureOf(metricOf({}), [150], { month: '2009-06', value: 200 }))).toBe('—');
  expect(cell(figureOf(metricOf({}), [150], { month: '2008', value: 200 }), '2009')).toBe('—');
});
