import { good, missing, type Parsed } from './parsed.ts';

const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF]/g;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63]/g;
/** Most cells; they need none of the rest. */
const PRINTABLE_ASCII = /^[ -~]*$/;
const PLACEHOLDER = /^(?:-+|\/+|\\N|NULL|N\/A|#N\/A|NONE|\(空\)|\(空白\)|\(NULL\))$/i;

/** Brings a cell to the form in which codes and numbers are read: half-width, no invisible characters, trimmed. */
export function plain(cell: string): string {
  if (PRINTABLE_ASCII.test(cell)) return cell.trim();
  return cell.normalize('NFKC').replace(INVISIBLE, '').replace(DASHES, '-').trim();
}

/** The form in which names and headers are compared: {@link plain}, without white space, in upper case. */
export function comparable(text: string): string {
  return plain(text).replace(/\s+/g, '').toUpperCase();
}

/** Tells whether a {@link plain} text stands for "nothing": a dash, a slash, NULL … */
export function isPlaceholder(text: string): boolean {
  return text === '' || PLACEHOLDER.test(text);
}

/** Reads free text as it was written; only the white space around and inside lines is tidied. */
export function readText(cell: string): Parsed<string> {
  const tidy = cell
    .replace(INVISIBLE, '')
    .replace(/[^\S\r\n]+/g, ' ')
    .replace(/ ?\r?\n ?/g, '\n')
    .trim();
  return isPlaceholder(tidy.replace(DASHES, '-')) ? missing : good(tidy);
}
