import type { CalculatorSpec } from '../../pack/types.ts';
import {
  type Calculator,
  groupByDimensions,
  hasMembers,
  inMonth,
  type Population,
  type Query,
  selectDimensions,
} from './calculator.ts';
import { pairOf } from './figure.ts';

type Share = Extract<CalculatorSpec, { kind: 'share' }>;

/**
 * Records of a category over all records of the same group without that category.
 * A result that is not split by the category is the whole: n of n. With `among`, of a group only the records of
 * its repeat users are looked at: of those who have at least so many in it in the month.
 */
export const share: Calculator<Share> = {
  query(spec, population, dimensions) {
    const rest = dimensions.flatMap((name, index) => (name === spec.of ? [] : [`d${index}`]));
    const partition = rest.length === 0 ? '' : `partition by ${rest.join(', ')}`;
    const counted = countedRecords(spec, population, dimensions, rest);
    return {
      sql: `with grouped as (${counted.sql})
            select * exclude (n), n as numerator, cast(sum(n) over (${partition}) as bigint) as denominator, 0 as excluded
            from grouped`,
      values: counted.values,
    };
  },
  membership(spec, population, slice) {
    const month = inMonth(population);
    const group = hasMembers(slice, month.values.length + 1, spec.of);
    const own = hasMembers(slice, month.values.length + group.values.length + 1);
    const where = `${month.sql} and ${group.sql}`;
    const sql = `select _file, _record, null as who, null as amount,
                   ${own.sql} as in_numerator, true as in_denominator, false as excluded
                 from ${lookedAt(spec, population.table, where)}`;
    return {
      records: { sql, values: [...month.values, ...group.values, ...own.values] },
      units: null,
    };
  },
  reads: ({ of, among }) => [of, ...(among ? [among.user, ...among.same] : [])],
  figure: pairOf,
};

/** How many records each combination of dimensions has: all, or those of repeat users of its group. */
function countedRecords(
  { among }: Share,
  population: Population,
  dimensions: readonly string[],
  rest: readonly string[],
): Query {
  const { sql: where, values } = inMonth(population);
  const grouping = groupByDimensions(dimensions);
  if (!among) {
    const from = `from ${population.table} where ${where}`;
    return {
      sql: `select ${selectDimensions(dimensions)}count(*) as n ${from}${grouping}`,
      values,
    };
  }
  const same = among.same.map((name, index) => `"${name}" as s${index}, `).join('');
  const chain = ['who', ...among.same.map((_, index) => `s${index}`), ...rest].join(', ');
  return {
    sql: `with named as (
            select ${selectDimensions(dimensions)}${same}"${among.user}" as who
            from ${population.table} where ${where} and "${among.user}" is not null
          ), repeated as (
            select * from named qualify count(*) over (partition by ${chain}) >= ${among.atLeast}
          )
          select ${dimensions.map((_, i) => `d${i}, `).join('')}count(*) as n from repeated${grouping}`,
    values,
  };
}

/** The records of one group that a share looks at, as what stands behind `from`. */
function lookedAt({ among }: Share, table: string, where: string): string {
  if (!among) return `${table} where ${where}`;
  const chain = [among.user, ...among.same].map((name) => `"${name}"`).join(', ');
  return `(select * from ${table} where ${where} and "${among.user}" is not null
           qualify count(*) over (partition by ${chain}) >= ${among.atLeast})`;
}
