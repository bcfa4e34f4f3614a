/**
 * Numbers that are kept exactly: whole multiples of a nine-millionth. A nine-millionth of an hour holds both a second
 * (2,500 of them) and the sixth decimal of an hour (9), so that neither times in seconds nor decimals lose anything.
 * A DOUBLE holds such multiples apart up to some 1,000,000,000.
 */
export const EXACT_PARTS = 9_000_000n;

/** SQL of a number in whole {@link EXACT_PARTS} (HUGEINT): sums of it are exact, in any order. `sql` gives a DOUBLE, a DECIMAL or its text. */
export function inExactParts(sql: string): string {
  return `cast(round(cast(${sql} as decimal(38, 9)) * ${EXACT_PARTS}) as hugeint)`;
}

/**
 * SQL of the DOUBLE nearest to the exact multiple that an expression stands for, so that equal lengths of time are
 * equal however they were computed: 17:40 less 50 minutes is 16:50.
 */
export function nearestExact(sql: string): string {
  return `cast(${inExactParts(sql)} as double) / ${EXACT_PARTS}.0`;
}
