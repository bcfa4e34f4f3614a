import { ziyangPhrases } from '../pack/test-support.ts';
import type { WordBook } from '../words/word-book.ts';
import { wordsIn } from './words-of.ts';

/** The words of the pack that comes with the program; some replaced. */
export function ziyangWords(replaced?: Readonly<Record<string, string>>): WordBook {
  return wordsIn(replaced ? { ...ziyangPhrases(), ...replaced } : ziyangPhrases());
}
