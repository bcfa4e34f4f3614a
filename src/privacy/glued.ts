import { isIdentity, isLuhn } from './long-numbers.ts';

/** A piece of a run of digits that is one number of a person by itself. */
export interface Piece {
  readonly digits: string;
  readonly isLong: boolean;
}

/** What the words before a run say. */
export interface Said {
  readonly isIdentity: boolean;
  readonly isPhone: boolean;
}

const MOBILE = /^1[3-9]\d{9}$/;
const LINE = /^0(?:10|2\d|[3-9]\d\d)[2-9]\d{6,7}$/;
const LOCAL = /^[2-8]\d{6,7}$/;
const CARD = /^(?:62|4|5[1-5])/;
const LONGEST_FIRST = [19, 18, 16, 12, 11, 10, 8, 7];
const LEAST = 17;
const MOST = 60;

/**
 * The numbers that a run of digits is made of, two or more with nothing between them: 1380013800013900139000. Empty
 * where it is anything else; lines without an area code count only where words say that somebody is called.
 */
export function gluedNumbers(digits: string, said: Said): readonly Piece[] {
  if (digits.length < LEAST || digits.length > MOST) return [];
  const pieces = piecesFrom(digits, 0, said) ?? [];
  return pieces.length > 1 ? pieces : [];
}

function piecesFrom(digits: string, start: number, said: Said): readonly Piece[] | null {
  if (start === digits.length) return [];
  for (const length of LONGEST_FIRST) {
    const piece = pieceOf(digits.slice(start, start + length), length, start, said);
    const behind = piece && piecesFrom(digits, start + length, said);
    if (behind) return [piece, ...behind];
  }
  return null;
}

function pieceOf(digits: string, length: number, start: number, said: Said): Piece | null {
  if (digits.length < length) return null;
  const isNamed = said.isIdentity && start === 0 && length === 18;
  if (isNamed || isIdentity(digits)) return { digits, isLong: true };
  if (length >= 16 && CARD.test(digits) && isLuhn(digits)) return { digits, isLong: true };
  const isPhone = MOBILE.test(digits) || LINE.test(digits);
  return isPhone || (said.isPhone && LOCAL.test(digits)) ? { digits, isLong: false } : null;
}
