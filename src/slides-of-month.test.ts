import { describe, expect, it } from 'vitest';
import { slideOf } from './document/test-support.ts';
import { lookupOver } from './metrics/lookup.ts';
import { outcomeOf, pastMonth, type Row } from './metrics/test-support.ts';
import { metricOf } from './pack/test-support.ts';
import type { SlideSpec } from './pack/types.ts';
import { slidesOfMonth } from './slides-of-month.ts';
import type { TargetSpec } from './workspace/types.ts';

const rate = metricOf({
  id: 'rate',
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  by: [['branch']],
  better: 'higher',
});
const cases = metricOf({ id: 'cases', by: [['branch']], better: 'lower' });
const target: TargetSpec = {
  metric: 'rate',
  only: {},
  setBy: 'province',
  judges: ['city'],
  comparator: '>=',
  limit: '95',
  from: null,
  to: null,
  owner: null,
};

function slide(id: string, metric: string, more: Partial<SlideSpec> = {}): SlideSpec {
  const block = { kind: 'indicators', title: null, rows: [{ metric, of: [{}] }] } as const;
  return { ...slideOf(block), id, ...more };
}

/** The ids of the slides that stand, of these rates and counts now and the rate a month before. */
function standing(
  slides: readonly SlideSpec[],
  now: { readonly rate?: Row; readonly cases?: number },
  before: Row | null = [{}, 100, 100],
): readonly string[] {
  const past = before === null ? [] : [pastMonth([outcomeOf(rate, [before])])];
  const outcomes = [
    outcomeOf(rate, [now.rate ?? [{}, 50, 50]], { targets: [target], past }),
    outcomeOf(cases, [[{}, now.cases ?? 0]]),
  ];
  return slidesOfMonth(slides, lookupOver([rate, cases], outcomes)).map(({ id }) => id);
}

describe('one slide in place of several', () => {
  const replaces = { slides: ['a', 'b'], when: 'all_met_unchanged' } as const;
  const slides = [
    slide('a', 'rate'),
    slide('b', 'rate'),
    slide('c', 'cases'),
    slide('steady', 'rate', { replaces }),
  ];

  it('stands alone where every limit on them is met and no value judged has moved', () => {
    expect(standing(slides, {})).toEqual(['c', 'steady']);
  });

  it('stays away where a limit is missed, a value moved, or none is known of the month before', () => {
    const all = ['a', 'b', 'c'];
    expect(standing(slides, { rate: [{}, 40, 50] }, [{}, 80, 100])).toEqual(all);
    expect(standing(slides, { rate: [{}, 49, 50] })).toEqual(all);
    expect(standing(slides, {}, null)).toEqual(all);
  });

  it('does not stand for slides on which nothing is judged', () => {
    const unjudged = { slides: ['c'], when: 'all_met_unchanged' } as const;
    const ids = standing([slide('c', 'cases'), slide('s', 'rate', { replaces: unjudged })], {});
    expect(ids).toEqual(['c']);
  });
});

describe('a slide that waits', () => {
  it('for an event is left out of a month without one', () => {
    const slides = [slide('c', 'cases', { when: 'events' })];
    expect(standing(slides, { cases: 0 })).toEqual([]);
    expect(standing(slides, { cases: 1 })).toEqual(['c']);
  });

  it('for a missed limit is left out where all are met', () => {
    const slides = [slide('m', 'rate', { when: 'missed' })];
    expect(standing(slides, {})).toEqual([]);
    expect(standing(slides, { rate: [{}, 40, 50] })).toEqual(['m']);
  });

  it('is there when its data did not come: it says so', () => {
    const { results, ...rest } = outcomeOf(cases, [[{}, 0]]);
    const outcome = {
      ...rest,
      results: results.map((one) => ({ ...one, status: 'not_provided' as const })),
    };
    const slides = [slide('c', 'cases', { when: 'events' })];
    expect(slidesOfMonth(slides, lookupOver([cases], [outcome]))).toEqual(slides);
  });
});
