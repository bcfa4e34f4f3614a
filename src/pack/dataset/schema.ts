import { z } from 'zod';
import { name, onlySchema, texts } from '../declare/schema-parts.ts';

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
  likely: texts.default([]),
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
  titled: z.boolean().default(false),
});

const derived = z.strictObject({
  name,
  label: z.string(),
  sql: z.string().min(1),
  type: z.enum(['text', 'flag', 'hours', 'number', 'day']),
  needs: z.array(z.array(name)).min(1),
  values: texts.default([]),
  reading: z.string().min(1).optional(),
});

/** `datasets/<id>.yaml` */
export const datasetSchema = z.strictObject({
  id: name,
  name: z.string(),
  words: texts.default([]),
  cohort: name.nullable().default(null),
  every_day: z.boolean().default(false),
  own: name.nullable().default(null),
  key: z.array(name).default([]),
  latest_by: z.array(name).default([]),
  repeats: z
    .strictObject({
      by: z.array(name).min(1).optional(),
      as: z.enum(['record', 'parts']).default('record'),
      fixed: z.array(name).default([]),
      distinct: z.array(name).default([]),
      running: z.array(name).default([]),
      whole: z.array(name).default([]),
      longest: z.array(name).default([]),
    })
    .optional(),
  /** What records of different files that share `by` must have in common. */
  agree: z.array(z.strictObject({ by: name, on: name })).default([]),
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

/** `scopes.yaml`; without one there are none. */
export const scopesSchema = z
  .strictObject({
    scopes: z.array(
      z.strictObject({
        id: name,
        name: z.string(),
        dataset: name,
        where: z.string().nullable().default(null),
        only: onlySchema.default({}),
      }),
    ),
  })
  .nullable()
  .transform((given) => given ?? { scopes: [] });
