import type { Ask } from './aliases.ts';
import type { SeenExport, SetColumn } from './types.ts';
import type { InitWords } from './words.ts';

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
  words: InitWords,
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
        ask === null || word === null
          ? text
          : await textFor(
              ask,
              words.ask.text(table.name, column.header, knownOf(column), text),
              text,
            );
      if (said !== '') add(id, column.header, said, word);
    }
  }
  return [...found.values()].map(({ dataset, column, texts }) => ({
    dataset,
    column,
    texts: [...texts].map(([text, words]) => ({ text, words: texts.size > 1 ? words : [] })),
  }));
}

/** So many words of a column are shown beside a question. */
const MOST_KNOWN = 4;

/** Words that the column may have, as far as the pack knows any. */
function knownOf({ values }: SeenExport['constants'][number]['column']): readonly string[] {
  return values.slice(0, MOST_KNOWN).map(({ value }) => value);
}

async function textFor(ask: Ask, question: string, usual: string): Promise<string> {
  const text = (await ask(question)).trim();
  if (text === '-') return '';
  return text === '' ? usual : text;
}
