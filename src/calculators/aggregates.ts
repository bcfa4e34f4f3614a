import type { SqlRow } from '../store/store.ts';
import {
  groupByDimensions,
  inMonth,
  type Population,
  type Query,
  selectDimensions,
} from './population.ts';

/** Writes a call of an aggregate function over a metric's records, or those of them that meet a condition. */
export type Over = (call: string, condition?: string) => string;

/** The columns that a figure is read from, each made of calls of aggregate functions over single records. */
export type Aggregates = (over: Over) => Readonly<Record<string, string>>;

/** A metric's figures by themselves. */
export function aggregateQuery(
  population: Population,
  dimensions: readonly string[],
  aggregates: Aggregates,
): Query {
  const columns = Object.entries(aggregates((call, condition) => `${call}${filter(condition)}`));
  return {
    sql: `select ${selectDimensions(dimensions)}${columns.map(([name, sql]) => `${sql} as ${name}`).join(', ')}
            from ${population.table} where ${inMonth(population)}${groupByDimensions(dimensions)}`,
    values: [],
  };
}

/** What one metric counts in a pass that it shares. */
export interface Sharing {
  readonly population: Population;
  readonly aggregates: Aggregates;
}

/**
 * The figures of several metrics in one pass over the records that they look at: each aggregate looks at those of its
 * metric's scope only. All are of one table and one stretch of time, see {@link passOf}.
 */
export function sharedQuery(all: readonly Sharing[], dimensions: readonly string[]): Query {
  const [first] = all;
  if (!first) throw new RangeError('nobody shares the pass');
  const month = inMonth({ ...first.population, where: null });
  const columns = all.flatMap(({ population, aggregates }, at) => {
    const scope = population.where === null ? [] : [`(${population.where})`];
    const over: Over = (call, condition) =>
      `${call}${filter(...scope, ...(condition === undefined ? [] : [`(${condition})`]))}`;
    const own = Object.entries(aggregates(over)).map(
      ([name, sql]) => `${sql} as ${column(at, name)}`,
    );
    return [`${over('count(*)')} as ${recordsOf(at)}`, ...own];
  });
  return {
    sql: `select ${selectDimensions(dimensions)}${columns.join(', ')}
            from ${first.population.table} where ${month}${groupByDimensions(dimensions)}`,
    values: [],
  };
}

/** Metrics whose populations have the same name here may share a pass. */
export function passOf({ table, cohort }: Population): string {
  return JSON.stringify([table, cohort]);
}

/** The rows that the metric at this place would have alone: those of members of whom it has a record. */
export function rowsAlone(
  rows: readonly SqlRow[],
  at: number,
  dimensions: readonly string[],
): readonly SqlRow[] {
  const begin = column(at, '');
  const isThere = (row: SqlRow) => dimensions.length === 0 || Number(row[recordsOf(at)]) > 0;
  const names = Object.keys(rows[0] ?? {}).filter((name) => name.startsWith(begin));
  return rows.filter(isThere).map((row) => ({
    ...Object.fromEntries(dimensions.map((_, place) => [`d${place}`, row[`d${place}`] ?? null])),
    ...Object.fromEntries(names.map((name) => [name.slice(begin.length), row[name] ?? null])),
  }));
}

/** The column that tells how many records of a metric's scope there are. */
function recordsOf(at: number): string {
  return `m${at}`;
}

function column(at: number, name: string): string {
  return `m${at}_${name}`;
}

function filter(...conditions: readonly (string | undefined)[]): string {
  const all = conditions.filter((one) => one !== undefined);
  return all.length === 0 ? '' : ` filter (where ${all.join(' and ')})`;
}
