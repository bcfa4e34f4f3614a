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
