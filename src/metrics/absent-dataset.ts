import type { Figure } from './lookup.ts';

/**
 * The id of the dataset because of which a figure has no value: its own, or that of its denominators, of which no
 * export came. Null where there is a value, or where only a column is missing.
 */
export function absentDataset({ metric, result }: Figure): string | null {
  if (result.status !== 'not_provided') return null;
  if (result.lacks !== undefined) return result.lacks;
  return result.reason === undefined ? metric.scope.dataset : null;
}

/** Whether a figure has no value because exports lack a column. */
export function isWithoutColumn({ result }: Pick<Figure, 'result'>): boolean {
  const code = result.status === 'not_provided' ? result.reason?.code : undefined;
  return code === 'columns_missing' || code === 'base_columns_missing';
}
