import { closeTogether, type Group } from './digit-groups.ts';
import { type Masked, maskNumber } from './mask.ts';

/** In what pieces people write the eleven digits of a mobile number. */
const MOBILE_PIECES: ReadonlySet<string> = new Set([
  '11',
  '3 8',
  '7 4',
  '5 6',
  '6 5',
  '1 10',
  '3 4 4',
  '4 3 4',
  '4 4 3',
  '3 3 5',
  '3 5 3',
  '5 3 3',
  '3 3 3 2',
  '1 3 4 3',
  '1 3 3 4',
  '1 2 4 4',
  '3 2 2 2 2',
  '2 3 2 2 2',
  '2 2 3 4',
  '3 2 2 4',
]);
const MOST_PIECES = 5;
/** What is dialled before a mobile number: country, and carriers of cheap calls. */
const PREFIX = /^(?:0|(?:00)?86|0086|179\d\d|1259[03]|10193|11808)$/;
const PREFIXED = /^((?:00)?860?|179\d\d0?|1259[03]0?|0)(1[3-9]\d{9})$/;
/** Words before a number that say that it is one to be called. */
const PHONE_WORDS =
  /(?:电话|手机|联系|拨打|致电|号码|座机|固话|来电|回电|宽带|tel|phone|mobile)[^0-9０-９\n]{0,10}$/i;
/** What a range of counts is followed by, and no telephone number. */
const UNITS = /^\s*(?:[户元个件次条份人台米公里天日月年分秒万亿%％‰]|小时|左右|以[内上下])/;
const DASH = /^ ?[-－‐‑‒–—―−] ?$/;

/** The telephone number that begins with this run of digits, masked; null where none does. */
export function phoneAt(text: string, groups: readonly Group[], at: number): Masked | null {
  return mobileAt(text, groups, at) ?? landlineAt(text, groups, at) ?? localAt(text, groups, at);
}

function mobileAt(text: string, groups: readonly Group[], at: number): Masked | null {
  const first = groups[at];
  if (first === undefined) return null;
  const [, prefix = '', number = ''] = PREFIXED.exec(first.digits) ?? [];
  if (number !== '') {
    const start = first.start + prefix.length;
    return { start, end: first.end, masked: maskMobile(text.slice(start, first.end)) };
  }
  // The number itself is met as a run of its own when what is dialled before it stays as it is.
  if (PREFIX.test(first.digits) && first.gap !== null) return null;
  const close = closeTogether(groups, at, MOST_PIECES);
  for (let count = close.length; count > 0; count -= 1) {
    const pieces = close.slice(0, count);
    const digits = pieces.map((one) => one.digits).join('');
    const shape = pieces.map((one) => one.digits.length).join(' ');
    if (!/^1[3-9]/.test(digits) || !MOBILE_PIECES.has(shape)) continue;
    const end = pieces.at(-1)?.end ?? first.end;
    const written = text.slice(first.start, end).replace(/[^0-9０-９]/g, '');
    const isInBrackets = /[(（[【]/.test(text.charAt(first.start - 1)) && pieces.length > 1;
    const [closing = ''] = /[)）\]】]/.exec(first.gap ?? '') ?? [];
    const head = written.slice(0, 3) + (isInBrackets && first.digits.length === 3 ? closing : '');
    return { start: first.start, end, masked: `${head}****${written.slice(-4)}` };
  }
  return null;
}

function maskMobile(written: string): string {
  return `${written.slice(0, 3)}****${written.slice(-4)}`;
}

/** A fixed line with its area code, in brackets, parted or in one piece; the code stays. */
function landlineAt(text: string, groups: readonly Group[], at: number): Masked | null {
  const first = groups[at];
  if (first === undefined) return null;
  const country = /^(?:00)?86$/.test(first.digits) && first.gap !== null ? 1 : 0;
  const area = groups[at + country];
  if (area === undefined) return null;
  const isArea = country === 1 ? /^[1-9]\d{1,2}$/ : /^0[1-9]\d{1,2}$/;
  if (isArea.test(area.digits) && area.gap !== null) {
    const local = localPieces(groups, at + country + 1);
    if (local !== null) return maskedLocal(text, local);
  }
  const [, code = '', number = ''] =
    /^(0(?:10|2\d|[3-9]\d\d))([2-9]\d{6,7})$/.exec(first.digits) ?? [];
  if (number !== '') {
    const start = first.start + code.length;
    return { start, end: first.end, masked: maskNumber(text.slice(start, first.end)) };
  }
  // A code in one piece with the first half: 0832612 3456.
  const next = groups[at + 1];
  const isHalf = /^0[1-9]\d{1,2}[2-9]\d{2,3}$/.test(first.digits) && first.gap !== null;
  if (!isHalf || next?.digits.length !== 4) return null;
  const cut = first.digits.length - (first.digits.length > 7 ? 4 : 3);
  const start = first.start + cut;
  const written = text.slice(start, next.end).replace(/[^0-9０-９]/g, '');
  return { start, end: next.end, masked: maskNumber(written) };
}

/** Seven or eight digits in one piece or two, of which the first is no 0 or 1 where they are parted. */
function localPieces(groups: readonly Group[], at: number): readonly Group[] | null {
  const [first, second] = closeTogether(groups, at, 2);
  if (first === undefined) return null;
  if (first.digits.length === 7 || first.digits.length === 8) return [first];
  const isParted = /^[1-9]\d{2,3}$/.test(first.digits) && second?.digits.length === 4;
  return isParted && second ? [first, second] : null;
}

function maskedLocal(text: string, pieces: readonly Group[]): Masked {
  const start = pieces[0]?.start ?? 0;
  const end = pieces.at(-1)?.end ?? start;
  return { start, end, masked: maskNumber(text.slice(start, end).replace(/[^0-9０-９]/g, '')) };
}

/** A number without area code: 7, 8 or 11 digits in a row, or 3 and 4 or 4 and 4 parted by a dash. */
function localAt(text: string, groups: readonly Group[], at: number): Masked | null {
  const first = groups[at];
  if (first === undefined) return null;
  const { length } = first.digits;
  if (isMaskedHead(first.digits, text.slice(first.end))) return null;
  if (length === 7 || length === 8 || length === 11)
    return length === 8 && isDate(first.digits) ? null : maskedLocal(text, [first]);
  const next = groups[at + 1];
  if (next === undefined || !/^[2-8]\d{2,3}$/.test(first.digits) || next.digits.length !== 4)
    return null;
  const isAlone = (at === 0 || groups[at - 1]?.gap === null) && next.gap === null;
  const ahead = text.slice(Math.max(0, first.start - 16), first.start);
  const isNamed = PHONE_WORDS.test(ahead);
  const isDashed = DASH.test(first.gap ?? '');
  if (!isAlone || first.gap === null || (!isDashed && !isNamed)) return null;
  if (/[A-Za-z.,，]$/.test(ahead) && !isNamed) return null;
  const isOther =
    isDate(first.digits + next.digits) ||
    (isYear(first.digits) && isYear(next.digits)) ||
    UNITS.test(text.slice(next.end));
  return isOther ? null : maskedLocal(text, [first, next]);
}

/** What was dialled before a mobile number, and the number's own first digits, of one that is masked already. */
function isMaskedHead(digits: string, behind: string): boolean {
  return /1[3-9]\d$/.test(digits) && /^\*{4}\d{4}(?!\d)/.test(behind);
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits);
}

function isDate(run: string): boolean {
  return /^(?:199\d|20\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(run);
}
