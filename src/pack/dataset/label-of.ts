import type { DatasetSpec } from './types.ts';

/** A column's header as people read it; its name where the dataset has no such column. */
export function labelOf(name: string, { columns, derived }: DatasetSpec): string {
  const header = columns.find((one) => one.name === name)?.header;
  return header ?? derived.find((one) => one.name === name)?.label ?? name;
}
