import { z } from 'zod';
import { inColumn, memberFilter, month, name, texts, title } from '../declare/schema-parts.ts';

const label = z.string().min(1).nullable().default(null);
const top = z.int().min(1).nullable().default(null);
const figureRow = z.strictObject({
  metric: z.string(),
  of: z.array(memberFilter).min(1).default([{}]),
  label,
});
const figureRows = z.array(figureRow).min(1);
const names = z
  .union([name, z.array(name).min(1)])
  .transform((given) => (Array.isArray(given) ? given : [given]));
const byMembers = {
  ...inColumn,
  title,
  metric: z.string(),
  by: name,
  only: memberFilter.default({}),
  top,
};

/** The blocks of {@link ChartSpec} as the outline writes them. */
export const chartSchemas = [
  z.strictObject({
    kind: z.enum(['bullet', 'dot_interval']),
    ...inColumn,
    title,
    rows: figureRows,
  }),
  z.strictObject({ kind: z.literal('pareto'), ...byMembers, apart: texts.default([]) }),
  z.strictObject({ kind: z.literal('waterfall'), ...byMembers }),
  z.strictObject({
    kind: z.literal('diverging'),
    ...inColumn,
    title,
    rows: figureRows,
    by: name.nullable().default(null),
    top,
  }),
  z.strictObject({
    kind: z.literal('slope'),
    ...inColumn,
    title,
    metric: z.string(),
    previous: z.string().nullable().default(null),
    by: names,
    only: memberFilter.default({}),
  }),
  z.strictObject({
    kind: z.literal('timeline'),
    ...inColumn,
    title,
    metric: z.string(),
    duration: z.string().nullable().default(null),
    by: names,
    start: name,
    label: names,
    estimated: name.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('stacked'), ...byMembers, parts: name }),
  z.strictObject({
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
  }),
  z.strictObject({
    kind: z.literal('daily'),
    ...inColumn,
    title,
    metric: z.string(),
    by: name,
    only: memberFilter.default({}),
    events: z
      .strictObject({ metric: z.string(), by: names, start: name, label: names })
      .nullable()
      .default(null),
  }),
  z.strictObject({
    kind: z.literal('heat'),
    ...inColumn,
    title,
    rows: z
      .array(z.strictObject({ metric: z.string(), only: memberFilter.default({}), label }))
      .min(1),
    across: name,
    total: z.boolean().default(true),
  }),
] as const;

/** What stands on a trend beside its lines. */
export const trendMarks = {
  breaks: z.array(z.strictObject({ month, note: z.string().min(1) })).default([]),
  calendar: z
    .array(z.strictObject({ from: month, to: month, note: z.string().min(1) }))
    .default([]),
};

/** Paragraphs under heads. */
export const caseSchema = z.strictObject({
  kind: z.literal('case'),
  ...inColumn,
  parts: z.array(z.strictObject({ head: z.string().min(1), paragraphs: texts.min(1) })).min(1),
});
