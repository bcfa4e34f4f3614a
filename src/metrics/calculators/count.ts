import {
  type Calculator,
  groupByDimensions,
  inMonth,
  recordsOf,
  selectDimensions,
} from './calculator.ts';
import { amountOf } from './figure.ts';

/** Number of records in scope. Unit: records. */
export const count: Calculator<{ readonly kind: 'count' }> = {
  query(_spec, population, dimensions) {
    const { sql: where, values } = inMonth(population);
    return {
      sql: `select ${selectDimensions(dimensions)}count(*) as amount, 0 as excluded
            from ${population.table} where ${where}${groupByDimensions(dimensions)}`,
      values,
    };
  },
  membership(_spec, population, slice) {
    const tell = { amount: 'null', over: 'true', under: 'false', excluded: 'false' };
    return { records: recordsOf(population, slice, tell), units: null };
  },
  reads: () => [],
  figure: amountOf,
};
