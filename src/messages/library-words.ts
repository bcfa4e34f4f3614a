import { maskText } from '../privacy/mask.ts';

const LONGEST = 200;

/**
 * What of a library's error may be told: its first line without quoted values, which databases and parsers copy
 * out of the data, without anything that looks like a telephone number, in one line of at most 200 characters.
 */
export function libraryWords(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [line = ''] = text.trim().split('\n');
  // To the last quote, because a value may hold quotes itself.
  const bare = line.replace(/(^|[^\p{L}\p{N}])'.*'/u, "$1'…'").replace(/[\p{Cc}\s]+/gu, ' ');
  const masked = maskText(bare).trim();
  return masked.length > LONGEST ? `${masked.slice(0, LONGEST - 1)}…` : masked;
}
