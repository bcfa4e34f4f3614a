import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';

/** Whether a column holds numbers of users, which are compared in one form and shown as they were written. */
export function isUserNumber({ type, personal }: ColumnSpec): boolean {
  return type === 'id' && personal === 'number';
}

/** The column of a dataset's table beside a user number's: the number as it was written. */
export function shownColumn(name: string): string {
  return `_shown_${name}`;
}

/** SQL of a column as people see it: numbers of users as they were written, all others as they are. `table` may be an alias. */
export function asWritten(name: string, { columns }: DatasetSpec, table = ''): string {
  const own = `${table}${quoteName(name)}`;
  const column = columns.find((one) => one.name === name);
  if (!column || !isUserNumber(column)) return own;
  return `coalesce(${table}${quoteName(shownColumn(name))}, ${own})`;
}
