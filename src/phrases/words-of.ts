import type { Fact, WordBook, WordId } from '../words/word-book.ts';
import { type PhraseBook, phraseBook } from './phrase-book.ts';

/** The typed words of a phrase book. Words without facts are put together once: a workbook asks for them in every row. */
export function wordsOf(say: PhraseBook): WordBook {
  const known = new Map<WordId, string>();
  return (id: WordId, facts?: Readonly<Record<string, Fact>>): string => {
    if (facts !== undefined) return say(id, facts);
    const before = known.get(id);
    if (before !== undefined) return before;
    const text = say(id, {});
    known.set(id, text);
    return text;
  };
}

/** The typed words of a pack's phrases. Throws a Fault of kind `usage` for a phrase that is no Handlebars text. */
export function wordsIn(phrases: Readonly<Record<string, string>>): WordBook {
  return wordsOf(phraseBook(phrases));
}
