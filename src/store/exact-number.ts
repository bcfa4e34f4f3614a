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

/** Up to here a DOUBLE tells its parts: their number is within 0.01 of that of the exact number. */
const TOLD_BY_DOUBLE = 1_000_000;

/**
 * What {@link inExactParts} gives, for expressions of which there are many: a DOUBLE that is less than a quarter of a part
 * from a whole number of them has that number, which takes a tenth of the time to find; all others take the long way.
 */
export function inExactPartsOfMany(sql: string): string {
  const { isNear, parts } = byDouble(sql);
  return `CASE WHEN ${isNear} THEN cast(${parts} as hugeint) ELSE ${inExactParts(sql)} END`;
}

/**
 * SQL of the DOUBLE nearest to the exact multiple that an expression stands for, so that equal lengths of time are
 * equal however they were computed: 17:40 less 50 minutes is 16:50.
 */
export function nearestExact(sql: string): string {
  const { isNear, parts } = byDouble(sql);
  return `CASE WHEN ${isNear} THEN ${parts} ELSE cast(${inExactParts(sql)} as double) END / ${EXACT_PARTS}.0`;
}

function byDouble(sql: string): { readonly isNear: string; readonly parts: string } {
  const number = `cast(${sql} as double)`;
  const all = `${number} * ${EXACT_PARTS}.0`;
  const isNear = `abs(${number}) < ${TOLD_BY_DOUBLE} AND abs(${all} - round(${all})) < 0.25`;
  return { isNear, parts: `round(${all})` };
}
