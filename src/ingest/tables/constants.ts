import { type Message, message } from '../../messages/catalogue.ts';
import type { Constant, Period } from '../../workspace/types.ts';
import type { HeaderMatch } from '../header/header.ts';
import type { RawRecord } from '../model/raw-record.ts';
import { comparable } from '../values/text.ts';

/** What the configuration gives for columns that an export lacks, by canonical column. */
export type Constants = ReadonlyMap<string, string>;

/** What the configuration gives for columns, in which month, and who is told. */
export interface GivenTexts {
  readonly set: readonly Constant[];
  readonly month: Period;
  readonly warn: (warning: Message) => void;
}

/**
 * The texts of the columns that the header lacks and the configuration gives; where they hang on words, of those found
 * in the title above the header or else in the path. Warns of a column whose words are not found, and of one that the
 * export has by itself, whose own cells count.
 */
export function constantsFor(
  { set, month, warn }: GivenTexts,
  header: HeaderMatch,
  path: string,
  above: readonly RawRecord[],
): Constants {
  const constants = new Map<string, string>();
  const titles = above.map(({ cells }) => comparable(cells.join(' ')));
  const places = [...titles.toReversed(), ...path.split(/[#/]/).toReversed().map(comparable)];
  for (const { column, texts } of set) {
    const matched = header.columns.find((one) => one.matched.column === column)?.matched;
    const name = header.assumed.find((one) => one.column === column)?.header ?? column;
    if (matched) {
      warn(message('ingest.constant_unused', { file: path, column: matched.header }));
      continue;
    }
    const text = textFor(texts, places);
    if (text !== null) constants.set(column, text.replaceAll('{month}', month));
    else {
      const words = texts.flatMap((one) => one.words);
      warn(message('ingest.constant_unknown', { file: path, column: name, words }));
    }
  }
  return constants;
}

/** Of the nearest place that has a word the text of the longest. */
function textFor(texts: Constant['texts'], places: readonly string[]): string | null {
  const always = texts.find(({ words }) => words.length === 0);
  const sought = texts
    .flatMap(({ text, words }) => words.map((word) => ({ text, word: comparable(word) })))
    .toSorted((a, b) => b.word.length - a.word.length);
  for (const place of places) {
    const found = sought.find(({ word }) => word !== '' && place.includes(word));
    if (found) return found.text;
  }
  return always?.text ?? null;
}
