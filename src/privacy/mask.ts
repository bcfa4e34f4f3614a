import { digitGroups, type Group } from './digit-groups.ts';
import { gluedNumbers } from './glued.ts';
import { cardEnd, identityEnd, isCalledIdentity } from './long-numbers.ts';
import { phoneAt } from './phone-forms.ts';

/** Fewer digits are no number of a person. */
const LEAST_DIGITS = 7;
/** Digits written as words, one number or several; 幺 is how 1 is spelled over the telephone. */
const WORDED =
  /(?<![〇零一二三四五六七八九幺])(?:[一幺][三四五六七八九][〇零一二三四五六七八九幺]{9})+(?![〇零一二三四五六七八九幺])/g;
const WORDED_NUMBER = /.{11}/gu;
const CALLED =
  /(?:电话|手机|联系|拨打|致电|座机|固话|来电|回电|tel|phone|mobile)[^0-9０-９\n]{0,10}$/i;

/**
 * Masks what looks like a telephone, identity or bank card number: mobile numbers keep the first three and last four
 * digits, runs of 7 and 8, an area code before them or not, the first and the last three, long ones the first and last
 * four. Eight digits that are a date of 1990 to 2099 stay, and so do longer runs that are a ticket's number.
 */
export function maskText(text: string): string {
  const worded = text.replace(WORDED, (run) => run.replace(WORDED_NUMBER, maskNumber));
  const groups = [...digitGroups(worded)];
  if (groups.reduce((sum, { digits }) => sum + digits.length, 0) < LEAST_DIGITS) return worded;
  let out = '';
  let done = 0;
  for (let at = 0; at < groups.length; ) {
    const hit =
      longAt(worded, groups, at) ?? gluedAt(worded, groups, at) ?? phoneAt(worded, groups, at);
    if (hit === null) {
      at += 1;
      continue;
    }
    out += worded.slice(done, hit.start) + hit.masked;
    done = hit.end;
    while (at < groups.length && (groups[at]?.start ?? 0) < done) at += 1;
    // What follows is no part of a number that has ended.
    const last = groups[at - 1];
    if (last) groups[at - 1] = { ...last, gap: null };
  }
  return out + worded.slice(done);
}

/** A piece of a text and what stands in its place. */
export interface Masked {
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

function longAt(text: string, groups: readonly Group[], at: number): Masked | null {
  const first = groups[at];
  const end = identityEnd(text, groups, at) ?? cardEnd(text, groups, at);
  if (first === undefined || end === null) return null;
  const whole = text.slice(first.start, end).replace(/[^0-9０-９XxＸｘ]/g, '');
  return { start: first.start, end, masked: maskLong(whole) };
}

/** Several numbers in one run of digits, each masked, and parted, so that what is left is no number again. */
function gluedAt(text: string, groups: readonly Group[], at: number): Masked | null {
  const first = groups[at];
  if (first === undefined) return null;
  const pieces = gluedNumbers(first.digits, {
    isIdentity: isCalledIdentity(text, groups, at),
    isPhone: CALLED.test(text.slice(Math.max(0, first.start - 16), first.start)),
  });
  if (pieces.length === 0) return null;
  const masked = pieces.map(({ digits, isLong }) => (isLong ? maskLong : maskNumber)(digits));
  return { start: first.start, end: first.end, masked: masked.join(' ') };
}

/** Masks one number, whatever it looks like: 133****1234, 6***456. */
export function maskNumber(number: string): string {
  if (number.length >= 11) return `${number.slice(0, 3)}****${number.slice(-4)}`;
  return `${number.slice(0, 1)}${'*'.repeat(Math.max(3, number.length - 4))}${number.slice(-3)}`;
}

function maskLong(number: string): string {
  return `${number.slice(0, 4)}${'*'.repeat(number.length - 8)}${number.slice(-4)}`;
}

/** Letters that a name which somebody has reduced already still shows: 王**, 王*明, **明. */
const MOST_SHOWN = 2;
/** Words and signs that stand beside a name in its cell, and digits of a number. */
const BESIDE_NAME = /[\d０-９*＊×\s()（）[\]【】\-－+:：、，,/.．·]/g;

/**
 * Reduces a name to its first character: 王**. A name that is reduced already stays, an empty one too; of a name with
 * a number stuck to it nothing of the number stays.
 */
export function maskName(name: string): string {
  const bare = name.trim();
  const [first] = bare;
  if (first === undefined) return bare;
  const isReduced = /[*＊]/.test(bare) && !/[0-9０-９]/.test(bare);
  return isReduced && [...bare.replace(BESIDE_NAME, '')].length <= MOST_SHOWN ? bare : `${first}**`;
}
