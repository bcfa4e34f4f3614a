import { z } from 'zod';
import { KINDS } from '../../calculators/registry.ts';
import { UNITS } from '../../number/unit.ts';
import { name, onlySchema } from '../declare/schema-parts.ts';

const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/,
    '应为 a.b 形式的小写编号 | a lower-case id such as a.b',
  );
/** The periods over which a month's report can have a figure besides. */
export const OVER = ['quarter', 'half', 'year'] as const;
export type Over = (typeof OVER)[number];

/** A metric as the pack or the workspace declares it. */
export const metricSchema = z.strictObject({
  id,
  name: z.string().min(1),
  short_name: z.string().optional(),
  spoken_name: z.string().min(1).optional(),
  description: z.string().default(''),
  rest: z.string().min(1).optional(),
  scope: name.optional(),
  dataset: name.optional(),
  where: z.string().optional(),
  only: onlySchema.default({}),
  calculator: z.enum(KINDS),
  with: z.record(z.string(), z.unknown()).default({}),
  by: z.array(z.array(name).min(1)).default([]),
  unit: z.enum(UNITS).optional(),
  better: z.enum(['lower', 'higher', 'none']).default('none'),
  population: z.enum(['census', 'sample']).default('census'),
  measure: z.string().optional(),
  base: z.string().optional(),
  cohort: name.optional(),
  fill: z.union([z.literal('zero'), z.strictObject({ zero: z.array(name).min(1) })]).optional(),
  stock: z.boolean().default(false),
  /** Longer periods of which the report of a month has the figure besides, as `<id>@quarter`. */
  over: z.array(z.enum(OVER)).default([]),
});
export type RawMetric = z.infer<typeof metricSchema>;

/** `metrics.yaml` */
export const metricsSchema = z.strictObject({ metrics: z.array(metricSchema) });
