import { closeTogether, type Group } from './digit-groups.ts';

/** Words before a number that say what it is, in the few signs before it. */
const CARD_WORDS =
  /(?:(?:卡号|银行卡|账号|帐号|户口|存折|card)[^0-9０-９]{0,8}|(?<![a-z])(?:bank|acct|account|yhk|kh|zh)(?:[_ -]?(?:no|num|number|h|hm))?[^0-9０-９a-z]{0,4})$/i;
const IDENTITY_WORDS =
  /(?:(?:身份证|证件|公民号|ID ?card|certificate)[^0-9０-９]{0,8}|(?<![a-z_])(?:sfz|zjh|gmsf|cert|(?:user|cust|customer|person|owner)?[_ -]?id)(?:[_ -]?(?:no|num|number|code|hm|h|m|z))*[^0-9０-９a-z]{0,8})$/i;
/** Stands before numbers of people and of tickets. */
const NUMBER_WORDS = /(?<![a-z])(?:no|nr|num|number)[^0-9０-９a-z]{0,4}$/i;
const LOOK_BACK = 20;

/** The first two digits of identity numbers: provinces, regions, Hong Kong, Macao, Taiwan, residents from abroad. */
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;
/** Numbers of tickets hold a day of now. */
const DAY = /20[0-3]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_SIGNS = '10X98765432';

/**
 * Where an identity number that begins with this run ends, or null. 18 signs count, letters before them or not, if
 * their check digit is right, if they hold a birthday before 2000, or if a word before says what they are (behind `No.`
 * where they hold no day of now, as numbers of tickets do). 15 digits, the form until 1999, count likewise, but not
 * behind letters.
 */
export function identityEnd(text: string, groups: readonly Group[], at: number): number | null {
  const ahead = before(text, groups, at);
  const isNamed = isCalledIdentity(text, groups, at);
  const isNumbered = NUMBER_WORDS.test(ahead);
  for (const close of shapesOf(groups, at, 5)) {
    const last = close.at(-1);
    if (last === undefined) continue;
    const digits = close.map((one) => one.digits).join('');
    const behind = text.slice(last.end);
    const hasX = digits.length === 17 && /^[XxＸｘ]/.test(behind) && !/^.[A-Za-z]/.test(behind);
    const number = hasX ? `${digits}X` : digits;
    const isOne = isIdentity(number) || (isNumbered && PROVINCES.test(number) && !DAY.test(number));
    if (number.length === 18 && (isOne || isNamed)) return last.end + (hasX ? 1 : 0);
    if (!isNamed && isInLetters(text, close[0], last)) continue;
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

/** Whether a word before the run says that it is an identity number. */
export function isCalledIdentity(text: string, groups: readonly Group[], at: number): boolean {
  return IDENTITY_WORDS.test(before(text, groups, at));
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

/** Whether 18 signs are an identity number: by their check digit, or by a birthday before 2000. */
export function isIdentity(number: string): boolean {
  if (number.length !== 18 || !PROVINCES.test(number)) return false;
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

/** Whether digits pass the check of bank cards. */
export function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
