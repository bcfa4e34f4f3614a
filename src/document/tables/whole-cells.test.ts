import { expect, it } from 'vitest';
import type { CheckResult } from '../../checks/types.ts';
import { outcomeOf } from '../../metrics/test-support.ts';
import { loadPack } from '../../pack/load-pack.ts';
import { ZIYANG } from '../../pack/test-support.ts';
import { contextOf, printed, rate } from '../model/test-support.ts';
import { tableBlock } from './table-block.ts';

const outcomes = [
  outcomeOf(rate, [
    [{}, 502, 6910],
    [{ branch: '安岳' }, 98, 1072],
    [{ branch: '简阳' }, 404, 5838],
  ]),
];
const column = (show: 'excess' | 'part') => ({
  metric: 'm',
  only: {},
  show,
  setBy: null,
  label: show,
});
const table = {
  kind: 'table',
  title: null,
  rows: ['branch'],
  across: null,
  total: true,
  acrossTotal: false,
  top: null,
  columns: [column('part'), column('excess')],
} as const;

it("a table tells a branch's part of the whole and its users above the whole's rate", () => {
  expect(printed(tableBlock(table, 't', contextOf([rate], outcomes))).slice(1)).toEqual([
    ['安岳', '19.52%', '+20'],
    ['简阳', '80.48%', '-20'],
    ['全市', '100.00%', '—'],
  ]);
});

it('a table marks the members that are no class, in a month in which their check doubts them', () => {
  const { checks } = loadPack(ZIYANG);
  const spec = checks.find(({ id }) => id === 'conduct.bucket');
  const renamed = spec?.kind === 'bucket_too_big' ? { ...spec, members: ['简阳'] } : spec;
  const context = contextOf([rate], outcomes);
  const names = (status: CheckResult['status']) =>
    printed(
      tableBlock({ ...table, weak: 'conduct.bucket' }, 't', {
        ...context,
        pack: { ...context.pack, checks: renamed ? [renamed] : [] },
        checks: [
          {
            ...{ id: 'conduct.bucket', name: '', kind: 'bucket_too_big', status },
            ...{ facts: {}, keys: [], size: 0, cases: [] },
          },
        ],
      }),
    ).map(([name]) => name);
  expect(names('doubtful')).toContain('简阳（分类过粗）');
  expect(names('agrees')).toContain('简阳');
});
