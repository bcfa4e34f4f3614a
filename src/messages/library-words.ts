import { maskText } from '../privacy/mask.ts';

const LONGEST = 200;
/** Only a parser quotes its text in other than single quotes; the database and templates name columns and helpers so. */
const OF_PARSER = /JSON|YAML|XML|Unexpected (?:token|end|string|number)/;
/**
 * Quoted values, from the first quote of a kind to the last, because a value may hold quotes itself; an apostrophe
 * inside of a word is none. One that is not closed goes on to the end.
 */
const QUOTES: readonly RegExp[] = [
  /(^|[^\p{L}\p{N}])(').*(')/u,
  /()(").*("|$)/u,
  /()(`).*(`|$)/u,
  /()([“„«「『‘]).*([”»」』’]|$)/u,
];

/** An error's stack for those who look for its cause, its message told as by {@link libraryWords}; null without one. */
export function stackOf(error: unknown): string | null {
  if (!(error instanceof Error) || error.stack === undefined) return null;
  const bare =
    error.message === ''
      ? error.stack
      : error.stack.replace(error.message, () => libraryWords(error));
  return maskText(bare);
}

/**
 * What of a library's error may be told: its first line without quoted values, which databases and parsers copy
 * out of the data, without anything that looks like a telephone number, in one line of at most 200 characters.
 */
export function libraryWords(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [line = ''] = text.trim().split('\n');
  const isOfParser = error instanceof SyntaxError || OF_PARSER.test(line);
  const quotes = isOfParser ? QUOTES : QUOTES.slice(0, 1);
  const bare = quotes
    .reduce((rest, quote) => rest.replace(quote, '$1$2…$3'), line)
    .replace(/[\p{Cc}\s]+/gu, ' ');
  const masked = maskText(bare).trim();
  return masked.length > LONGEST ? `${masked.slice(0, LONGEST - 1)}…` : masked;
}
