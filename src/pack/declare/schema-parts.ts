import { z } from 'zod';

/** The name of a column, dataset or dimension. */
export const name = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]*$/,
    '应为小写英文字母、数字和下划线 | lower-case letters, digits and _ only',
  );

export const texts = z.array(z.string().min(1));

export const stringOrNumber = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** Members by dimension: `{brand: E8}`. */
export const memberFilter = z.record(z.string(), stringOrNumber);
export type MemberFilter = Readonly<Record<string, string>>;

const oneOrMany = z
  .union([stringOrNumber, z.array(stringOrNumber)])
  .transform((given) => (Array.isArray(given) ? given : [given]));

/** Simple conditions without SQL: `{brand: [E8], prehandled: 否, hasten_count: ">= 1"}`. */
export const onlySchema = z.record(z.string(), oneOrMany);

/** The column of a slide that a block stands in, from 1; `0` lies over all of them. And whether only where it finds room. */
export const inColumn = {
  column: z.int().min(0).default(1),
  if_room: z.boolean().default(false),
};

export const title = z.string().nullable().default(null);

export const day = z.iso.date('应为 "2009-07-21" 这样的日期 | a day such as "2009-07-21"');

export const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '应为 "2009-01" 这样的月份 | a month such as "2009-01"');
