import type { Report } from './problems.ts';
import { columnsIn } from './sql-names.ts';
import type { DatasetSpec } from './types.ts';

/** A condition is one expression: no second statement, no comment, only known columns. */
export function checkSql(
  sql: string,
  dataset: DatasetSpec,
  path: readonly PropertyKey[],
  report: Report,
): void {
  const withoutText = sql.replace(/'(?:[^']|'')*'/g, "''");
  if (/;|--|\/\*|\bselect\b/i.test(withoutText)) {
    report(
      path,
      '条件只能是一个表达式，不能有分号、注释或 select',
      'a condition is one expression: no semicolon, comment or select',
    );
  }
  for (const unknown of columnsIn(sql, dataset).unknown) {
    report(
      path,
      `数据集 ${dataset.id} 没有「${unknown}」这一列`,
      `dataset ${dataset.id} has no column "${unknown}"`,
    );
  }
}
