import type { Report } from '../declare/problems.ts';
import { expressionProblem } from './expression.ts';
import { columnsIn } from './sql-names.ts';
import type { DatasetSpec } from './types.ts';

/** A condition is one expression: no second statement, no comment, only known columns and functions. */
export function checkSql(
  sql: string,
  dataset: DatasetSpec,
  path: readonly PropertyKey[],
  report: Report,
): void {
  const problem = expressionProblem(sql);
  if (problem) {
    report(path, problem.zh, problem.en);
    return;
  }
  for (const unknown of columnsIn(sql, dataset).unknown) {
    report(
      path,
      `数据集 ${dataset.id} 没有「${unknown}」这一列`,
      `dataset ${dataset.id} has no column "${unknown}"`,
    );
  }
}
