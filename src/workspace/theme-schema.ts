import { z } from 'zod';
import { themeSchema } from '../pack/schema.ts';

const signature = z.string().min(1).nullable().default(null);

/** `report:` of the configuration: how the deck is printed. */
export const reportSchema = z
  .strictObject({
    page: z
      .enum(['16:9', '4:3', 'A4', 'A4横'])
      .default('16:9')
      .transform((page) => (page === 'A4横' ? 'A4' : page)),
    edition: z.enum(['full', 'brief']).default('full'),
    signoff: z
      .strictObject({ drafted: signature, reviewed: signature, issued: signature })
      .nullable()
      .default(null),
  })
  .default({ page: '16:9', edition: 'full', signoff: null });

/** `theme:` of the configuration: what of the pack's look the workspace changes. */
export const workspaceThemeSchema = z
  .strictObject({
    colors: themeSchema.shape.colors.partial().default({}),
    fonts: z
      .strictObject({
        family: z
          .string()
          .regex(
            /^[\p{L}\p{N} _-]{1,60}$/u,
            '只能用文字、数字、空格和连字符 | letters, digits, spaces and hyphens only',
          ),
        regular: z.string().min(1),
        bold: z.string().min(1),
      })
      .nullable()
      .default(null),
    logo: z.string().min(1).nullable().default(null),
    presentation: z.string().min(1).nullable().default(null),
  })
  .default({ colors: {}, fonts: null, logo: null, presentation: null });
export type RawTheme = z.infer<typeof workspaceThemeSchema>;
