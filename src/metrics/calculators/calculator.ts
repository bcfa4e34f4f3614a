import type { CalculatorSpec } from '../../pack/types.ts';
import type { SqlRow, SqlValue } from '../../store/store.ts';
import type { Figure } from './figure.ts';

/** The records that a metric looks at. */
export interface Population {
  /** The typed table, quoted. */
  readonly table: string;
  /** The scope's condition, or null. */
  readonly where: string | null;
  /** Column and half-open bounds of the month; null counts every record of the file's month. */
  readonly cohort: { readonly column: string; readonly start: string; readonly end: string } | null;
}

/** A query and the values bound to its `$1`, `$2` … */
export interface Query {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/**
 * Computes one family of metrics. The query gives one row per combination of `dimensions`,
 * with the columns `d0` … in their order, what `figure` reads, and `excluded`:
 * records of the scope that could not be judged or measured and stand in no part of the figure.
 */
export interface Calculator<Spec extends CalculatorSpec> {
  /** `base` is the population divided by, for the calculator that has one. */
  query(
    spec: Spec,
    population: Population,
    dimensions: readonly string[],
    base: Population | null,
  ): Query;
  /** Columns, besides scope, dimensions and cohort, whose values the figure needs. */
  reads(spec: Spec): readonly string[];
  /** Reads one row of the query. */
  figure(row: SqlRow): Figure;
  /** Without a value over several members, such as a rank: the total of a metric with dimensions does not apply. */
  readonly totalless?: boolean;
}

/** The member that stands for a dimension which the record leaves empty. */
const UNSTATED = '未填写';

/** `select d0, d1 …` of quoted dimension columns, each as text; `prefix` replaces the `d`. */
export function selectDimensions(dimensions: readonly string[], prefix = 'd'): string {
  return dimensions
    .map((name, i) => `coalesce(cast("${name}" as varchar), '${UNSTATED}') as ${prefix}${i}, `)
    .join('');
}

/** `group by d0, d1 …`, or nothing without dimensions. */
export function groupByDimensions(dimensions: readonly string[]): string {
  return dimensions.length === 0 ? '' : ` group by ${dimensions.map((_, i) => `d${i}`).join(', ')}`;
}

/** The condition that a record is in scope and counts for the month, with its bound values from `$first` on. */
export function inMonth(population: Population, first = 1): Query {
  const { cohort, where } = population;
  const parts = where === null ? [] : [`(${where})`];
  if (cohort === null) return { sql: ['true', ...parts].join(' and '), values: [] };
  const bounds = `"${cohort.column}" >= cast($${first} as timestamp) and "${cohort.column}" < cast($${first + 1} as timestamp)`;
  return { sql: [bounds, ...parts].join(' and '), values: [cohort.start, cohort.end] };
}
