import { inRange } from '../store/quoted.ts';
import type { SqlValue } from '../store/store.ts';

/** The records that a metric looks at. */
export interface Population {
  /** The typed table, quoted, or a query of it in brackets. */
  readonly table: string;
  /** The scope's condition, or null. */
  readonly where: string | null;
  /** Columns, if any, by which several records are counted as one. */
  readonly whole?: readonly string[] | undefined;
  /** Columns of which a whole of several records has the longest. */
  readonly longest?: readonly string[] | undefined;
  /** Column and half-open bounds of the month; null counts every record of the file's month. */
  readonly cohort: { readonly column: string; readonly start: string; readonly end: string } | null;
}

/** A query and the values bound to its `$1`, `$2` … */
export interface Query {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The members of one result, in the order of its dimensions. */
export interface Slice {
  readonly dimensions: readonly string[];
  readonly members: readonly string[];
}

/**
 * Which records one result stands on. `records` gives each record of the population that has these members, or that its
 * denominator counts: `_file`, `_record`, `who` (the user whom the figure counts instead of the record, else null),
 * `amount` (text of the value taken, else null), `in_numerator` (for other figures what is counted or added),
 * `in_denominator` (for a percentile what is measured) and `excluded`. `units` gives `_file`, `_record` and `amount` of
 * the other dataset's records that are divided by.
 */
export interface Membership {
  readonly records: Query;
  readonly units: Query | null;
}

/** The member that stands for a dimension which the record leaves empty. */
export const UNSTATED = '未填写';

/** A record’s member of a dimension, as text. */
export function memberOf(dimension: string): string {
  return `coalesce(cast("${dimension}" as varchar), '${UNSTATED}')`;
}

/** `select d0, d1 …` of quoted dimension columns, each as text; `prefix` replaces the `d`. */
export function selectDimensions(dimensions: readonly string[], prefix = 'd'): string {
  return dimensions.map((name, i) => `${memberOf(name)} as ${prefix}${i}, `).join('');
}

/** `group by d0, d1 …`, or nothing without dimensions. */
export function groupByDimensions(dimensions: readonly string[]): string {
  return dimensions.length === 0 ? '' : ` group by ${dimensions.map((_, i) => `d${i}`).join(', ')}`;
}

/** The condition that a record is in scope and counts for the month. */
export function inMonth({ cohort, where }: Population): string {
  const own = cohort === null ? 'true' : inRange(cohort.column, cohort);
  return where === null ? own : `${own} and (${where})`;
}

/** The condition that a record has the slice's members, bound from `$first` on; leaves the dimension `but` open. */
export function hasMembers({ dimensions, members }: Slice, first = 1, but?: string): Query {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  for (const [at, name] of dimensions.entries()) {
    if (name === but) continue;
    parts.push(`${memberOf(name)} = $${first + values.length}`);
    values.push(members[at] ?? '');
  }
  return { sql: ['true', ...parts].join(' and '), values };
}

/** The records of a slice, each told by SQL over its own columns: what it gives, and where it stands. */
export function recordsOf(
  population: Population,
  slice: Slice,
  tell: Readonly<Record<'amount' | 'over' | 'under' | 'excluded', string>>,
): Query {
  const own = hasMembers(slice);
  return {
    sql: `select _file, _record, null as who, ${tell.amount} as amount,
            ${tell.over} as in_numerator, ${tell.under} as in_denominator, ${tell.excluded} as excluded
          from ${population.table} where ${inMonth(population)} and ${own.sql}`,
    values: own.values,
  };
}

/** Records of which those with a value of a numeric column are taken, and the others excluded. */
export function recordsWith(column: string, population: Population, slice: Slice): Membership {
  const records = recordsOf(population, slice, {
    amount: `cast("${column}" as varchar)`,
    over: `"${column}" is not null`,
    under: 'false',
    excluded: `"${column}" is null`,
  });
  return { records, units: null };
}
