import { describe, expect, it } from 'vitest';
import { outcomeOf, pastMonth, type Row } from '../../metrics/test-support.ts';
import type { BlockSpec, TableColumnSpec } from '../../pack/outline/types.ts';
import { metricOf } from '../../pack/test-support.ts';
import { targetOf } from '../../workspace/test-support.ts';
import { contextOf, printed, rate } from '../model/test-support.ts';
import { tableBlock } from './table-block.ts';

type TableSpec = Extract<BlockSpec, { kind: 'table' }>;

const column = (changes: Partial<TableColumnSpec> = {}): TableColumnSpec => ({
  metric: 'm',
  only: {},
  show: 'value',
  setBy: null,
  label: null,
  ...changes,
});
const spec = (changes: Partial<TableSpec>): TableSpec => ({
  kind: 'table',
  acrossTotal: false,
  title: '表',
  rows: ['branch'],
  across: null,
  total: false,
  top: null,
  columns: [column()],
  ...changes,
});

describe('a table', () => {
  it('has a row for every branch, also for one without figures, and the city as total', () => {
    const outcome = outcomeOf(rate, [
      [{}, 9, 100],
      [{ branch: '简阳' }, 9, 100],
    ]);
    const columns = [column({ show: 'numerator', label: '超时' }), column()];
    const table = tableBlock(spec({ columns, total: true }), 's.1', contextOf([rate], [outcome]));
    expect(printed(table)).toEqual([
      ['分公司', '超时', '率'],
      ['安岳', '—', '—'],
      ['简阳', '9', '9.00%'],
      ['全市', '9', '9.00%'],
    ]);
    expect(table.rows.map((row) => row.kind)).toEqual(['body', 'body', 'total']);
    expect(table.columns.map((one) => one.deckOnly)).toEqual([false, true, false]);
    expect(table.rows[1]?.cells[2]).toMatchObject({
      kind: 'rate',
      key: 'm?branch=简阳',
      numerator: 9,
    });
  });

  it('shows a column of the total only once, behind the members', () => {
    const count = metricOf({ id: 'n', calculator: 'count', by: [['branch'], ['branch', 'brand']] });
    const amount = metricOf({ id: 'a', calculator: 'count', by: [['branch']] });
    const outcomes = [
      outcomeOf(count, [
        [{}, 3],
        [{ brand: 'E8' }, 3],
        [{ branch: '安岳' }, 3],
        [{ branch: '安岳', brand: 'E8' }, 3],
      ]),
      outcomeOf(amount, [
        [{}, 70],
        [{ branch: '安岳' }, 50],
        [{ branch: '简阳' }, 20],
      ]),
    ];
    const columns = [
      column({ metric: 'n', label: '件数' }),
      column({ metric: 'a', label: '金额', totalOnly: true }),
    ];
    const given = spec({ across: 'brand', acrossTotal: true, total: true, columns });
    expect(printed(tableBlock(given, 's.1', contextOf([count, amount], outcomes)))).toEqual([
      ['分公司', 'E8 件数', '合计 件数', '合计 金额'],
      ['安岳', '3', '3', '50'],
      ['简阳', '—', '—', '20'],
      ['全市', '3', '3', '70'],
    ]);
  });

  it('sets the members of one dimension beside each other, the total for each of them', () => {
    const outcome = outcomeOf(rate, [
      [{}, 9, 100],
      [{ brand: 'E6' }, 1, 50],
      [{ brand: 'E8' }, 8, 50],
      [{ branch: '安岳', brand: 'E8' }, 8, 50],
      [{ branch: '简阳', brand: 'E6' }, 1, 50],
    ]);
    const columns = [column({ show: 'denominator', label: '用户' }), column()];
    const table = spec({ across: 'brand', total: true, columns });
    expect(printed(tableBlock(table, 's.1', contextOf([rate], [outcome])))).toEqual([
      ['分公司', 'E6 用户', 'E6 率', 'E8 用户', 'E8 率'],
      ['安岳', '—', '—', '50', '16.00%'],
      ['简阳', '50', '2.00%', '—', '—'],
      ['全市', '50', '2.00%', '50', '16.00%'],
    ]);
  });

  it('says no word under each member that would be the same under all', () => {
    const count = metricOf({ id: 'count', by: [['brand'], ['branch', 'brand']] });
    const outcome = outcomeOf(count, [
      [{}, 3],
      [{ brand: 'E8' }, 3],
      [{ branch: '安岳', brand: 'E8' }, 3],
    ]);
    const columns = [column({ metric: 'count', label: '件数' })];
    const given = spec({ across: 'brand', acrossTotal: true, columns });
    const table = tableBlock(given, 's.1', contextOf([count], [outcome]));
    expect(table.columns.map(({ label, group }) => [label, group])).toEqual([
      ['分公司', null],
      ['E8', null],
      ['合计', null],
    ]);
  });

  it('names single records by day and branch, in the order of their moments', () => {
    const by = [['ticket_id'], ['ticket_id', 'accepted_at', 'branch']];
    const size = metricOf({ id: 'size', by });
    const outage = (id: string, at: string, n: number): readonly Row[] => [
      [{ ticket_id: id }, n],
      [{ ticket_id: id, accepted_at: at, branch: '安岳' }, n],
    ];
    const rows = [
      [{}, 12],
      ...outage('B', '2009-07-21 08:00:00', 9),
      ...outage('A', '2009-07-01 09:00:00', 3),
    ] as const;
    const given = spec({ rows: ['ticket_id'], columns: [column({ metric: 'size' })] });
    const context = contextOf([size], [outcomeOf(size, rows)]);
    expect(tableBlock(given, 's.1', context).rows.map(({ cells: [name] }) => name)).toEqual([
      { kind: 'text', display: '7月1日安岳', small: 'A' },
      { kind: 'text', display: '7月21日安岳', small: 'B' },
    ]);
  });

  it('sums up what is beyond the first rows of shares and counts, never of other rates', () => {
    const share = metricOf({
      id: 'share',
      calculator: 'share',
      with: { of: 'cause' },
      by: [['cause']],
    });
    const count = metricOf({ id: 'count', by: [['cause']] });
    const causes = [
      ['线路', 5],
      ['终端', 3],
      ['其他', 2],
    ] as const;
    const parts = causes.map(([cause, n]) => [{ cause }, n, 10] as const);
    const context = contextOf(
      [share, count, { ...rate, by: [['cause']] }],
      [
        outcomeOf(share, [[{}, 10, 10], ...parts]),
        outcomeOf(count, [[{}, 10], ...causes.map(([cause, n]) => [{ cause }, n] as const)]),
        outcomeOf(rate, [[{}, 10, 20], ...parts]),
      ],
    );
    const columns = [
      column({ metric: 'share', show: 'numerator' }),
      column({ metric: 'share' }),
      column({ metric: 'count' }),
      column({ metric: 'count', show: 'target', setBy: 'city' }),
      column({ show: 'numerator' }),
      column(),
    ];
    const table = spec({ rows: ['cause'], top: 1, total: true, columns });
    expect(printed(tableBlock(table, 's.1', context)).slice(1)).toEqual([
      ['线路', '5', '50.00%', '5', '—', '5', '50.00%'],
      ['其余', '5', '50.00%', '5', '—', '—', '—'],
      ['合计', '10', '100.00%', '10', '—', '10', '50.00%'],
    ]);
    const all = printed(tableBlock({ ...table, top: 3 }, 's.1', context));
    expect(all.map((row) => row[0])).not.toContain('其余');
  });

  it('shows limits, verdicts, distance and change of each row', () => {
    const before = pastMonth([
      outcomeOf(rate, [
        [{ branch: '安岳' }, 9, 100],
        [{ branch: '简阳' }, 6, 100],
      ]),
    ]);
    const targets = [
      targetOf({ judges: ['branch'] }),
      targetOf({ setBy: 'city', limit: '5', judges: ['whole'] }),
    ];
    const outcome = outcomeOf(
      rate,
      [
        [{ branch: '安岳' }, 12, 100],
        [{ branch: '简阳' }, 6, 100],
      ],
      { targets, before },
    );
    const columns = [
      column({ show: 'target', setBy: 'province', label: '省考核' }),
      column({ show: 'status', setBy: 'province', label: '省结论' }),
      column({ show: 'status', setBy: 'city', label: '市结论' }),
      column({ show: 'gap' }),
      column({ show: 'previous' }),
      column({ show: 'change' }),
    ];
    const table = tableBlock(spec({ columns }), 's.1', contextOf([rate], [outcome]));
    expect(printed(table).slice(1)).toEqual([
      ['安岳', '≤8%', '未达标', '高于市线', '差4户', '9.00%', '+3.00百分点'],
      ['简阳', '≤8%', '达标', '高于市线', '富余2户', '6.00%', '0.00百分点'],
    ]);
    expect(table.rows.map((row) => row.cells[6])).toMatchObject([
      { kind: 'change', unit: 'pp', direction: 'up', effect: 'neutral' },
      { direction: 'flat', effect: 'neutral' },
    ]);
  });

  it('signs judged rates on small bases and says once what the sign means', () => {
    const targets = [targetOf({ judges: ['branch'] })];
    const rows = [
      [{ branch: '安岳' }, 1, 24],
      [{ branch: '简阳' }, 1, 30],
    ] as const;
    const tableOf = (given: typeof targets) =>
      tableBlock(spec({}), 's.1', contextOf([rate], [outcomeOf(rate, rows, { targets: given })]));
    const signs = ({ rows: body }: ReturnType<typeof tableOf>) =>
      body.map(({ cells }) => cells.some((cell) => 'isSmallBase' in cell && cell.isSmallBase));
    const judged = tableOf(targets);
    expect(judged.note).toBe('† 基数小于30。');
    expect(signs(judged)).toEqual([true, false]);
    expect(tableOf([]).note).toBeNull();
    expect(signs(tableOf([]))).toEqual([false, false]);
  });
});
