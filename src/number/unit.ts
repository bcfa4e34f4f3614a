/** What figures are in. `per_100` and `per_10000` are rates per so many users: a pair like percent, printed without a sign. */
export const UNITS = [
  'percent',
  'count',
  'yuan',
  'hours',
  'user_hours',
  'rank',
  'points',
  'per_100',
  'per_10000',
] as const;
export type Unit = (typeof UNITS)[number];

/**
 * What kind of value a figure is, whatever its unit: `rate` a pair of so many of so many; `amount` adds up over
 * records and months; `level` holds at one time or is given (a score, users in service); `duration` is a time that
 * does not add up (a median); `rank` is a place.
 */
export type Shape = 'rate' | 'amount' | 'level' | 'duration' | 'rank';

const PER: Readonly<Partial<Record<Unit, bigint>>> = {
  percent: 100n,
  per_100: 100n,
  per_10000: 10_000n,
};

/** The sign behind a number in this unit: `%`, or none. */
export function signOf(unit: Unit): '%' | '' {
  return unit === 'percent' ? '%' : '';
}

/** What a rate in this unit is told per: 100 for percent and per hundred users, 10,000 for per ten thousand; null for what no rate can be in. */
export function perOf(unit: Unit): bigint | null {
  return PER[unit] ?? null;
}
