import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../checks/types.ts';
import { outcomeOf } from '../../metrics/test-support.ts';
import { loadPack } from '../../pack/load-pack.ts';
import { metricOf, ZIYANG } from '../../pack/test-support.ts';
import type { RecordList } from '../../records/types.ts';
import { workspaceOf } from '../../workspace/test-support.ts';
import type { TargetSpec } from '../../workspace/types.ts';
import { buildDocument } from '../build-document.ts';
import type { DocumentContext } from '../model/context.ts';
import { contextOf, printed, rate, slideOf } from '../model/test-support.ts';
import type { Block, TableBlock } from '../model/types.ts';
import { coverBlock } from './cover-block.ts';
import { recordBlock } from './record-block.ts';

const { lists } = loadPack(ZIYANG);

function tableOf(block: Block | null): TableBlock {
  if (block?.kind !== 'table') throw new Error(`no table but ${block?.kind}`);
  return block;
}

function withPack(context: DocumentContext, changes: Partial<DocumentContext['pack']>) {
  return { ...context, pack: { ...context.pack, ...changes } };
}

/** The one block that a spec becomes. */
function only(blocks: readonly Block[]): Block | null {
  expect(blocks.length).toBeLessThanOrEqual(1);
  return blocks[0] ?? null;
}

describe('records on a slide', () => {
  const spec = {
    kind: 'records',
    title: '逐件',
    list: 'penalties',
    columns: ['x'],
    top: 1,
  } as const;
  const list: RecordList = {
    id: 's.1',
    title: '清单',
    about: '共 3 条',
    total: 3,
    columns: [
      { label: '受理时间', kind: 'text' },
      { label: '时长', kind: 'decimal' },
    ],
    rows: [['2009-07-02 08:05:00', 1033.25]],
  };
  const shown = (records: readonly RecordList[]) =>
    only(
      recordBlock(spec, 's.1', '', {
        ...withPack(contextOf([], []), { lists }),
        records: new Map(records.map((one) => [one.id, one])),
      }),
    );

  it('are a row each, moments to the minute, and the note names the list with the rest', () => {
    const table = tableOf(shown([list]));
    expect(printed(table)).toEqual([
      ['受理时间', '时长'],
      ['07-02 08:05', '1,033.3'],
    ]);
    expect(table.note).toBe('其余2条见工作簿「清单」。');
    expect(tableOf(shown([{ ...list, total: 1 }])).note).toBeNull();
  });

  it('say why there are none', () => {
    expect(shown([{ ...list, rows: [], total: 0, about: '本月没有这样的记录' }])).toMatchObject({
      kind: 'callout',
      text: '本月没有这样的记录',
    });
  });
});

describe('a cross-check on a slide', () => {
  const check: CheckResult = {
    id: 'overdue',
    name: '核对',
    kind: 'case_by_case',
    status: 'differs',
    facts: { cases_name: '通报', entries_name: '考核' },
    keys: [],
    size: 3,
    cases: [{ id: 'N1', unit: '安岳分公司', matter: 'no_entry' }],
    units: [
      { unit: '安岳', cases: 4, entries: 1 },
      { unit: '乐至', cases: 2, entries: 2 },
      { unit: '川通服', cases: 2, entries: 5 },
    ],
  };
  const spec = { kind: 'cross_check', title: null, check: 'overdue', metrics: [] } as const;
  const context = contextOf([], [], { checks: [check] });

  it('prints the numbers of the check by unit, each difference in words and with its sign', () => {
    const table = tableOf(only(recordBlock({ ...spec, show: 'units' }, 'b', '', context)));
    expect(printed(table)).toEqual([
      ['单位', '通报', '考核', '结论'],
      ['安岳', '4', '1', '考核少3件'],
      ['乐至', '2', '2', '一致'],
      ['川通服', '2', '5', '考核多3件'],
      ['合计', '8', '8', '一致'],
    ]);
    expect(table.rows.map(({ cells }) => cells[3])).toMatchObject(
      ['missed', 'met', 'missed', 'met'].map((verdict) => ({ verdict })),
    );
  });

  it('lists the cases behind it, and nothing where all agree', () => {
    const cases = { ...spec, show: 'cases' } as const;
    const table = tableOf(only(recordBlock(cases, 'b', '', context)));
    expect(printed(table).slice(1)).toEqual([
      ['N1', '安岳分公司', context.say('word.no_entry', {})],
    ]);
    const agreeing = { ...context, checks: [{ ...check, cases: [], units: [] }] };
    expect(recordBlock(cases, 'b', '', agreeing)).toEqual([]);
    expect(recordBlock({ ...spec, show: 'units' }, 'b', '', agreeing)).toEqual([]);
  });
});

