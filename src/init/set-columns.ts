import type { Ask } from './aliases.ts';
import type { SeenExport, SetColumn } from './types.ts';

/** A column's text as the command line gives it: `callbacks.来源=省公司抽查`, the dataset by id or name. */
export interface GivenConstant {
  readonly dataset: string;
  readonly column: string;
  readonly text: string;
}

/**
 * The columns that the configuration gives: those of the command line, and what names and titles of the exports say,
 * which is asked about where somebody can answer. Several texts of one column are told by the words in which they stand.
 */
export async function setColumns(
  exports: readonly SeenExport[],
  given: readonly GivenConstant[],
  ask: Ask | null,
): Promise<readonly SetColumn[]> {
  const found = new Map<
    string,
    { dataset: string; column: string; texts: Map<string, string[]> }
  >();
  const add = (dataset: string, column: string, text: string, word: string | null) => {
    const key = `${dataset}\n${column}`;
    const one = found.get(key) ?? { dataset, column, texts: new Map<string, string[]>() };
    const words = one.texts.get(text) ?? [];
    if (word !== null && !words.includes(word)) words.push(word);
    one.texts.set(text, words);
    found.set(key, one);
  };
  for (const { dataset, column, text } of given) add(dataset, column, text, null);
  for (const { reading, table, constants } of exports) {
    const { id } = reading.dataset;
    for (const { column, text, word } of constants) {
      if (given.some((one) => one.dataset === id && one.column === column.header)) continue;
      const said =
        ask === null || word === null ? text : await textFor(ask, table.name, column.header, text);
      if (said !== '') add(id, column.header, said, word);
    }
  }
  return [...found.values()].map(({ dataset, column, texts }) => ({
    dataset,
    column,
    texts: [...texts].map(([text, words]) => ({ text, words: texts.size > 1 ? words : [] })),
  }));
}

async function textFor(ask: Ask, file: string, column: string, usual: string): Promise<string> {
  const answer = await ask(
    `${file} 没有「${column}」列，每条都是什么？（回车为「${usual}」，- 不写）：`,
  );
  const text = answer.trim();
  if (text === '-') return '';
  return text === '' ? usual : text;
}
