import { z } from 'zod';
import { inColumn, title } from '../declare/schema-parts.ts';

/** Blocks that show what people wrote, as the outline names them. */
export type NoteBlockSpec =
  | {
      readonly kind: 'highlights';
      readonly title: string | null;
      readonly show: 'texts' | 'pictures' | 'all';
    }
  | {
      readonly kind: 'hot_issues';
      readonly title: string | null;
      /** The list, or bars of the days that each has been open. */
      readonly show: 'table' | 'ages';
    }
  | {
      readonly kind: 'top_projects' | 'plans' | 'plan_checklist';
      readonly title: string | null;
      /** `strip`: their days on an axis instead of the table. */
      readonly show?: 'table' | 'strip';
    }
  /** `slide`: only the measures written for that slide. */
  | { readonly kind: 'measures'; readonly title: string | null; readonly slide: string | null }
  /** Makes a slide of each case out of the slide that it stands on. */
  | { readonly kind: 'cases' };

/** The kinds of {@link NoteBlockSpec}. */
export const NOTE_BLOCKS = [
  'highlights',
  'hot_issues',
  'top_projects',
  'plan_checklist',
  'plans',
  'measures',
  'cases',
] as const satisfies readonly NoteBlockSpec['kind'][];

/** Whether a block shows what people wrote. */
export function isNoteBlock<B extends { readonly kind: string }>(
  block: B,
): block is Extract<B, { readonly kind: NoteBlockSpec['kind'] }> {
  return NOTE_BLOCKS.some((kind) => kind === block.kind);
}

/** How `outline.yaml` writes them. */
export const noteBlockSchemas = [
  z.strictObject({
    kind: z.literal('highlights'),
    ...inColumn,
    title,
    show: z.enum(['texts', 'pictures', 'all']).default('all'),
  }),
  z.strictObject({
    kind: z.literal('hot_issues'),
    ...inColumn,
    title,
    show: z.enum(['table', 'ages']).default('table'),
  }),
  z.strictObject({
    kind: z.enum(['top_projects', 'plans', 'plan_checklist']),
    ...inColumn,
    title,
    show: z.enum(['table', 'strip']).default('table'),
  }),
  z.strictObject({
    kind: z.literal('measures'),
    ...inColumn,
    title,
    slide: z.string().nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('cases'), ...inColumn }),
] as const;
