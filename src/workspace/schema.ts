import { isAbsolute, parse, resolve } from 'node:path';
import { z } from 'zod';
import { enumValue } from '../pack/dataset/schema.ts';
import { day, onlySchema } from '../pack/declare/schema-parts.ts';
import { metricSchema } from '../pack/metric/schema.ts';
import { slideSchema } from '../pack/outline/schema.ts';
import { LONGEST_PATTERN } from '../process/glob.ts';
import { deliverSchema } from './deliver-schema.ts';
import { aliasSchema } from './header-aliases.ts';
import { ownOutlineSchema } from './own-outline.ts';
import { PERIOD_KINDS } from './periods.ts';
import { reportSchema, workspaceThemeSchema } from './theme-schema.ts';

const texts = z.array(z.string().min(1));
/** Patterns of names; a longer one was not written by a person, and matches nothing. */
const patterns = z
  .array(
    z.string().min(1).max(LONGEST_PATTERN, '太长，文件名或编号没有这么长 | too long for a name'),
  )
  .min(1);
/** A path; no system has names with control characters in them that a person could write. */
const place = z
  .string()
  .refine((text) => !/\p{Cc}/u.test(text), '不能含控制字符 | no control characters');
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '应为 "2009-01" 这样的月份 | a month such as "2009-01"');
/** A word of the pack's `levels.yaml`. */
const word = z.string().min(1);
const limit = z
  .string()
  .regex(
    /^\s*(<=|<|>=|>|≤|≥)\s*\d+(\.\d+)?\s*[^\s\d]{0,8}\s*$/,
    '应写成 "<= 8%" 这样，百分比必须带 % | write it as "<= 8%"; what is in percent needs its %',
  );
const period = z
  .string()
  .refine(
    (text) => text === '自然月' || text === 'calendar' || isWholeMonth(text),
    '应为 自然月，或 26-25 这样到前一天为止的日期 | calendar, or days up to the one before, such as 26-25',
  );

/** `26-25`: from a day up to the one before it. */
function isWholeMonth(text: string): boolean {
  const [first = 0, last = 0] = /^\d{1,2}-\d{1,2}$/.test(text) ? text.split('-').map(Number) : [];
  return first >= 2 && first <= 31 && last === first - 1;
}

const branch = z.strictObject({ name: z.string().min(1), aliases: texts.default([]) });

const department = z.strictObject({
  name: z.string().min(1),
  aliases: texts.default([]),
  branch: z.string().min(1),
  nature: z.string().nullable().default(null),
  assessed: z.boolean().default(true),
});

const input = z.strictObject({
  files: patterns.default([]),
  /** Other workspaces whose results are the records. */
  from: z.array(place.min(1)).min(1).optional(),
  drafts: z.boolean().default(false),
  owner: z.string().nullable().default(null),
  due: z.string().nullable().default(null),
  required: z.boolean().default(false),
  period_mismatch: z.enum(['refuse', 'warn']).default('refuse'),
  set: z
    .record(z.string(), z.union([z.string().min(1), z.record(z.string(), texts.min(1))]))
    .default({}),
  unpivot: z
    .strictObject({
      to: z.string().min(1),
      value: z.union([z.string().min(1), z.record(z.string(), z.string().min(1))]),
      headers: texts.min(1).nullable().default(null),
    })
    .nullable()
    .default(null),
});
export type RawInput = z.infer<typeof input>;

const target = z.strictObject({
  metric: z.string().min(1),
  only: onlySchema.default({}),
  set_by: word,
  judges: z.union([word.transform((one) => [one]), z.array(word).min(1)]).default(['whole']),
  limit,
  period: z.enum(PERIOD_KINDS).nullable().default(null),
  from: month.nullable().default(null),
  to: month.nullable().default(null),
  owner: z.string().nullable().default(null),
});
export type RawTarget = z.infer<typeof target>;

const daysToKnow = z
  .strictObject({ from: day, to: day.nullable().default(null), note: z.string().min(1) })
  .refine(({ from, to }) => to === null || from <= to, '结束日早于开始日 | ends before it begins');

