import type { ColumnSpec, DatasetSpec } from './types.ts';

/** The column that people mean by a word: its canonical name, its header, or another header of it that the pack knows. */
export function columnNamed({ columns }: DatasetSpec, word: string): ColumnSpec | undefined {
  return (
    columns.find(({ name, header }) => name === word || header === word) ??
    columns.find(({ aliases, inverse }) => aliases.includes(word) || inverse.includes(word))
  );
}
