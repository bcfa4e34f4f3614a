import { expect, it } from 'vitest';
import { outcomeOf } from '../metrics/test-support.ts';
import { metricOf } from '../pack/test-support.ts';
import { fallbackOf } from './slide-rules.ts';
import { contextOf } from './test-support.ts';

it('a slide of members that nothing else tells of is headed by the worst of them', () => {
  const headOf = (better: 'lower' | 'higher' | 'none') => {
    const metric = metricOf({
      id: 'r',
      calculator: 'ratio',
      with: { numerator: 'on_time' },
      by: [['service']],
      better,
    });
    const outcome = outcomeOf(metric, [
      [{ service: '固话' }, 5, 100],
      [{ service: 'IPTV' }, 9, 100],
      [{ service: 'ADSL' }, 2, 100],
    ]);
    const context = contextOf({
      metrics: [[metric, outcome]],
      slides: { one: outcome.results.map(({ key }) => key) },
    });
    const [slide] = context.slides;
    if (!slide) throw new Error('no slide');
    const found = fallbackOf(slide, [], context);
    return [found?.rule, found?.results];
  };
  expect(headOf('lower')).toEqual(['level', ['r?service=IPTV']]);
  expect(headOf('higher')).toEqual(['level', ['r?service=ADSL']]);
  expect(headOf('none')).toEqual(['level', ['r?service=固话']]);
});

it('a slide without a figure says so, unless it sets a member beside the others', () => {
  const metric = metricOf({ id: 'r', calculator: 'ratio', with: { numerator: 'on_time' } });
  const context = contextOf({
    metrics: [[metric, outcomeOf(metric, [[{}, 0, 0]])]],
    slides: { one: ['r'] },
  });
  const [slide] = context.slides;
  if (!slide) throw new Error('no slide');
  expect(fallbackOf(slide, [], context)?.rule).toBe('no_value');
  expect(fallbackOf({ ...slide, comparesMembers: true }, [], context)).toBeNull();
});
