import type {
  Block,
  Cell,
  Column,
  Row,
  Slide,
  TableBlock,
  TrendPoint,
  Verdict,
} from '../document/model/types.ts';

/** A content slide with one column unless told otherwise. */
export function contentSlide(
  id: string,
  blocks: readonly Block[],
  more: Partial<Slide> = {},
): Slide {
  return {
    id,
    layout: 'content',
    section: 'service',
    number: '2.1',
    title: 'e家重复申告',
    headline: 'E8重复申告用户率7.26%，距市考核值差157户',
    columns: [1],
    blocks: blocks.map((block) => ({ column: 0, block })),
    footer: {
      definition: '重复申告用户率＝当月同一业务申告两次及以上的用户÷申告用户',
      period: '2009年7月1日–31日，按受理时间',
      source: '10000号故障单（提取于2009-08-03）',
    },
    ...more,
  };
}

export function rate(display: string, verdict: Verdict = 'none', key = 'x'): Cell {
  const value = Number.parseFloat(display);
  return {
    kind: 'rate',
    unit: 'percent',
    display,
    numerator: 1,
    denominator: 2,
    value,
    verdict,
    limits: [],
    key,
  };
}

export function words(display: string): Cell {
  return { kind: 'text', display };
}

export function count(display: string): Cell {
  return { kind: 'count', display, value: Number(display.replaceAll(',', '')), key: null };
}

export function change(display: string, effect: 'better' | 'worse' | 'neutral'): Cell {
  const value = Number.parseFloat(display.replace('−', '-'));
  const direction = value > 0 ? 'up' : value < 0 ? 'down' : 'flat';
  return { kind: 'change', display, value, unit: 'pp', direction, effect };
}

export function column(
  id: string,
  label: string,
  align: Column['align'],
  group: string | null = null,
): Column {
  return { id, label, group, align, deckOnly: false };
}

export function body(...cells: readonly Cell[]): Row {
  return { kind: 'body', cells };
}

/** A table of two columns with as many rows as given, and their total. */
export function longTable(id: string, rows: number): TableBlock {
  return {
    kind: 'table',
    id,
    title: '分局故障单明细',
    columns: [
      column('name', '支局', 'start'),
      column('branch', '分公司', 'start'),
      column('n', '故障单', 'end'),
      column('users', '申告用户', 'end'),
      column('rate', '重复申告用户率', 'end'),
      column('change', '比上月', 'end'),
    ],
    rows: [
      ...Array.from({ length: rows }, (_, i) =>
        body(
          words(`${['雁江', '石羊', '乐至', '简城'][i % 4] ?? ''}第${i + 1}支局`),
          words(['现业', '安岳', '乐至', '简阳'][i % 4] ?? ''),
          count(String(400 - i * 7)),
          count(String(300 - i * 5)),
          rate(`${(9.14 - i * 0.2).toFixed(2)}%`, i < 5 ? 'missed' : i < 9 ? 'remark' : 'met'),
          change(i % 3 === 0 ? '−0.35' : '+0.24', i % 3 === 0 ? 'better' : 'worse'),
        ),
      ),
      {
        kind: 'total',
        cells: [
          words('合计'),
          words(''),
          count('8,688'),
          count('6,910'),
          rate('7.26%', 'missed'),
          change('−0.15', 'better'),
        ],
      },
    ],
    note: '按支局归属划分，割接期间的工单计入受理支局。',
  };
}

const MONTHS = ['2009-01', '2009-02', '2009-03', '2009-04', '2009-05', '2009-06', '2009-07'];

/** Seven months of one line; null is a month without a value. */
export function points(
  values: readonly (number | null)[],
  drafts: readonly number[] = [],
): readonly TrendPoint[] {
  return values.map((value, i) => ({
    month: MONTHS[i] ?? '',
    value,
    display: value === null ? '—' : `${value.toFixed(2)}%`,
    state:
      value === null ? 'missing' : drafts.includes(i) ? 'draft' : i === 6 ? 'current' : 'final',
  }));
}

export function trend(
  id: string,
  series: Record<string, readonly TrendPoint[]>,
  limits: readonly [string, number, number][],
): Block & { kind: 'chart' } {
  return {
    kind: 'chart',
    id,
    title: null,
    chart: {
      type: 'trend',
      unit: '%',
      decimals: 2,
      series: Object.entries(series).map(([name, list]) => ({ name, points: list })),
      limits: limits.map(([label, value, rank]) => ({ label, value, rank })),
    },
    note: null,
  };
}

export function bars(
  id: string,
  items: readonly [string, number, string, Verdict][],
  limits: readonly [string, number, number][] = [],
): Block & { kind: 'chart' } {
  return {
    kind: 'chart',
    id,
    title: null,
    chart: {
      type: 'bars',
      unit: '%',
      decimals: 2,
      items: items.map(([label, value, display, verdict]) => ({ label, value, display, verdict })),
      limits: limits.map(([label, value, rank]) => ({ label, value, rank })),
    },
    note: null,
  };
}

export function gap(display: string, state: 'room' | 'short' | 'none'): Cell {
  return { kind: 'gap', display, value: null, state };
}

export function status(verdict: Verdict): Cell {
  const display = {
    met: '达标',
    missed: '未达标',
    edge: '压线',
    remark: '高于考核线',
    none: '无考核值',
  }[verdict];
  return { kind: 'status', display, verdict };
}

export function limit(display: string): Cell {
  return { kind: 'limit', display, limit: null, unit: 'percent', comparator: null };
}
