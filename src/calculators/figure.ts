import { type Fraction, fraction, parseDecimal } from '../number/fraction.ts';
import { EXACT_PARTS } from '../store/exact-number.ts';
import type { SqlRow } from '../store/store.ts';
import type { CalculatorReason } from './reason.ts';

/** A rate's exact parts. A denominator of users may end in .5: a mean of two counts. */
export interface Pair {
  readonly numerator: Fraction;
  readonly denominator: Fraction;
}

/** An exact count, or number in the metric's unit; null where there was nothing to take it from. */
export interface Amount {
  readonly amount: Fraction | null;
}

/** No value, and why where the state does not say all. */
export interface Without {
  readonly status: 'not_provided' | 'not_applicable' | 'error';
  readonly reason: CalculatorReason | null;
}

/** What a calculator found for one combination of members. */
export type Figure = Pair | Amount | Without;

/** Reads the columns `numerator` and `denominator`, whole numbers or texts of exact decimals. */
export function pairOf(row: SqlRow): Pair {
  return { numerator: exactIn(row, 'numerator'), denominator: exactIn(row, 'denominator') };
}

/** Reads the columns `numerator` and `denominator`, texts of whole numbers of {@link EXACT_PARTS}; null is nothing. */
export function exactPairOf(row: SqlRow): Pair {
  const part = (column: string) => fraction(BigInt(String(row[column] ?? '0')), EXACT_PARTS);
  return { numerator: part('numerator'), denominator: part('denominator') };
}

/** Reads the column `amount`, the text of a whole number of {@link EXACT_PARTS}, or null. */
export function amountOf(row: SqlRow): Amount {
  return { amount: row.amount === null ? null : fraction(BigInt(String(row.amount)), EXACT_PARTS) };
}

/** Reads the column `amount` of a count, a whole number. */
export function countOf(row: SqlRow): Amount {
  return { amount: fraction(BigInt(String(row.amount))) };
}

function exactIn(row: SqlRow, column: 'numerator' | 'denominator'): Fraction {
  const found = row[column] ?? null;
  return found === null ? fraction(0n) : parseDecimal(String(found));
}
