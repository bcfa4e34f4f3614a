import { z } from 'zod';
import { checkSql } from '../pack/dataset/check-sql.ts';
import { inOneWidth } from '../pack/dataset/one-width.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Asked } from './calculator.ts';

const NUMERIC: ReadonlySet<string> = new Set(['number', 'hours', 'amount', 'percent', 'rank']);

/** What a parameter that must be given is missed with, in both languages. */
export function needed(zh: string, en: string): { readonly error: string } {
  return { error: `${zh} | ${en}` };
}

/** The type of a column, derived ones too; null where there is none. */
export function typeOf(name: string, dataset: DatasetSpec): string | null {
  return [...dataset.columns, ...dataset.derived].find((one) => one.name === name)?.type ?? null;
}

/** Reports a parameter that names no column of the dataset. */
export function checkColumn(
  name: string,
  path: readonly PropertyKey[],
  { dataset, report }: Pick<Asked, 'dataset' | 'report'>,
): void {
  if (typeOf(name, dataset) !== null) return;
  report(
    path,
    `数据集 ${dataset.id} 没有「${name}」这一列`,
    `dataset ${dataset.id} has no column "${name}"`,
  );
}

/** The numeric column in a parameter; null after reporting that there is none, or that it holds no numbers. */
export function numericColumn(
  of: string,
  asked: Pick<Asked, 'dataset' | 'report'>,
  parameter = 'of',
): string | null {
  const type = typeOf(of, asked.dataset);
  if (type !== null && NUMERIC.has(type)) return of;
  if (type === null) checkColumn(of, ['with', parameter], asked);
  else asked.report(['with', parameter], `「${of}」不是数值列`, `"${of}" is no numeric column`);
  return null;
}

/** A condition over the metric's dataset as it is run, after reporting what is wrong with it. */
export function conditionIn(sql: string, parameter: string, { dataset, report }: Asked): string {
  checkSql(sql, dataset, ['with', parameter], report);
  return inOneWidth(sql, dataset);
}

/** Users or things who come again: the parameters of every family that looks for them. */
export const repeatParameters = {
  at_least: z.int().min(2).optional(),
  same: z.array(z.string()).optional(),
};
