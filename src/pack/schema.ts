import { z } from 'zod';
import { name } from './declare/schema-parts.ts';

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
  fonts: z.strictObject({ family: z.string(), office: z.string().optional() }),
});

/** `phrases.yaml`: sentences as Handlebars text, by rule. */
export const phrasesSchema = z.strictObject({ phrases: z.record(z.string(), z.string()) });

/** `pack.yaml` */
export const packSchema = z.strictObject({
  id: name,
  name: z.string(),
  report_title: z.string(),
  /** Which department usually issues the report: what `report init` proposes. */
  department: z.string().min(1).optional(),
  /** Whether `init` takes it where nobody names a pack. */
  usual: z.boolean().default(false),
  /** Modules that the pack is laid over, the first below. */
  uses: z.array(name).default([]),
  /** How long its reports' periods are; months and what is made of them unless it says otherwise. */
  periods: z
    .array(z.enum(['week', 'month', 'quarter', 'half', 'year']))
    .min(1)
    .optional(),
});
