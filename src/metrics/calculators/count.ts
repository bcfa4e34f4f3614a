import { type Calculator, groupByDimensions, inMonth, selectDimensions } from './calculator.ts';
import { pairOf } from './figure.ts';

/** Number of records in scope. Unit: records. */
export const count: Calculator<{ readonly kind: 'count' }> = {
  query(_spec, population, dimensions) {
    const { sql: where, values } = inMonth(population);
    return {
      sql: `select ${selectDimensions(dimensions)}count(*) as numerator, null as denominator, 0 as excluded
            from ${population.table} where ${where}${groupByDimensions(dimensions)}`,
      values,
    };
  },
  reads: () => [],
  figure: pairOf,
};
