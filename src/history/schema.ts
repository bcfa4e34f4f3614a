import { z } from 'zod';
import { UNITS } from '../number/unit.ts';

/** The form of `metrics.json` that this program writes. */
export const SCHEMA_VERSION = 1;

const number = z.number().nullable();
/** Part of a rate; users may end in .5, the mean of two counts. */
const part = z.number().min(0).nullable();

/** A rate over nothing has no value: no program of ours writes one, and nothing can be computed from it. */
const isDivided: [
  (one: { readonly denominator: number | null; readonly value: number | null }) => boolean,
  { readonly message: string; readonly path: ['denominator'] },
] = [
  ({ denominator, value }) => value === null || denominator !== 0,
  { message: '是 0，却有数值 | is 0, though there is a value', path: ['denominator'] },
];

const previous = z
  .looseObject({
    month: z.string(),
    state: z.enum(['final', 'draft', 'imported']),
    numerator: part,
    denominator: part,
    value: z.number(),
    display: z.string(),
  })
  .refine(...isDivided);

const daily = z.looseObject({
  value: z.number(),
  display: z.string(),
  changeRate: number,
  changeRateDisplay: z.string().nullable(),
});

const yearToDate = z
  .looseObject({
    months: z.number(),
    numerator: number,
    denominator: number,
    value: z.number(),
    display: z.string(),
  })
  .refine(...isDivided);

const trailPoint = z
  .looseObject({
    month: z.string(),
    state: z.enum(['final', 'draft', 'imported', 'current', 'missing']),
    numerator: number,
    denominator: number,
    value: number,
    display: z.string(),
  })
  .refine(...isDivided);

const result = z
  .looseObject({
    key: z.string(),
    by: z.record(z.string(), z.string()),
    status: z.enum(['ok', 'not_provided', 'not_applicable', 'error']),
    numerator: part,
    denominator: part,
    value: number,
    display: z.string(),
    previous: previous.nullable(),
    change: number,
    changeDisplay: z.string().nullable(),
    changeRate: number,
    changeRateDisplay: z.string().nullable(),
    targets: z.array(
      z.looseObject({
        setBy: z.string(),
        limit: z.number(),
        comparator: z.enum(['<=', '<', '>=', '>']),
        judges: z.boolean(),
        met: z.boolean().nullable(),
      }),
    ),
    interval: z.looseObject({ low: z.number(), high: z.number() }).nullable(),
    // Months finalized by earlier versions lack these.
    daily: daily.nullable().default(null),
    yearToDate: yearToDate.nullable().default(null),
    trail: z.array(trailPoint).default([]),
  })
  .refine(...isDivided);

/** `metrics.json` as a reader of history needs it; fields of later versions are let through. */
export const metricsFileSchema = z.looseObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  month: z.string(),
  pack: z.string(),
  organization: z.string(),
  metrics: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      calculator: z.string(),
      unit: z.enum(UNITS),
      better: z.enum(['lower', 'higher', 'none']),
      population: z.enum(['census', 'sample']),
      definition: z.string(),
      results: z.array(result),
    }),
  ),
});
