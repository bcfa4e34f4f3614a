import { z } from 'zod';
import { repeated } from '../../declare/repeated.ts';
import { inColumn, name, title } from '../../declare/schema-parts.ts';
import { type ChartKind, metricInUse, names } from './chart-kind.ts';

/** Events out of results: the dimensions name each event, its start and its words. */
export interface TimelineSpec {
  readonly kind: 'timeline';
  readonly title: string | null;
  /** The size, such as user-hours. */
  readonly metric: string;
  readonly duration: string | null;
  readonly by: readonly string[];
  /** The dimension of `by` whose member is the start, `YYYY-MM-DD HH:MM`. */
  readonly start: string;
  /** The dimensions of `by` that make the label. */
  readonly label: readonly string[];
  /** The dimension of `by` that says whether the size is an estimate (是 or true). */
  readonly estimated: string | null;
}

const schema = z.strictObject({
  kind: z.literal('timeline'),
  ...inColumn,
  title,
  metric: z.string(),
  duration: z.string().nullable().default(null),
  by: names,
  start: name,
  label: names,
  estimated: name.nullable().default(null),
});

/** Events of a period at their start, with their length and their size. */
export const timeline: ChartKind<typeof schema, TimelineSpec> = {
  schema,
  resolve({ title, metric, duration, by, start, label, estimated }, { find, report }) {
    const named = [start, ...label, ...(estimated === null ? [] : [estimated])];
    for (const dimension of named.filter((one) => !by.includes(one)))
      report(['by'], `by 里要有「${dimension}」`, `by must contain ${dimension}`);
    for (const index of repeated(by)) report(['by', index], '维度重复', 'dimension used twice');
    return {
      kind: 'timeline',
      title,
      metric: find(metric, ['metric'], by),
      duration: duration === null ? null : find(duration, ['duration'], by),
      by,
      start,
      label,
      estimated,
    };
  },
  inUse: metricInUse,
  figures: ({ metric, by }, look) => [...look.one(metric, {}), ...look.split(metric, by, {})],
};
