import { closeTogether, type Group } from './digit-groups.ts';

/** Words before a number that say what it is, in the few signs before it. */
const CARD_WORDS = /(?:卡号|银行卡|账号|帐号|户口|存折|card)[^0-9０-９]{0,8}$/i;
const IDENTITY_WORDS = /(?:身份证|证件|公民号|ID ?card|\bSFZ|\bID)[^0-9０-９]{0,8}$/i;
const LOOK_BACK = 20;

/** The first two digits of identity numbers: provinces, regions, Hong Kong, Macao, Taiwan, residents from abroad. */
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_SIGNS = '10X98765432';

/**
 * Where an identity number that begins with this run ends, or null. 18 signs count if their check digit is right, if
 * they hold a birthday before 2000, or if a word before says what they are: numbers of tickets hold days of now. 15
 * digits, the form until 1999, count likewise.
 */
export function identityEnd(text: string, groups: readonly Group[], at: number): number | null {
  const isNamed = IDENTITY_WORDS.test(before(text, groups, at));
  for (const close of shapesOf(groups, at, 5)) {
    const last = close.at(-1);
    if (last === undefined || (!isNamed && isInLetters(text, close[0], last))) continue;
    const digits = close.map((one) => one.digits).join('');
    const hasX = digits.length === 17 && /^[XxＸｘ](?![A-Za-z0-9])/.test(text.slice(last.end));
    const number = hasX ? `${digits}X` : digits;
    if (number.length === 18 && (isIdentity(number) || isNamed)) return last.end + (hasX ? 1 : 0);
    if (number.length === 15 && (isOldIdentity(number) || isNamed)) return last.end;
  }
  return null;
}

/**
 * Where the number of a bank card that begins with this run ends, or null: 16 to 19 digits that pass Luhn's check and
 * begin as cards do, or that are written in fours like on a card, or that a word before calls so.
 */
export function cardEnd(text: string, groups: readonly Group[], at: number): number | null {
  const isNamed = CARD_WORDS.test(before(text, groups, at));
  for (const close of shapesOf(groups, at, 5)) {
    const last = close.at(-1);
    if (last === undefined || (!isNamed && isInLetters(text, close[0], last))) continue;
    const digits = close.map((one) => one.digits).join('');
    if (digits.length < 15 || digits.length > 19) continue;
    if (isNamed) return last.end;
    if (digits.length < 16 || !/^(?:[3-6]|9[5-9])/.test(digits)) continue;
    const inFours = close.length >= 4 && close.slice(0, -1).every((one) => one.digits.length === 4);
    if (isLuhn(digits) || (inFours && digits.startsWith('62'))) return last.end;
  }
  return null;
}

/** The runs close together, longest row first; parts of a number in pieces have at least two digits but the last. */
function shapesOf(
  groups: readonly Group[],
  at: number,
  most: number,
): readonly (readonly Group[])[] {
  const close = closeTogether(groups, at, most);
  const isPart = at > 0 && groups[at - 1]?.gap != null && (groups[at - 1]?.digits.length ?? 0) >= 4;
  const rows = close.map((_, index) => close.slice(0, close.length - index));
  return isPart
    ? rows.filter((row) => row.length === 1 && (row[0]?.digits.length ?? 0) >= 15)
    : rows;
}

function before(text: string, groups: readonly Group[], at: number): string {
  const start = groups[at]?.start ?? 0;
  return text.slice(Math.max(0, start - LOOK_BACK), start);
}

/** Letters right before or behind make it the number of a ticket: ZY20090701000123. */
function isInLetters(text: string, first: Group | undefined, last: Group): boolean {
  const ahead = text.charAt((first?.start ?? 0) - 1);
  return /[A-Za-z]/.test(ahead) || /[A-WYZa-wyz]/.test(text.charAt(last.end));
}

function isIdentity(number: string): boolean {
  if (!PROVINCES.test(number)) return false;
  const birthday = number.slice(6, 14);
  if (!/^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(birthday)) return false;
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(number[at]), 0);
  return CHECK_SIGNS[sum % 11] === number[17] || birthday.startsWith('19');
}

function isOldIdentity(number: string): boolean {
  return (
    PROVINCES.test(number) &&
    /^[3-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(number.slice(6, 12))
  );
}

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
