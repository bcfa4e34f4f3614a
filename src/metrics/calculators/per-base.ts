import type { CalculatorSpec } from '../../pack/types.ts';
import type { SqlRow } from '../../store/store.ts';
import {
  type Calculator,
  groupByDimensions,
  hasMembers,
  inMonth,
  recordsOf,
  selectDimensions,
} from './calculator.ts';
import { type Figure, pairOf } from './figure.ts';

type PerBase = Extract<CalculatorSpec, { kind: 'per_base' }>;

/**
 * Records in scope for each `per` units of another dataset's sum, such as complaints per 10,000 users in service:
 * the count over the sum of `of` over the base's records with the same members. Unit: `per_100` or `per_10000`.
 * Members with users but no record have 0 of them; members with records whose users nobody gave have no value.
 */
export const perBase: Calculator<PerBase> = {
  query(spec, population, dimensions, base) {
    if (base === null) throw new RangeError('per_base needs the population that it divides by');
    const records = inMonth(population);
    const units = inMonth(base, records.values.length + 1);
    const names = dimensions.map((_, i) => `d${i}`);
    const join =
      names.length === 0 ? 'cross join units' : `full join units using (${names.join(', ')})`;
    return {
      sql: `with records as (
              select ${selectDimensions(dimensions)}count(*) as n
              from ${population.table} where ${records.sql}${groupByDimensions(dimensions)}
            ), units as (
              select ${selectDimensions(dimensions)}sum("${spec.of}") as size, count(*) - count("${spec.of}") as gaps
              from ${base.table} where ${units.sql}${groupByDimensions(dimensions)}
            )
            select ${names.map((name) => `${name}, `).join('')}coalesce(n, 0) as numerator,
              cast(case when gaps = 0 then size end as varchar) as denominator, 0 as excluded
            from records ${join}`,
      values: [...records.values, ...units.values],
    };
  },
  membership(spec, population, slice, base) {
    if (base === null) throw new RangeError('per_base needs the population that it divides by');
    const tell = { amount: 'null', over: 'true', under: 'false', excluded: 'false' };
    const month = inMonth(base);
    const own = hasMembers(slice, month.values.length + 1);
    const sql = `select _file, _record, cast("${spec.of}" as varchar) as amount
                 from ${base.table} where ${month.sql} and ${own.sql}`;
    return {
      records: recordsOf(population, slice, tell),
      units: { sql, values: [...month.values, ...own.values] },
    };
  },
  reads: () => [],
  figure: overUsers,
};

function overUsers(row: SqlRow): Figure {
  if (row.denominator !== null) return pairOf(row);
  return { status: 'not_provided', message: '没有这一部分的用户数' };
}
