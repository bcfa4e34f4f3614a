import type { Lang } from '../messages/message.ts';
import { reasonInEnglish, reasonInWords, type TellReason } from '../metrics/reason.ts';
import type { WordBook } from '../words/word-book.ts';

/** How reasons are told in a language: in Chinese by the pack's phrases, in English by the program. */
export function reasonsIn(lang: Lang, words: WordBook): TellReason {
  return lang === 'en' ? reasonInEnglish : (reason) => reasonInWords(reason, words);
}
