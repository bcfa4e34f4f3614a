import { describe, expect, it } from 'vitest';
import { slideOf } from '../document/model/test-support.ts';
import { lookupOver } from '../metrics/lookup.ts';
import { outcomeOf, pastMonth, type Row } from '../metrics/test-support.ts';
import type { MetricOutcome, MetricResult } from '../metrics/types.ts';
import type { BlockSpec, SlideSpec, TableColumnSpec } from '../pack/outline/types.ts';
import { metricOf, tickets } from '../pack/test-support.ts';
import type { TargetSpec } from '../workspace/types.ts';
import { type MonthAtHand, slidesOfMonth } from './slides-of-month.ts';

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
  judges: ['whole'],
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

function atHand(outcomes: readonly MetricOutcome[]): MonthAtHand {
  const lookup = lookupOver([rate, cases], outcomes);
  const limits = { lookup, month: '2009-07', targets: [] };
  return {
    lookup,
    datasets: [tickets],
    hasPast: true,
    hasCourse: false,
    isRedrafted: false,
    limits,
  };
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
  return slidesOfMonth(slides, atHand(outcomes)).map(({ id }) => id);
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
    expect(slidesOfMonth(slides, atHand([outcome]))).toEqual(slides);
  });
});

describe('a dataset that nobody sent', () => {
  const missing = slide('missing', 'rate', {
    title: '{dataset}未收到',
    when: 'not_provided',
    blocks: [{ column: 0, block: { kind: 'missing_data', of: null } }],
  });
  const without = (outcome: MetricOutcome, why: Partial<MetricResult> = {}) => ({
    ...outcome,
    results: outcome.results.map((one) => ({ ...one, status: 'not_provided' as const, ...why })),
  });
  const both = [outcomeOf(rate, [[{}, 50, 50]]), outcomeOf(cases, [[{}, 1]])] as const;

  it('has one slide, where the first of its own stood, which names them all', () => {
    const slides = [
      slide('a', 'rate', { number: '2.1' }),
      slide('b', 'cases', { number: '2.2', title: '乙', section: 'x', isBrief: true }),
      slide('c', 'rate'),
      slide('d', 'cases', { number: null, title: '丁', when: 'events' }),
      missing,
    ];
    const [first, second, third, ...more] = slidesOfMonth(
      slides,
      atHand([both[0], without(both[1])]),
    );
    expect([first?.id, third?.id, more]).toEqual(['a', 'c', []]);
    expect(second).toMatchObject({
      ...{
        id: 'missing.tickets',
        number: '2.2',
        section: 'x',
        title: '障碍单未收到',
        isBrief: true,
      },
      blocks: [
        {
          block: {
            kind: 'missing_data',
            of: {
              dataset: 'tickets',
              slides: [
                { number: '2.2', title: '乙' },
                { number: null, title: '丁' },
              ],
            },
          },
        },
      ],
    });
  });

  it('leaves slides alone that show other figures as well, or that people wrote', () => {
    const [shown] = slide('x', 'rate').blocks;
    const mixed = slide('mixed', 'cases');
    const written = { column: 0, block: { kind: 'measures', title: null, slide: null } } as const;
    const slides = [
      { ...mixed, blocks: [...mixed.blocks, ...(shown ? [shown] : [])] },
      slide('written', 'cases', { blocks: [...mixed.blocks, written] }),
    ];
    const ids = (all: readonly SlideSpec[], outcomes: readonly MetricOutcome[]) =>
      slidesOfMonth([...all, missing], atHand(outcomes)).map(({ id }) => id);
    expect(ids(slides, [both[0], without(both[1])])).toEqual(['mixed', 'written']);
  });

  it('of which only a column is missing that nobody ever had has no slide, unless a limit is set for it', () => {
    const lacking = without(both[1], {
      reason: { code: 'columns_missing', params: { columns: ['分公司'] } },
    });
    const alone = slide('alone', 'cases');
    const [shown] = slide('x', 'rate').blocks;
    const mixed = {
      ...slide('mixed', 'cases'),
      blocks: [...alone.blocks, ...(shown ? [shown] : [])],
    };
    const at = atHand([both[0], lacking]);
    const left = slidesOfMonth([alone, mixed, missing], at);
    expect(left.map(({ id, blocks }) => [id, blocks.length])).toEqual([['mixed', 1]]);
    const limits = { ...at.limits, targets: [{ ...target, metric: 'cases' }] };
    const limited = slidesOfMonth([alone, mixed], { ...at, limits });
    expect(limited.map(({ id, blocks }) => [id, blocks.length])).toEqual([
      ['alone', 1],
      ['mixed', 2],
    ]);
  });

  it('keeps its slides where the outline has none for it', () => {
    const slides = [slide('b', 'cases')];
    expect(slidesOfMonth(slides, atHand([both[0], without(both[1])]))).toEqual(slides);
  });
});

describe('a month without any before it', () => {
  const trend = { kind: 'trend', title: null, series: [], breaks: [], calendar: [] } as const;
  const table = (...shown: readonly TableColumnSpec['show'][]): BlockSpec => ({
    kind: 'table',
    title: null,
    rows: ['branch'],
    across: null,
    total: true,
    acrossTotal: false,
    top: null,
    columns: shown.map((show) => ({ metric: 'cases', only: {}, show, setBy: null, label: null })),
  });
  const note = { kind: 'note', text: '说明' } as const;
  const slides = [
    { ...slideOf(trend, note), id: 'compares' },
    { ...slideOf(table('value', 'previous', 'change')), id: 'table' },
    {
      ...slideOf(),
      id: 'beside',
      columns: [2, 3],
      blocks: [
        { column: 0, block: trend },
        { column: 1, block: table('value') },
      ],
    },
    { ...slideOf(note), id: 'words' },
  ];
  const now = [outcomeOf(rate, [[{}, 50, 50]]), outcomeOf(cases, [[{}, 1]])];

  it('has no slide that only compares, no trend beside a table and no columns of the month before', () => {
    const left = slidesOfMonth(slides, { ...atHand(now), hasPast: false });
    expect(left.map(({ id }) => id)).toEqual(['table', 'beside', 'words']);
    expect(left.slice(0, 2)).toMatchObject([
      { blocks: [{ block: { columns: [{ show: 'value' }] } }] },
      { columns: [3], blocks: [{ column: 0, block: { kind: 'table' } }] },
    ]);
  });

  it('has its trends all the same where it is a longer period with months of its own', () => {
    const left = slidesOfMonth(slides, { ...atHand(now), hasPast: false, hasCourse: true });
    expect(left.map(({ id }) => id)).toEqual(['compares', 'table', 'beside', 'words']);
    expect(left[2]).toMatchObject({ columns: [2, 3], blocks: [{ block: { kind: 'trend' } }, {}] });
  });

  it('is as it is declared as soon as there is one', () => {
    expect(slidesOfMonth(slides, atHand(now))).toEqual(slides);
  });
});

it('a slide for what an earlier draft said otherwise stands where a figure is another one', () => {
  const outcomes = [outcomeOf(rate, [[{}, 50, 50]]), outcomeOf(cases, [[{}, 0]])];
  const slides = [slide('draft', 'rate', { when: 'redrafted' })];
  expect(slidesOfMonth(slides, atHand(outcomes))).toEqual([]);
  expect(slidesOfMonth(slides, { ...atHand(outcomes), isRedrafted: true })).toEqual(slides);
});
