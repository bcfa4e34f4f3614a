import { z } from 'zod';
import { inColumn, name, title } from '../../declare/schema-parts.ts';
import {
  type ChartKind,
  type FigureRows,
  figureRows,
  resolveRows,
  rowsInUse,
  top,
} from './chart-kind.ts';

/**
 * Either rows of several metrics, by relative change, or one metric over members, by change; without rows all that
 * moved beyond usual variation, of which `of` takes rates, by points, or what is counted, by relative change.
 */
export interface DivergingSpec {
  readonly kind: 'diverging';
  readonly title: string | null;
  readonly rows: readonly FigureRows[];
  readonly by: string | null;
  readonly of: 'all' | 'rates' | 'amounts';
  /** So many for the better and so many for the worse. */
  readonly top: number | null;
}

const schema = z.strictObject({
  kind: z.literal('diverging'),
  ...inColumn,
  title,
  rows: figureRows.default([]),
  of: z.enum(['all', 'rates', 'amounts']).default('all'),
  by: name.nullable().default(null),
  top,
});

/** Changes from a middle line: for the better to the right, for the worse to the left. */
export const diverging: ChartKind<typeof schema, DivergingSpec> = {
  schema,
  resolve(raw, tools) {
    const rows = resolveRows(raw.rows, raw.by === null ? [] : [raw.by], tools);
    for (const [index, row] of rows.entries()) {
      if (tools.metrics.find((one) => one.id === row.metric)?.better !== 'none') continue;
      tools.report(
        ['rows', index, 'metric'],
        `指标 ${row.metric} 没有好坏方向（better），不能放进好转/劣化图`,
        `${row.metric} has no better direction and cannot be shown as better or worse`,
      );
    }
    if (raw.by !== null && raw.rows.length > 1)
      tools.report(['by'], '按成员比较时只能有一个指标', 'with by there can be one metric only');
    if (raw.by !== null && raw.rows.length === 0)
      tools.report(
        ['by'],
        '没有 rows 时不能按成员比较',
        'without rows there is nothing to split by',
      );
    if (raw.of !== 'all' && raw.rows.length > 0)
      tools.report(['of'], 'of 只用于没有 rows 的图', 'of is for a chart without rows');
    return { kind: 'diverging', title: raw.title, rows, of: raw.of, by: raw.by, top: raw.top };
  },
  inUse: (spec, isUsed) => (spec.rows.length === 0 ? spec : rowsInUse(spec, isUsed)),
  figures: ({ rows, by }, look) =>
    rows.flatMap((row) =>
      row.of.flatMap((only) =>
        by === null
          ? look.one(row.metric, only)
          : look.split(row.metric, [by, ...Object.keys(only)], only),
      ),
    ),
  withoutPast: () => null,
};
