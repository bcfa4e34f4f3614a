import type { MetricOutcome } from '../../src/metrics/types.ts';
import type { SqlRow } from '../../src/store/store.ts';

/** What a metric should be: numerator and denominator of a rate, else the value. */
type Figure = number | readonly [number, number];

const count = (rows: readonly SqlRow[], keep: (row: SqlRow) => boolean): number =>
  rows.filter(keep).length;
const hastenedOf = (row: SqlRow): number | null =>
  row.hasten_count === null ? null : Number(row.hasten_count);

const PLAIN: Readonly<Record<string, (rows: readonly SqlRow[]) => Figure>> = {
  'my.tickets': (rows) => rows.length,
  'my.hasten_rate': (rows) => {
    const known = rows.filter((row) => hastenedOf(row) !== null);
    return [count(known, (row) => (hastenedOf(row) ?? 0) >= 1), known.length];
  },
  'my.hastened': (rows) => rows.reduce((sum, row) => sum + (hastenedOf(row) ?? 0), 0),
  'my.repeat_rate': (rows) => {
    const users = Map.groupBy(rows, (row) => row.user_number);
    return [[...users.values()].filter(({ length }) => length >= 2).length, users.size];
  },
};

/** The differences between what the program computed and a plain count over the month's records. */
export function differences(
  outcomes: readonly MetricOutcome[],
  rows: readonly SqlRow[],
): readonly string[] {
  return outcomes.flatMap(({ id, results }) =>
    results.flatMap(({ key, by, status, numerator, denominator, value }) => {
      const own = rows.filter((row) => by.branch === undefined || row.branch === by.branch);
      const plain = PLAIN[id]?.(own);
      if (plain === undefined) return [`${id} is not counted again`];
      if (status === 'error') return [`${key} failed`];
      if (status !== 'ok') {
        const nothing = typeof plain === 'number' ? plain === 0 : plain[1] === 0;
        return nothing ? [] : [`${key} is ${status}, counted ${plain}`];
      }
      const isSame =
        typeof plain === 'number'
          ? value === plain
          : numerator === plain[0] && denominator === plain[1];
      return isSame ? [] : [`${key} is ${numerator}/${denominator} = ${value}, counted ${plain}`];
    }),
  );
}
