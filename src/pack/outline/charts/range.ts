import { z } from 'zod';
import {
  inColumn,
  type MemberFilter,
  memberFilter,
  name,
  texts,
  title,
} from '../../declare/schema-parts.ts';
import { type ChartKind, label } from './chart-kind.ts';

/** One metric a mark: a row for each member of `by`, or one row for what `only` says. */
export interface RangeRows {
  readonly metrics: readonly string[];
  readonly by: string | null;
  readonly only: MemberFilter;
  readonly label: string | null;
}

export interface RangeSpec {
  readonly kind: 'range';
  readonly title: string | null;
  /** What the figures of each row are called, in their order. */
  readonly marks: readonly string[];
  readonly rows: readonly RangeRows[];
}

const schema = z.strictObject({
  kind: z.literal('range'),
  ...inColumn,
  title,
  marks: texts.min(2).max(4),
  rows: z
    .array(
      z.strictObject({
        metrics: z.array(z.string()).min(2),
        by: name.nullable().default(null),
        only: memberFilter.default({}),
        label,
      }),
    )
    .min(1),
});

/** Rows of two to four figures on one axis, such as percentiles, or a rate before and after. */
export const range: ChartKind<typeof schema, RangeSpec> = {
  schema,
  resolve({ title, marks, rows: given }, { find, report }) {
    const rows = given.map(({ metrics, by, only, label }, index): RangeRows => {
      if (metrics.length !== marks.length)
        report(
          ['rows', index, 'metrics'],
          `marks 有 ${marks.length} 个，这里有 ${metrics.length} 个指标`,
          `${marks.length} marks, but ${metrics.length} metrics here`,
        );
      const dimensions = [...(by === null ? [] : [by]), ...Object.keys(only)];
      const found = metrics.map((metric, at) =>
        find(metric, ['rows', index, 'metrics', at], dimensions),
      );
      return { metrics: found, by, only, label };
    });
    return { kind: 'range', title, marks, rows };
  },
  inUse(spec, isUsed) {
    const rows = spec.rows.filter(({ metrics }) => metrics.every(isUsed));
    return rows.length > 0 ? { ...spec, rows } : null;
  },
  figures: ({ rows }, look) =>
    rows.flatMap(({ metrics, by, only }) =>
      metrics.flatMap((metric) =>
        by === null ? look.one(metric, only) : look.split(metric, [by, ...Object.keys(only)], only),
      ),
    ),
};
