import { sampleDocument } from '../../deck/test-support.ts';
import type { ChartBlock, Slide } from '../../document/model/types.ts';

const LONG = `${'很长的分公司名字'.repeat(7)}/?*[]:`;
/** Names that files and programs trip over. */
export const HOSTILE = [
  LONG,
  `${'标签'.repeat(150)}`,
  '𠮷田🏢分公司',
  '<b>&"\'</b>',
  'a\u0000b\u0007\uFFFE\uD800c',
  '',
];

/** The sample's slides with other words in the place of each name. */
export function renamed(text: string): readonly Slide[] {
  const rename = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => rename(one, key));
    if (typeof value === 'string') return key === 'label' || key === 'display' ? text : value;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, rename(one, name)]),
    );
  };
  return rename(sampleDocument().slides) as readonly Slide[];
}

/** The sample's slides with so many rows in each table and chart. */
export function sized(count: number): readonly Slide[] {
  const some = <T>(rows: readonly T[]): readonly T[] =>
    rows.length === 0 ? [] : Array.from({ length: count }, (_, at) => rows[at % rows.length] as T);
  return sampleDocument().slides.map((slide) => ({
    ...slide,
    blocks: slide.blocks.map(({ column, block }) => {
      if (block.kind === 'table' || block.kind === 'kpi_board')
        return { column, block: { ...block, rows: some(block.rows) } };
      if (block.kind !== 'chart' || !('items' in block.chart)) return { column, block };
      const chart = { ...block.chart, items: some<unknown>(block.chart.items) };
      return { column, block: { ...block, chart } as ChartBlock };
    }),
  }));
}

/** The sample's slides with charts that have no figure at all. */
export function withoutFigures(): readonly Slide[] {
  const missing = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => missing(one));
    if (value === null || typeof value !== 'object') return key === 'value' ? null : value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, missing(one, name)]),
    );
  };
  return sampleDocument().slides.map((slide) => ({
    ...slide,
    blocks: slide.blocks.map(({ column, block }) => {
      const mayMiss =
        block.kind === 'chart' &&
        ['trend', 'bullet', 'dot_interval', 'range'].includes(block.chart.type);
      return { column, block: mayMiss ? withoutValues(block, missing) : block };
    }),
  }));
}

/** Limits keep their values: those are configured. */
function withoutValues(block: ChartBlock, missing: (value: unknown) => unknown): ChartBlock {
  const { chart } = block;
  const key = chart.type === 'trend' ? 'series' : 'items';
  const rows = (chart as unknown as Record<string, readonly Record<string, unknown>[]>)[key] ?? [];
  const kept = rows.map((row) => ({
    ...(missing(row) as Record<string, unknown>),
    ...('limits' in row ? { limits: row.limits } : {}),
  }));
  return { ...block, chart: { ...chart, [key]: kept } as ChartBlock['chart'] };
}