it('a funnel shows each stage with its share of the first', () => {
  const outcome = outcomeOf(rate, [[{}, 712, 1275]]);
  const row = (show: 'numerator' | 'denominator', label: string) => ({
    metric: 'm',
    of: {},
    show,
    label,
  });
  const rows = [row('denominator', '回访'), row('numerator', '接触成功')];
  const [block] = recordBlock(
    { kind: 'funnel', title: null, rows },
    'b',
    '',
    contextOf([rate], [outcome]),
  );
  expect(block).toMatchObject({
    chart: {
      type: 'bars',
      items: [
        { label: '回访', value: 1275, display: '1,275户' },
        { label: '接触成功', value: 712, display: '712户（55.84%）' },
      ],
    },
  });
});

describe("a divider's board", () => {
  const other = metricOf({
    id: 'other',
    name: '别章的率',
    calculator: 'ratio',
    with: { numerator: 'overdue' },
    better: 'lower',
  });
  const limit = (
    metric: string,
    only: TargetSpec['only'],
    setBy: 'province' | 'city',
  ): TargetSpec => ({
    ...{ metric, only, setBy, judges: ['whole', 'business'], comparator: '<=', limit: '8' },
    ...{ from: null, to: null, owner: null },
  });
  const targets = [
    limit('m', {}, 'province'),
    limit('m', {}, 'city'),
    limit('other', {}, 'province'),
  ];
  const outcomes = [
    outcomeOf(
      rate,
      [
        [{}, 9, 100],
        [{ brand: 'E6' }, 1, 100],
      ],
      { targets },
    ),
    outcomeOf(other, [[{}, 1, 100]], { targets }),
  ];
  const row = (metric: string, of = {}) => ({ metric, of: [of] });
  const board = {
    kind: 'kpi_board',
    title: null,
    rows: [row('m'), row('m', { brand: 'E6' }), row('other')],
  } as const;
  const table = {
    kind: 'indicators',
    title: null,
    rows: [row('m'), row('m', { brand: 'E6' })],
  } as const;
  const slides = [
    { ...slideOf(board), id: 'board', section: 'one' },
    {
      ...slideOf({ kind: 'chapter_board' }),
      id: 'two',
      section: 'two',
      layout: 'section' as const,
    },
    { ...slideOf(table), id: 'table', section: 'two' },
  ];
  const context = withPack(contextOf([rate, other], outcomes), { slides });

  it("counts the board's figures, those that no chapter shows with those nearest to them, and names what is missed", () => {
    const [counts, rows] = recordBlock({ kind: 'chapter_board' }, 'b', 'two', context);
    expect(counts).toMatchObject({
      items: ['省考核3项，达标2项，未达标1项：重复率', '市考核2项，达标1项，未达标1项：重复率'],
    });
    // What is missed comes first.
    expect(printed(tableOf(rows ?? null)).map(([name, value]) => [name, value])).toEqual([
      ['指标', '本月值'],
      ['重复率', '9.00%'],
      ['E6率', '1.00%'],
      ['别章的率', '1.00%'],
    ]);
  });

  it('is left out of a chapter in which nothing is judged', () => {
    expect(recordBlock({ kind: 'chapter_board' }, 'b', 'three', context)).toEqual([]);
    const divider = buildDocument(context).slides.find(({ id }) => id === 'two');
    expect(divider?.blocks).toHaveLength(2);
  });
});

it('the cover tells the department, whether the month is final, and who signs', () => {
  const context = contextOf([], []);
  expect(coverBlock('c', context)).toMatchObject({ lines: [expect.any(String), '草稿（第1稿）'] });
  const signoff = { drafted: '分析岗', reviewed: null, issued: '分管副总' };
  const workspace = workspaceOf({ report: { page: '16:9', edition: 'full', signoff } });
  expect(coverBlock('c', { ...context, state: 'changed' })).toMatchObject({
    lines: [expect.any(String), expect.stringContaining('与已定稿的结果不同')],
  });
  expect(coverBlock('c', { ...context, workspace, state: 'final' })).toMatchObject({
    lines: [expect.any(String), '正式稿', '拟稿：分析岗　签发：分管副总'],
  });
});
