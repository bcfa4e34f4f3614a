import { maskName } from './mask.ts';
import { isNobody } from './nobody.ts';

const SPACE = /\s/;
const LETTER = /[A-Za-z]/;

/** Finds known names in free text. */
export interface NameIndex {
  /** The text with every known name reduced; a unit's name that contains one stays. */
  readonly replaced: (text: string) => string;
}

/**
 * Indexes names by their first character. White space inside a name does not matter, nor does the case of
 * letters; a name of one character is too common to be sought.
 */
export function nameIndex(names: readonly string[], keep: readonly string[]): NameIndex {
  const kept = new Set(keep.map(comparable));
  const sought = [...new Set(names.map(comparable))].filter(
    (name) => [...name].length > 1 && !name.includes('*') && !isNobody(name) && !kept.has(name),
  );
  const byFirst = grouped(sought);
  const keptByFirst = grouped([...kept].filter((name) => name !== ''));
  const replaced = (text: string): string => {
    let out = '';
    let at = 0;
    while (at < text.length) {
      const name = longestAt(text, at, byFirst);
      const unit = longestAt(text, at, keptByFirst);
      const isUnit = unit !== null && (name === null || unit.end > name.end);
      const hit = isUnit ? unit : name;
      const end = hit?.end ?? at + 1;
      out += hit && !isUnit ? maskName(text.slice(at, end)) : text.slice(at, end);
      at = end;
    }
    return out;
  };
  return { replaced };
}

function comparable(name: string): string {
  return name.replace(/\s+/g, '').toLowerCase();
}

function grouped(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const longFirst = names.toSorted((a, b) => b.length - a.length);
  return Map.groupBy(longFirst, (name) => name.slice(0, 1));
}

function longestAt(
  text: string,
  at: number,
  byFirst: ReadonlyMap<string, readonly string[]>,
): { readonly end: number } | null {
  const first = text.charAt(at).toLowerCase();
  for (const name of byFirst.get(first) ?? []) {
    const end = endOf(name, text, at);
    if (end !== null) return { end };
  }
  return null;
}

/** Where the name that begins at `at` ends, or null when another text stands there. */
function endOf(name: string, text: string, at: number): number | null {
  let read = at;
  for (const letter of name) {
    while (read > at && SPACE.test(text.charAt(read))) read += 1;
    if (text.slice(read, read + letter.length).toLowerCase() !== letter) return null;
    read += letter.length;
  }
  const isWord = LETTER.test(name.charAt(0)) && LETTER.test(text.charAt(at - 1));
  const goesOn = LETTER.test(name.charAt(name.length - 1)) && LETTER.test(text.charAt(read));
  return isWord || goesOn ? null : read;
}
