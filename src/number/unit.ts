/**
 * What figures are in. `per_100` and `per_10000` are rates per so many users: a pair like percent, printed without a
 * sign. `per_1` is what falls to each one, such as calls a day: a pair, printed with decimals though it is of counts.
 */
export const UNITS = [
  'percent',
  'count',
  'yuan',
  'hours',
  'user_hours',
  'rank',
  'points',
  'per_1',
  'per_100',
  'per_10000',
] as const;
export type Unit = (typeof UNITS)[number];

/**
 * What kind of value a figure is, whatever its unit: `rate` a pair of so many of so many; `amount` adds up over
 * records and months; `level` holds at one time or is given (a score, users in service); `duration` is a time that
 * does not add up (a median, a mean); `rank` is a place.
 */
export type Shape = 'rate' | 'amount' | 'level' | 'duration' | 'rank';

const PER: Readonly<Partial<Record<Unit, bigint>>> = {
  percent: 100n,
  per_1: 1n,
  yuan: 1n,
  hours: 1n,
  user_hours: 1n,
  points: 1n,
  per_100: 100n,
  per_10000: 10_000n,
};

/** The sign behind a number in this unit: `%`, or none. */
export function signOf(unit: Unit): '%' | '' {
  return unit === 'percent' ? '%' : '';
}

/** Units that nothing but a pair can be in. */
const OF_PAIRS: ReadonlySet<Unit> = new Set(['percent', 'per_1', 'per_100', 'per_10000']);

/** Whether only a pair of so much over so many can be in this unit. */
export function isOfPairs(unit: Unit): boolean {
  return OF_PAIRS.has(unit);
}

/**
 * What a pair in this unit is told per: 100 for percent and per hundred users, 10,000 for per ten thousand, 1 for a mean
 * in its column's unit; null for what is printed whole and no pair can be in.
 */
export function perOf(unit: Unit): bigint | null {
  return PER[unit] ?? null;
}