const parting = z.strictObject({ metrics: patterns, month, reason: z.string().min(1) });
export type RawBreak = z.infer<typeof parting>;

/** `report.config.yaml` as written; unknown keys are problems. */
export const configSchema = z.strictObject({
  /** One, or several over the same exports, each with results and history of its own. */
  pack: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  organization: z.strictObject({
    name: z.string().min(1),
    department: z.string().min(1),
    former_names: z.array(z.string().min(1)).default([]),
    aliases: texts.default([]),
  }),
  branches: z.array(branch).min(1),
  departments: z.array(department).default([]),
  period: z
    .record(
      z.string(),
      z.union([
        period,
        z.strictObject({ days: period.default('自然月'), lag: z.int().min(1).max(24) }),
      ]),
    )
    .default({}),
  timezone: z
    .string()
    .refine(
      (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
      '不认识的时区，例如 Asia/Shanghai | unknown time zone; such as Asia/Shanghai',
    )
    .default('Asia/Shanghai'),
  locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
  inputs_folder: place
    .refine(
      (text) => /\{(month|period)\}/.test(text),
      '要含有 {month} 或 {period} | must contain {month} or {period}',
    )
    .default('inputs/{month}'),
  inputs: z.record(z.string(), input),
  allow_paths: z
    .array(
      place
        .refine((path) => path !== '', '不能是空的 | cannot be empty')
        .refine(
          (path) => parse(resolve(path)).root !== resolve(path),
          '不能放开整个磁盘，请写明文件夹 | the whole disk cannot be allowed; name a folder',
        ),
    )
    .default([]),
  aliases: z.record(z.string(), z.record(z.string(), z.array(aliasSchema))).default({}),
  values: z.record(z.string(), z.record(z.string(), z.array(enumValue).min(1))).default({}),
  targets: z.array(target).default([]),
  breaks: z.array(parting).default([]),
  /** From these months on the definition is another one, and figures are compared across the change all the same. */
  comparable: z.array(parting).default([]),
  calendar: z.array(daysToKnow).default([]),
  metrics: z.array(metricSchema).default([]),
  slides: z.array(slideSchema).default([]),
  outline: ownOutlineSchema,
  /** Limits of size in place of the pack's: under them a sample is not judged, a full count is noted. */
  rules: z
    .strictObject({
      small_sample: z.int().min(1).optional(),
      small_base: z.int().min(1).optional(),
    })
    .default({}),
  max_quarantined: z
    .strictObject({
      percent: z.number().min(0).max(100).default(0.1),
      records: z.int().min(0).default(100),
      cover: z.number().min(0).max(100).default(1),
    })
    .default({ percent: 0.1, records: 100, cover: 1 }),
  /** Whether the typed tables of months are kept in `.report-cache/` of the workspace, and how many MB of them. */
  cache: z.union([z.boolean(), z.strictObject({ max_mb: z.int().min(1) })]).default(true),
  /** What computes the figures: DuckDB in this process over the exports, or a ClickHouse server over tables that lie there. */
  engine: z
    .union([
      z.literal('duckdb'),
      z.strictObject({
        kind: z.literal('clickhouse'),
        url: z.url({ protocol: /^https?$/ }).optional(),
        database: z.string().regex(/^\w+$/).default('service_report'),
      }),
    ])
    .default('duckdb'),
  privacy: z.strictObject({ mask_lists: z.boolean().default(true) }).default({ mask_lists: true }),
  report: reportSchema,
  theme: workspaceThemeSchema,
  deliver: deliverSchema,
  browser: z
    .strictObject({
      executable: z
        .string()
        .refine(
          (path) => isAbsolute(path),
          '要写完整路径，例如 /usr/bin/chromium | give the full path, such as /usr/bin/chromium',
        )
        .nullable()
        .default(null),
      sandbox: z.enum(['auto', 'on', 'off']).default('auto'),
    })
    .default({ executable: null, sandbox: 'auto' }),
});
export type RawConfig = z.infer<typeof configSchema>;
