import { z } from 'zod';
import { said } from '../words/word-book.ts';
import { type Aggregates, aggregateQuery } from './aggregates.ts';
import type { Calculator } from './calculator.ts';
import { countOf } from './figure.ts';
import { type Population, recordsOf } from './population.ts';

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
  aggregates: (_spec, population) => aggregatesOf(population),
  query: (_spec, population, dimensions) =>
    aggregateQuery(population, dimensions, aggregatesOf(population)),
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

function aggregatesOf(population: Population): Aggregates {
  const whole = wholeOf(population);
  const counted = whole === null ? 'count(*)' : `count(distinct (${whole}))`;
  return (over) => ({ amount: over(counted), excluded: '0' });
}

/** Of several records of a whole the first is counted. */
function isFirst(population: Population): string {
  const whole = wholeOf(population);
  return whole === null
    ? 'true'
    : `row_number() over (partition by ${whole} order by _file, _record) = 1`;
}
