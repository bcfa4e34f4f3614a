import { z } from 'zod';
import { checkSql } from '../dataset/check-sql.ts';
import type { DatasetSpec } from '../dataset/types.ts';
import type { Report } from '../declare/problems.ts';
import { reportUnknown } from '../declare/unknown-name.ts';

/** Rows that a list prints unless it says otherwise; Excel takes 1,048,576 with head and notes. */
const USUAL_LIMIT = 10_000;
const MOST_ROWS = 1_000_000;

const listSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, '应为小写编号 | a lower-case id'),
  title: z.string().min(1),
  dataset: z.string(),
  where: z.string().nullable().default(null),
  columns: z.array(z.string()).min(1),
  /** Columns that the records stand in order of, before time and key; members in the order of their column. */
  order: z.array(z.string()).default([]),
  /** Only records of which there are so many or more that are alike in these columns: users who reported again. */
  repeats: z
    .strictObject({ by: z.array(z.string()).min(1), at_least: z.int().min(2).default(2) })
    .nullable()
    .default(null),
  limit: z.int().min(1).max(MOST_ROWS).default(USUAL_LIMIT),
});

/** `lists.yaml`: records that the workbook lists one by one. */
export const listsSchema = z
  .strictObject({ lists: z.array(listSchema) })
  .nullable()
  .transform((given) => given ?? { lists: [] });

/** One list as `lists.yaml` declares it; columns are canonical or derived ones of the dataset. */
export type ListSpec = z.infer<typeof listSchema>;

/** Reports a dataset, condition or columns of a list that do not exist. */
export function checkList(list: ListSpec, datasets: readonly DatasetSpec[], report: Report): void {
  const dataset = datasets.find((one) => one.id === list.dataset);
  if (!dataset) {
    const id = list.dataset;
    const known = datasets.map((one) => one.id);
    reportUnknown(report, ['dataset'], 'dataset', id, known);
    return;
  }
  if (list.where !== null) checkSql(list.where, dataset, ['where'], report);
  const known = new Set([...dataset.columns, ...dataset.derived].map(({ name }) => name));
  const named = [
    ['columns', list.columns],
    ['order', list.order],
    ['repeats', list.repeats?.by ?? []],
  ] as const;
  for (const [field, names] of named)
    for (const [index, name] of names.entries()) {
      if (known.has(name)) continue;
      report(
        field === 'repeats' ? [field, 'by', index] : [field, index],
        `数据集 ${dataset.id} 没有「${name}」这一列`,
        `dataset ${dataset.id} has no column "${name}"`,
      );
    }
}
