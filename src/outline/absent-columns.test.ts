import { describe, expect, it } from 'vitest';
import { slideOf } from '../document/model/test-support.ts';
import { lookupOver } from '../metrics/lookup.ts';
import { outcomeOf } from '../metrics/test-support.ts';
import type { BlockSpec } from '../pack/outline/types.ts';
import { metricOf } from '../pack/test-support.ts';
import { withoutAbsentColumns } from './absent-columns.ts';

const there = metricOf({ id: 'there', by: [['branch']] });
const lost = metricOf({ id: 'lost', by: [['branch']] });
const unsplit = metricOf({ id: 'unsplit', by: [['branch']] });
const reason = { code: 'columns_missing', params: { columns: ['是否超时'] } } as const;

/** What is left of a block where `lost` has no column at all, and `unsplit` none for its branches. */
function left(block: BlockSpec, limited: readonly string[] = []): BlockSpec | undefined {
  const lookup = lookupOver(
    [there, lost, unsplit],
    [
      outcomeOf(there, [
        [{}, 3],
        [{ branch: '安岳' }, 3],
      ]),
      {
        ...outcomeOf(lost, []),
        lacking: [
          { dimensions: [], reason },
          { dimensions: ['branch'], reason },
        ],
      },
      { ...outcomeOf(unsplit, [[{}, 5]]), lacking: [{ dimensions: ['branch'], reason }] },
    ],
  );
  const [slide] = withoutAbsentColumns([slideOf(block)], lookup, new Set(limited));
  return slide?.blocks[0]?.block;
}

const table = (...metrics: readonly string[]): BlockSpec => ({
  kind: 'table',
  title: null,
  rows: ['branch'],
  across: null,
  acrossTotal: false,
  total: true,
  top: null,
  columns: metrics.map((metric) => ({ metric, only: {}, show: 'value', setBy: null, label: null })),
});

describe('without what no export has', () => {
  it('a board, a trend and a funnel keep what there is', () => {
    const rows = ['lost', 'there'].map((metric) => ({ metric, of: [{}] }));
    expect(left({ kind: 'kpi_board', title: null, rows })).toMatchObject({
      rows: [{ metric: 'there' }],
    });
    const series = ['lost', 'there'].map((metric) => ({ metric, only: {}, label: null }));
    expect(left({ kind: 'trend', title: null, series } as unknown as BlockSpec)).toMatchObject({
      series: [{ metric: 'there' }],
    });
    const steps = ['lost', 'there'].map((metric) => ({ metric, of: {}, label: null }));
    expect(
      left({ kind: 'funnel', title: null, rows: steps } as unknown as BlockSpec),
    ).toMatchObject({ rows: [{ metric: 'there' }] });
    expect(left({ kind: 'kpi_board', title: null, rows: rows.slice(0, 1) })).toBeUndefined();
  });

  it('a table loses the columns that no row of it has, and goes where a total alone is left', () => {
    expect(left(table('lost', 'there', 'unsplit'))).toMatchObject({
      columns: [{ metric: 'there' }],
    });
    expect(left(table('unsplit'))).toBeUndefined();
  });

  it('a metric with a limit keeps its place', () => {
    const board = left({ kind: 'kpi_board', title: null, rows: [{ metric: 'lost', of: [{}] }] }, [
      'lost',
    ]);
    expect(board).toBeDefined();
  });
});
