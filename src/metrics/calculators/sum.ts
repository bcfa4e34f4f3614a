import { inExactParts } from '../../store/exact-number.ts';
import {
  type Calculator,
  groupByDimensions,
  inMonth,
  recordsWith,
  selectDimensions,
} from './calculator.ts';
import { amountOf } from './figure.ts';

/**
 * The sum of a numeric column over the records in scope, in the column's unit; decimals and times are added exactly.
 * A record without the value is listed as excluded. No record sums to 0; records none of which has the value
 * sum to nothing: missing is not zero.
 */
export const sum: Calculator<{ readonly kind: 'sum'; readonly of: string }> = {
  query(spec, population, dimensions) {
    const { sql: where, values } = inMonth(population);
    return {
      sql: `select ${selectDimensions(dimensions)}
              cast(case when count(*) = 0 then 0 else sum(${inExactParts(`"${spec.of}"`)}) end as varchar) as amount,
              count(*) - count("${spec.of}") as excluded
            from ${population.table} where ${where}${groupByDimensions(dimensions)}`,
      values,
    };
  },
  membership: (spec, population, slice) => recordsWith(spec.of, population, slice),
  reads: (spec) => [spec.of],
  figure: amountOf,
};
