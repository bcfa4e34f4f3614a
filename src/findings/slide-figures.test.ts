import { describe, expect, it } from 'vitest';
import { lookupOver } from '../metrics/lookup.ts';
import { withoutValue } from '../metrics/result.ts';
import { outcomeOf } from '../metrics/test-support.ts';
import type { BlockSpec, SlideSpec, TableColumnSpec } from '../pack/outline/types.ts';
import { metricOf } from '../pack/test-support.ts';
import { figuresOnSlide } from './slide-figures.ts';

const metric = metricOf({
  calculator: 'ratio',
  with: { numerator: 'overdue' },
  by: [['brand'], ['branch'], ['branch', 'brand']],
});
const outcome = outcomeOf(metric, [
  [{}, 9, 20],
  [{ brand: 'E6' }, 4, 10],
  [{ brand: 'E8' }, 5, 10],
  [{ branch: '安岳' }, 1, 10],
  [{ branch: '简阳' }, 8, 10],
  [{ branch: '安岳', brand: 'E6' }, 1, 5],
  [{ branch: '安岳', brand: 'E8' }, 0, 5],
  [{ branch: '简阳', brand: 'E8' }, 5, 5],
]);
const missing = { ...outcome, results: [withoutValue(metric, 'not_provided', null)] };

function keys(blocks: readonly BlockSpec[], of = outcome): readonly string[] {
  const slide: SlideSpec = {
    id: 's',
    section: '',
    number: null,
    title: '',
    columns: [1],
    blocks: blocks.map((block) => ({ column: 0, block })),
    layout: 'content',
    isBrief: false,
    when: 'always',
  };
  return figuresOnSlide(slide, lookupOver([metric], [of])).map((one) => one.result.key);
}

const column: TableColumnSpec = { metric: 'm', only: {}, show: 'value', setBy: null, label: null };
const table = {
  kind: 'table',
  acrossTotal: false,
  title: null,
  across: null,
  total: false,
  top: null,
  columns: [column],
} as const;
const bars = {
  kind: 'bars',
  title: null,
  metric: 'm',
  only: {},
  top: null,
  order: 'value',
} as const;

describe('the figures of a slide', () => {
  it('are each there once, in the order of the blocks', () => {
    const series = [{ metric: 'm', only: { brand: 'E8' } }];
    expect(
      keys([
        { kind: 'note', text: 'x' },
        { kind: 'trend', breaks: [], calendar: [], title: null, series },
        { kind: 'indicators', title: null, rows: [{ metric: 'm', of: [{}, { brand: 'E8' }] }] },
      ]),
    ).toEqual(['m?brand=E8', 'm']);
  });

  it('are those of the rows shown and of the total of a table', () => {
    expect(keys([{ ...table, rows: ['branch'] }])).toEqual(['m?branch=安岳', 'm?branch=简阳']);
    expect(keys([{ ...table, rows: ['branch'], total: true, top: 1 }])).toEqual([
      'm',
      'm?branch=安岳',
    ]);
  });

  it('are the totals of each member that is a column, not one that nobody sees', () => {
    expect(keys([{ ...table, rows: ['branch'], across: 'brand', total: true, top: 1 }])).toEqual([
      'm?brand=E6',
      'm?brand=E8',
      'm?branch=安岳&brand=E6',
      'm?branch=安岳&brand=E8',
    ]);
  });

  it('are the bars that are shown', () => {
    expect(keys([{ ...bars, by: 'branch', top: 1 }])).toEqual(['m?branch=简阳']);
    expect(keys([{ ...bars, by: 'brand', only: { branch: '简阳' } }])).toEqual([
      'm?branch=简阳&brand=E8',
    ]);
  });

  it('are the total where a metric has no value, so that the slide can say why', () => {
    expect(keys([{ ...table, rows: ['branch'] }], missing)).toEqual(['m']);
    expect(keys([{ ...bars, by: 'branch' }], missing)).toEqual(['m']);
  });
});
