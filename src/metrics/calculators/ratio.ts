import { namesIn } from '../../pack/sql-names.ts';
import {
  type Calculator,
  groupByDimensions,
  inMonth,
  recordsOf,
  selectDimensions,
} from './calculator.ts';
import { pairOf } from './figure.ts';

/**
 * Records that meet the numerator's condition over all records in scope.
 * A record for which the condition cannot be told (a value is missing) stands in neither and is listed as excluded.
 */
export const ratio: Calculator<{ readonly kind: 'ratio'; readonly numerator: string }> = {
  query(spec, population, dimensions) {
    const { sql: where, values } = inMonth(population);
    return {
      sql: `select ${selectDimensions(dimensions)}
              count(*) filter (where hit) as numerator,
              count(*) filter (where hit is not null) as denominator,
              count(*) filter (where hit is null) as excluded
            from (select *, (${spec.numerator}) as hit from ${population.table} where ${where})${groupByDimensions(dimensions)}`,
      values,
    };
  },
  membership(spec, population, slice) {
    const hit = `(${spec.numerator})`;
    const records = recordsOf(population, slice, {
      amount: 'null',
      over: `coalesce(${hit}, false)`,
      under: `${hit} is not null`,
      excluded: `${hit} is null`,
    });
    return { records, units: null };
  },
  reads: (spec) => namesIn(spec.numerator),
  figure: pairOf,
};
