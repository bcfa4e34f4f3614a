import { describe, expect, it } from 'vitest';
import { slideOf } from '../document/model/test-support.ts';
import { lookupOver } from '../metrics/lookup.ts';
import { outcomeOf, type Row } from '../metrics/test-support.ts';
import type { BlockSpec, SlideSpec } from '../pack/outline/types.ts';
import { metricOf } from '../pack/test-support.ts';
import { targetOf } from '../workspace/test-support.ts';
import type { TargetSpec } from '../workspace/types.ts';
import { missedUnshown, withEveryLimit } from './every-limit.ts';

const rate = metricOf({
  id: 'rate',
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  by: [['branch'], ['service'], ['branch', 'service']],
  better: 'higher',
});
const other = metricOf({ id: 'other', by: [['branch']], better: 'lower' });
const metrics = [rate, other];

const at = (changes: Partial<TargetSpec>): TargetSpec =>
  targetOf({ metric: 'rate', comparator: '>=', limit: '90', judges: ['whole'], ...changes });

const board = (metric: string): BlockSpec => ({
  kind: 'kpi_board',
  title: null,
  rows: [{ metric, of: [{}] }],
});
const slide = (id: string, block: BlockSpec): SlideSpec => ({ ...slideOf(block), id });

/** The keys of the board's rows, of these rates. */
function onBoard(
  targets: readonly TargetSpec[],
  rows: readonly Row[],
  slides: readonly SlideSpec[] = [slide('board', board('other'))],
): readonly string[] {
  const outcomes = [outcomeOf(rate, rows, { targets }), outcomeOf(other, [[{}, 3]])];
  const lookup = lookupOver(metrics, outcomes);
  const [first] = withEveryLimit(slides, { lookup, month: '2009-07', targets });
  const block = first?.blocks[0]?.block;
  if (block?.kind !== 'kpi_board') return [];
  return block.rows.flatMap(({ metric, of }) =>
    of.map((by) => lookup.figure(metric, by).result.key),
  );
}

describe('the board', () => {
  it('has a row for every limit, in the order of the configuration', () => {
    const targets = [
      at({ only: { service: ['固话', 'ADSL'] }, judges: ['business'] }),
      at({ judges: ['branch'] }),
      at({ metric: 'other', comparator: '<=', limit: '5' }),
    ];
    const rows: Row[] = [
      [{}, 95, 100],
      [{ service: '固话' }, 45, 50],
    ];
    expect(onBoard(targets, rows)).toEqual([
      'other',
      'rate?service=固话',
      'rate?service=ADSL',
      'rate',
    ]);
  });

  it('has none for a limit of other months, and stays as it is where each has one', () => {
    expect(onBoard([at({ to: '2009-06' })], [[{}, 1, 2]])).toEqual(['other']);
    const slides = [slide('board', board('rate'))];
    expect(
      withEveryLimit(slides, {
        lookup: lookupOver(metrics, [outcomeOf(rate, [[{}, 1, 2]]), outcomeOf(other, [[{}, 3]])]),
        month: '2009-07',
        targets: [at({})],
      }),
    ).toBe(slides);
  });

  it('has each branch that misses a limit and stands on no slide, but not what is split further', () => {
    const targets = [at({ judges: ['whole', 'branch'] })];
    const rows: Row[] = [
      [{}, 80, 100],
      [{ branch: '安岳' }, 30, 50],
      [{ branch: '简阳' }, 50, 50],
      [{ branch: '安岳', service: 'ADSL' }, 10, 30],
    ];
    expect(onBoard(targets, rows)).toEqual(['other', 'rate', 'rate?branch=安岳']);
    const bars = {
      kind: 'bars',
      title: null,
      metric: 'rate',
      by: 'branch',
      only: {},
      order: 'configured',
      top: null,
    } as const;
    const slides = [slide('board', board('other')), slide('bars', bars)];
    expect(onBoard(targets, rows, slides)).toEqual(['other', 'rate']);
  });

  it('is missed by nothing that stands nowhere; without one that is told', () => {
    const targets = [at({ judges: ['whole', 'branch'] })];
    const rows: Row[] = [
      [{}, 80, 100],
      [{ branch: '安岳' }, 30, 50],
      [{ branch: '简阳' }, 50, 50],
    ];
    const outcomes = [outcomeOf(rate, rows, { targets }), outcomeOf(other, [[{}, 3]])];
    const atHand = { lookup: lookupOver(metrics, outcomes), month: '2009-07', targets };
    const keys = (slides: readonly SlideSpec[]) =>
      missedUnshown(withEveryLimit(slides, atHand), atHand);
    expect(keys([slide('board', board('other'))])).toEqual([]);
    const indicators: BlockSpec = {
      kind: 'indicators',
      title: null,
      rows: [{ metric: 'rate', of: [{}] }],
    };
    expect(keys([slide('plain', indicators)])).toEqual(['rate?branch=安岳']);
  });
});
