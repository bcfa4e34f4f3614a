import { z } from 'zod';
import { inColumn, memberFilter, name, texts, title } from '../declare/schema-parts.ts';
import { chartSchemas } from './charts/charts.ts';
import { noteBlockSchemas } from './note-blocks.ts';
import { recordBlockSchemas } from './record-blocks.ts';
import { trendMarks } from './trend-marks.ts';

const tableColumn = z.strictObject({
  metric: z.string(),
  only: memberFilter.default({}),
  show: z
    .enum([
      'value',
      'numerator',
      'denominator',
      'previous',
      'change',
      'target',
      'status',
      'gap',
      'excess',
      'part',
    ])
    .default('value'),
  set_by: z.string().min(1).optional(),
  label: z.string().nullable().default(null),
  total_only: z.boolean().default(false),
});

/** Paragraphs under heads. */
const caseSchema = z.strictObject({
  kind: z.literal('case'),
  ...inColumn,
  parts: z.array(z.strictObject({ head: z.string().min(1), paragraphs: texts.min(1) })).min(1),
});

const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ...inColumn, paragraphs: texts }),
  z.strictObject({ kind: z.literal('list'), ...inColumn, items: texts }),
  z.strictObject({
    kind: z.literal('findings'),
    ...inColumn,
    tone: z.enum(['bad', 'good']).default('bad'),
  }),
  z.strictObject({
    kind: z.literal('decisions'),
    ...inColumn,
    rules: z.array(z.string().min(1)).min(1),
    top: z.int().min(1).max(12).default(8),
  }),
  z.strictObject({
    kind: z.enum(['checks', 'definitions', 'sources', 'draft_changes']),
    ...inColumn,
    title,
  }),
  z.strictObject({ kind: z.literal('overview'), ...inColumn }),
  z.strictObject({ kind: z.literal('note'), ...inColumn, text: z.string() }),
  z.strictObject({
    kind: z.literal('callout'),
    ...inColumn,
    tone: z.enum(['info', 'good', 'bad']).default('info'),
    text: z.string(),
  }),
  z.strictObject({
    kind: z.enum(['kpi_board', 'indicators']),
    ...inColumn,
    title,
    rows: z.array(z.strictObject({ metric: z.string(), of: z.array(memberFilter).default([{}]) })),
  }),
  z.strictObject({
    kind: z.literal('table'),
    ...inColumn,
    title,
    rows: z.array(name).min(1),
    across: name.nullable().default(null),
    total: z.boolean().default(false),
    across_total: z.boolean().default(false),
    top: z.int().min(1).nullable().default(null),
    weak: z.string().nullable().default(null),
    columns: z.array(tableColumn).min(1),
  }),
  z.strictObject({
    kind: z.literal('trend'),
    ...inColumn,
    title,
    series: z.array(z.strictObject({ metric: z.string(), only: memberFilter.default({}) })).min(1),
    ...trendMarks,
  }),
  z.strictObject({
    kind: z.literal('bars'),
    ...inColumn,
    title,
    metric: z.string(),
    by: name,
    only: memberFilter.default({}),
    top: z.int().min(1).nullable().default(null),
    order: z.enum(['worst', 'value', 'configured']).default('value'),
    apart: texts.default([]),
  }),
  z.strictObject({
    kind: z.literal('picture'),
    ...inColumn,
    file: z.string().min(1),
    caption: z.string().nullable().default(null),
  }),
  caseSchema,
  ...recordBlockSchemas,
  ...noteBlockSchemas,
  ...chartSchemas,
]);
export type RawBlock = z.infer<typeof blockSchema>;

/** A slide as the outline or the workspace declares it. */
export const slideSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_.]*$/, '应为小写编号 | a lower-case id'),
  section: name.nullable().default(null),
  number: z.string().nullable().default(null),
  title: z.string().min(1),
  layout: z.enum(['cover', 'contents', 'section', 'content']).default('content'),
  columns: z.array(z.number().positive()).min(1).default([1]),
  blocks: z.array(blockSchema).default([]),
  after: z.string().optional(),
  brief: z.boolean().default(false),
  when: z
    .enum(['always', 'notes', 'events', 'missed', 'not_provided', 'redrafted'])
    .default('always'),
  replaces: z
    .strictObject({
      slides: z.array(z.string()).min(1),
      when: z.enum(['all_met', 'all_met_unchanged']),
    })
    .optional(),
});
export type RawSlide = z.infer<typeof slideSchema>;

/** A slide out of a module, with the fields that an outline lays over it. */
export const usedSlideSchema = slideSchema.partial().extend({ use: z.string() });

/** `outline.yaml` */
export const outlineSchema = z.strictObject({
  sections: z.array(z.strictObject({ id: name, number: z.string(), title: z.string() })),
  slides: z.array(slideSchema),
});
