import { oneWidth } from '../../pack/dataset/one-width.ts';
import { good, missing, type Parsed } from './parsed.ts';

/** Signs that nobody sees: controls but white space, zero-width characters, soft hyphens, marks of direction, fillers. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cf}|(?![\s\u0085])\p{Cc}/gu;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63]/g;
/** Most cells; they need none of the rest. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/** Words for nothing that are no word of any list: signs alone, and what programs print for an empty value. */
const PLACEHOLDER =
  /^(?:[-/\\.*?_~]+|…+|\\N|[<([{]?(?:NULL|NONE|NIL|UNDEFINED|NAN|NAT|空|空值|空白|无数据|无值|BLANK|EMPTY|DBNULL)[>)\]}]?|#?N\/A!?|#NULL!|N\.A\.|<NA>|NA|未填写?|未录入|待填写?|(?:NULL ?)+NULL|\[OBJECT ?OBJECT\]|\(空白\))$/i;
/** Words that mean nothing where a number, a moment or a length of time is asked for, but may be a member of a list. */
const NONE = /^[([{<]?(?:无|没有|暂无|无此项|NOTHING)[)\]}>]?$/i;
const UNKNOWN = /^(?:不详|不明|未知|UNKNOWN)$/i;

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

/** Tells whether a {@link plain} text stands for "nothing" in any column: a dash, a slash, `<null>`, undefined … */
export function isPlaceholder(text: string): boolean {
  return text === '' || PLACEHOLDER.test(text);
}

/** The same in a column of numbers, moments or lengths of time, where 无 and 未知 are no member of a list either. */
export function isNothing(text: string): boolean {
  return isNone(text) || UNKNOWN.test(text);
}

/** The same in a list of members that has no 无 of its own; 未知 could be one that it lacks. */
export function isNone(text: string): boolean {
  return isPlaceholder(text) || NONE.test(text);
}

/** Reads free text as it was written, in one width; only the white space around and inside lines is tidied. */
export function readText(cell: string): Parsed<string> {
  const tidy = oneWidth(cell)
    .replace(INVISIBLE, '')
    .replace(/[^\S\r\n]+/g, ' ')
    .replace(/ ?(?:\r\n|\r|\n) ?/g, '\n')
    .trim()
    .replace(/^="([^"]*)"$/, '$1');
  return isPlaceholder(tidy.replace(DASHES, '-')) ? missing : good(tidy);
}
