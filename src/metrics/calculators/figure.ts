import { type Fraction, fraction } from '../../number/fraction.ts';
import { EXACT_PARTS } from '../../store/exact-number.ts';
import type { SqlRow } from '../../store/store.ts';

/** A rate's counts, or a count alone (`denominator` null). A denominator of users may end in .5: a mean of two counts. */
export interface Pair {
  readonly numerator: number;
  readonly denominator: number | null;
}

/** An exact number in the metric's unit; null where there was nothing to take it from. */
export interface Amount {
  readonly amount: Fraction | null;
}

/** No value, and why. */
export interface Without {
  readonly status: 'not_provided' | 'not_applicable' | 'error';
  readonly message: string | null;
}

/** What a calculator found for one combination of members. */
export type Figure = Pair | Amount | Without;

/** Reads the columns `numerator` and `denominator` (null for a count). */
export function pairOf(row: SqlRow): Pair {
  return {
    numerator: Number(row.numerator ?? 0),
    denominator: row.denominator === null ? null : Number(row.denominator),
  };
}

/** Reads the column `amount`, the text of a whole number of {@link EXACT_PARTS}, or null. */
export function amountOf(row: SqlRow): Amount {
  return { amount: row.amount === null ? null : fraction(BigInt(String(row.amount)), EXACT_PARTS) };
}
