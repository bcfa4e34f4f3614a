import {
  type Calculator,
  groupByDimensions,
  hasMembers,
  inMonth,
  selectDimensions,
} from './calculator.ts';
import { pairOf } from './figure.ts';

/**
 * Records of a category over all records of the same group without that category.
 * A result that is not split by the category is the whole: n of n.
 */
export const share: Calculator<{ readonly kind: 'share'; readonly of: string }> = {
  query(spec, population, dimensions) {
    const { sql: where, values } = inMonth(population);
    const rest = dimensions.flatMap((name, index) => (name === spec.of ? [] : [`d${index}`]));
    const partition = rest.length === 0 ? '' : `partition by ${rest.join(', ')}`;
    return {
      sql: `with grouped as (
              select ${selectDimensions(dimensions)}count(*) as n
              from ${population.table} where ${where}${groupByDimensions(dimensions)}
            )
            select * exclude (n), n as numerator, cast(sum(n) over (${partition}) as bigint) as denominator, 0 as excluded
            from grouped`,
      values,
    };
  },
  membership(spec, population, slice) {
    const month = inMonth(population);
    const group = hasMembers(slice, month.values.length + 1, spec.of);
    const own = hasMembers(slice, month.values.length + group.values.length + 1);
    const sql = `select _file, _record, null as who, null as amount,
                   ${own.sql} as in_numerator, true as in_denominator, false as excluded
                 from ${population.table} where ${month.sql} and ${group.sql}`;
    return {
      records: { sql, values: [...month.values, ...group.values, ...own.values] },
      units: null,
    };
  },
  reads: (spec) => [spec.of],
  figure: pairOf,
};
