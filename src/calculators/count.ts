import { z } from 'zod';
import { said } from '../words/word-book.ts';
import type { Calculator } from './calculator.ts';
import { countOf } from './figure.ts';
import {
  groupByDimensions,
  inMonth,
  type Population,
  recordsOf,
  selectDimensions,
} from './population.ts';

export interface Count {
  readonly kind: 'count';
}

const parameters = z.strictObject({});

/** Number of records in scope, or of the wholes that they are parts of. Unit: records. */
export const count: Calculator<Count, typeof parameters> = {
  kind: 'count',
  parameters,
  resolve: () => ({ kind: 'count' }),
  value: 'amount',
  parts: 'records',
  query(_spec, population, dimensions) {
    const { sql: where, values } = inMonth(population);
    return {
      sql: `select ${selectDimensions(dimensions)}${counted(population)} as amount, 0 as excluded
            from ${population.table} where ${where}${groupByDimensions(dimensions)}`,
      values,
    };
  },
  membership(_spec, population, slice) {
    const tell = { amount: 'null', over: isFirst(population), under: 'false', excluded: 'false' };
    return { records: recordsOf(population, slice, tell), units: null };
  },
  reads: () => [],
  figure: countOf,
  formula: (_spec, { scope, measure, once }) => said('formula.count', { scope, measure, once }),
  english: (_spec, records) => `count of ${records}`,
};

function wholeOf({ whole = [] }: Population): string | null {
  return whole.length === 0 ? null : whole.map((name) => `"${name}"`).join(', ');
}

function counted(population: Population): string {
  const whole = wholeOf(population);
  return whole === null ? 'count(*)' : `count(distinct (${whole}))`;
}

/** Of several records of a whole the first is counted. */
function isFirst(population: Population): string {
  const whole = wholeOf(population);
  return whole === null
    ? 'true'
    : `row_number() over (partition by ${whole} order by _file, _record) = 1`;
}
