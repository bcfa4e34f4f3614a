import type { DatasetSpec } from './types.ts';

/** ＝, ＋, － and ＠ stay wide: their narrow forms would make a formula of a text. */
const WIDE = /[０-９Ａ-Ｚａ-ｚ（）［］｛｝＜＞／＆％＃＿｜＊．～\u3000]+/g;

/** Letters, digits, brackets and signs of labels in one width, so that a label written in two is one; the marks of sentences stay. */
export function oneWidth(text: string): string {
  return text.replace(WIDE, (wide) => wide.normalize('NFKC'));
}

/** Blanks that nobody means: beside brackets, and between Chinese characters. A line end stays. */
const MEANS_NOTHING =
  /[^\S\r\n]+(?=[()[\]{}【】〔〕「」《》])|(?<=[()[\]{}【】〔〕「」《》])[^\S\r\n]+|(?<=\p{Script=Han})[^\S\r\n]+(?=\p{Script=Han})/gu;

/** Free text as the label that it is counted under: in one width, without blanks that mean nothing (用户（室内） 线). */
export function oneLabel(text: string): string {
  return oneWidth(text).replace(MEANS_NOTHING, '');
}

/**
 * A condition whose texts are labels, as free text is read; the members that a dataset declares are compared as it
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
      : `'${oneLabel(text.slice(1, -1))}'`,
  );
}
