import type {
  Block,
  Cell,
  CellLimit,
  Column,
  Row,
  Slide,
  TableBlock,
  Verdict,
} from '../../document/model/types.ts';

type RateCell = Extract<Cell, { kind: 'rate' }>;

/** A limit that judges the level it is shown at, unless told. */
export function atMost(
  limit: number,
  setBy: CellLimit['setBy'] = 'province',
  judges = true,
): CellLimit {
  return { setBy, comparator: '<=', limit, judges };
}

/** A rate cell of whole numbers, with what is printed for it. */
export function rate(
  numerator: number,
  denominator: number,
  verdict: Verdict = 'none',
  limits: readonly CellLimit[] = [],
): RateCell {
  const value = denominator === 0 ? null : (100 * numerator) / denominator;
  const display = value === null ? '—' : `${value.toFixed(2)}%`;
  return {
    kind: 'rate',
    unit: 'percent',
    display,
    numerator,
    denominator,
    value,
    verdict,
    limits,
    hasEdge: true,
    key: `r?${numerator}`,
  };
}

/** A rate whose export never came. */
export function missingRate(display: string): RateCell {
  return {
    kind: 'rate',
    unit: 'percent',
    display,
    numerator: null,
    denominator: null,
    value: null,
    verdict: 'none',
    limits: [],
    key: 'r',
  };
}

export const text = (display: string): Cell => ({ kind: 'text', display });
export const count = (value: number): Cell => ({
  kind: 'count',
  display: value.toLocaleString('en-US'),
  value,
  key: null,
});
export const status = (verdict: Verdict, display: string): Cell => ({
  kind: 'status',
  verdict,
  display,
});
export const province = (limit: number): Cell => ({
  kind: 'limit',
  display: `≤${limit.toFixed(2)}%`,
  limit,
  unit: 'percent',
  comparator: '<=',
});
export const points = (value: number, effect: 'better' | 'worse'): Cell => ({
  kind: 'change',
  display: `${value > 0 ? '+' : ''}${value.toFixed(2)}`,
  value,
  unit: 'pp',
  direction: value > 0 ? 'up' : 'down',
  effect,
});
export const gap = (value: number, state: 'room' | 'short', display: string): Cell => ({
  kind: 'gap',
  value,
  state,
  display,
});

/** A column aligned as numbers are. */
export function column(label: string, more: Partial<Column> = {}): Column {
  return { id: label, label, group: null, align: 'end', deckOnly: false, ...more };
}

/** A table block with body rows, the last of them a total if `total`. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  more: Partial<TableBlock> = {},
): TableBlock {
  const made = rows.map((cells): Row => ({ kind: 'body', cells }));
  return { kind: 'table', id: 't', title: null, columns, rows: made, note: null, ...more };
}

/** A content slide with blocks one under the other. */
export function slide(
  number: string | null,
  title: string,
  blocks: readonly Block[],
  headline: string | null = null,
): Slide {
  return {
    id: title,
    layout: 'content',
    section: null,
    number,
    title,
    headline,
    columns: [1],
    blocks: blocks.map((block) => ({ column: 0, block })),
    footer: {
      definition: '重复申告用户数÷申告用户总数，同一业务当月申告两次及以上计为重复',
      period: '2009年7月1日至7月31日（按受理时间）',
      source: '故障清单（综合调度组）',
    },
  };
}
