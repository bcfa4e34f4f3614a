import { z } from 'zod';
import { UNITS } from '../number/unit.ts';
import { caseSchema, chartSchemas, trendMarks } from './chart-schemas.ts';
import { noteBlockSchemas } from './note-blocks.ts';
import { recordBlockSchemas } from './record-blocks.ts';
import { inColumn, memberFilter, name, stringOrNumber, texts, title } from './schema-parts.ts';

const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/,
    '应为 a.b 形式的小写编号 | a lower-case id such as a.b',
  );
const oneOrMany = z
  .union([stringOrNumber, z.array(stringOrNumber)])
  .transform((given) => (Array.isArray(given) ? given : [given]));

/** Simple conditions without SQL: `{brand: [E8], prehandled: 否, hasten_count: ">= 1"}`. */
export const onlySchema = z.record(z.string(), oneOrMany);

export const enumValue = z.union([
  z.string().transform((value) => ({ value, aliases: [] as string[] })),
  z.strictObject({ value: z.string(), aliases: texts.default([]) }),
]);

const column = z.strictObject({
  name,
  type: z.enum([
    'id',
    'text',
    'datetime',
    'month',
    'hours',
    'number',
    'rank',
    'amount',
    'percent',
    'enum',
    'flag',
    'branch',
    'department',
  ]),
  header: z.string(),
  aliases: texts.default([]),
  inverse: texts.default([]),
  ask: z
    .array(
      z.strictObject({
        header: z.string().min(1),
        because: z.string().min(1),
        inverse: z.boolean().default(false),
      }),
    )
    .default([]),
  starts: texts.default([]),
  ends: texts.default([]),
  yes_words: texts.default([]),
  no_words: texts.default([]),
  required: z.enum(['value', 'column', 'no']).default('no'),
  values: z.array(enumValue).default([]),
  ambiguous: texts.default([]),
  personal: z.enum(['name', 'number']).nullable().default(null),
  blank: z.enum(['unknown', 'nothing']).optional(),
  open: z.boolean().default(false),
  as: z.enum(['percent', 'fraction']).nullable().default(null),
});

const derived = z.strictObject({
  name,
  label: z.string(),
  sql: z.string().min(1),
  type: z.enum(['text', 'flag', 'hours', 'number', 'day']),
  needs: z.array(z.array(name)).min(1),
  values: texts.default([]),
});

/** `datasets/<id>.yaml` */
export const datasetSchema = z.strictObject({
  id: name,
  name: z.string(),
  cohort: name.nullable().default(null),
  own: name.nullable().default(null),
  key: z.array(name).default([]),
  latest_by: z.array(name).default([]),
  repeats: z
    .strictObject({
      by: z.array(name).min(1).optional(),
      as: z.enum(['record', 'parts']).default('record'),
      fixed: z.array(name).default([]),
      running: z.array(name).default([]),
      whole: z.array(name).default([]),
    })
    .optional(),
  columns: z.array(column).min(1),
  derived: z.array(derived).default([]),
  impossible: z
    .array(
      z.strictObject({
        id: name,
        name: z.string().min(1),
        when: z.string().min(1),
        void: z.array(name).min(1),
      }),
    )
    .default([]),
});

/** `scopes.yaml` */
export const scopesSchema = z.strictObject({
  scopes: z.array(
    z.strictObject({
      id: name,
      name: z.string(),
      dataset: name,
      where: z.string().nullable().default(null),
      only: onlySchema.default({}),
    }),
  ),
});

const withSchema = z.strictObject({
  numerator: z.string().optional(),
  numerator_only: onlySchema.optional(),
  of: name.optional(),
  user: name.optional(),
  at_least: z.int().min(2).optional(),
  same: z.array(name).optional(),
  within_days: z.int().min(1).optional(),
  counted: z.string().optional(),
  percent: z.number().gt(0).max(100).optional(),
  base: name.optional(),
  per: z.union([z.literal(100), z.literal(10_000)]).optional(),
});

/** The families of figures that a metric can be declared of. */
export const CALCULATORS = [
  'count',
  'ratio',
  'share',
  'repeat_rate',
  'sum',
  'percentile',
  'value',
  'per_base',
] as const;

/** A metric as the pack or the workspace declares it. */
export const metricSchema = z.strictObject({
  id,
  name: z.string().min(1),
  short_name: z.string().optional(),
  description: z.string().default(''),
  rest: z.string().min(1).optional(),
  scope: name.optional(),
  dataset: name.optional(),
  where: z.string().optional(),
  only: onlySchema.default({}),
  calculator: z.enum(CALCULATORS),
  with: withSchema.default({}),
  by: z.array(z.array(name).min(1)).default([]),
  unit: z.enum(UNITS).optional(),
  better: z.enum(['lower', 'higher', 'none']).default('none'),
  population: z.enum(['census', 'sample']).default('census'),
  measure: z.string().default('单'),
  base: z.string().optional(),
  cohort: name.optional(),
  fill: z.union([z.literal('zero'), z.strictObject({ zero: z.array(name).min(1) })]).optional(),
  stock: z.boolean().default(false),
});
export type RawMetric = z.infer<typeof metricSchema>;

/** `metrics.yaml` */
export const metricsSchema = z.strictObject({ metrics: z.array(metricSchema) });

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
  set_by: z.enum(['province', 'city', '省', '市']).optional(),
  label: z.string().nullable().default(null),
  total_only: z.boolean().default(false),
});

const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ...inColumn, paragraphs: texts }),
  z.strictObject({ kind: z.literal('list'), ...inColumn, items: texts }),
  z.strictObject({
    kind: z.literal('findings'),
    ...inColumn,
    tone: z.enum(['bad', 'good']).default('bad'),
  }),
  z.strictObject({ kind: z.enum(['checks', 'definitions', 'sources']), ...inColumn, title }),
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
  when: z.enum(['always', 'notes', 'events', 'missed', 'not_provided']).default('always'),
  replaces: z
    .strictObject({ slides: z.array(z.string()).min(1), when: z.enum(['all_met_unchanged']) })
    .optional(),
});
export type RawSlide = z.infer<typeof slideSchema>;

/** `outline.yaml` */
export const outlineSchema = z.strictObject({
  sections: z.array(z.strictObject({ id: name, number: z.string(), title: z.string() })),
  slides: z.array(slideSchema),
});

const color = z.string().regex(/^#[0-9a-fA-F]{6}$/, '应为 #RRGGBB 颜色 | a colour such as #1A2B3C');

/** `theme.yaml` */
export const themeSchema = z.strictObject({
  colors: z.strictObject({
    ink: color,
    muted: color,
    paper: color,
    panel: color,
    line: color,
    brand: color,
    accent: color,
    good: color,
    bad: color,
    warn: color,
    neutral: color,
    series1: color,
    series2: color,
    series3: color,
    series4: color,
  }),
  fonts: z.strictObject({ family: z.string() }),
});

/** `phrases.yaml`: sentences as Handlebars text, by rule. */
export const phrasesSchema = z.strictObject({ phrases: z.record(z.string(), z.string()) });

/** `pack.yaml` */
export const packSchema = z.strictObject({
  id: name,
  name: z.string(),
  report_title: z.string(),
});
