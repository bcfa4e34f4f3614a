import { good, missing, type Parsed } from './parsed.ts';

/** Zero-width characters, soft hyphens, marks of direction. */
const INVISIBLE = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63]/g;
/** Most cells; they need none of the rest. */
const PRINTABLE_ASCII = /^[ -~]*$/;
const PLACEHOLDER = /^(?:-+|\/+|\\N|NULL|N\/A|#N\/A|NONE|\(空\)|\(空白\)|\(NULL\))$/i;

/** `="0286123456"`: how programs keep a spreadsheet from reading a number in a text file. */
const TEXT_FORMULA = /^="([^"]*)"$/;

/**
 * Brings a cell to the form in which codes and numbers are read: half-width, no invisible characters, trimmed, and
 * without the apostrophe or the formula by which a spreadsheet is told to take it for text.
 */
export function plain(cell: string): string {
  const text = PRINTABLE_ASCII.test(cell)
    ? cell.trim()
    : cell.normalize('NFKC').replace(INVISIBLE, '').replace(DASHES, '-').trim();
  const start = text.charCodeAt(0);
  return start === APOSTROPHE || start === EQUALS ? unmarked(text) : text;
}

const APOSTROPHE = 0x27;
const EQUALS = 0x3d;

function unmarked(text: string): string {
  if (text.startsWith("'")) return text.slice(1).trim();
  return TEXT_FORMULA.exec(text)?.[1]?.trim() ?? text;
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
    .replace(/ ?(?:\r\n|\r|\n) ?/g, '\n')
    .trim()
    .replace(/^="([^"]*)"$/, '$1');
  return isPlaceholder(tidy.replace(DASHES, '-')) ? missing : good(tidy);
}
