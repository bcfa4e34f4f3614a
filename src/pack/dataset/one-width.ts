import type { DatasetSpec } from './types.ts';

/** ＝, ＋, － and ＠ stay wide: their narrow forms would make a formula of a text. */
const WIDE = /[０-９Ａ-Ｚａ-ｚ（）［］｛｝＜＞／＆％＃＿｜＊．～\u3000]+/g;

/** Letters, digits, brackets and signs of labels in one width, so that a label written in two is one; the marks of sentences stay. */
export function oneWidth(text: string): string {
  return text.replace(WIDE, (wide) => wide.normalize('NFKC'));
}

/**
 * A condition whose texts are in one width, as free text is read; the members that a dataset declares are compared as it
 * writes them.
 */
export function inOneWidth(
  sql: string,
  { columns, derived }: Pick<DatasetSpec, 'columns' | 'derived'>,
): string {
  const members = new Set([
    ...columns.flatMap(({ values }) => values.map(({ value }) => value)),
    ...derived.flatMap(({ values }) => values),
  ]);
  return sql.replace(/'(?:[^']|'')*'/g, (text) =>
    members.has(text.slice(1, -1).replaceAll("''", "'"))
      ? text
      : `'${oneWidth(text.slice(1, -1))}'`,
  );
}
