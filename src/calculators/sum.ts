import { z } from 'zod';
import { inExactParts } from '../store/exact-number.ts';
import { said } from '../words/word-book.ts';
import { type Aggregates, aggregateQuery } from './aggregates.ts';
import type { Calculator } from './calculator.ts';
import { amountOf } from './figure.ts';
import { needed, numericColumn } from './parameters.ts';
import { recordsWith } from './population.ts';

export interface Sum {
  readonly kind: 'sum';
  readonly of: string;
}

const parameters = z.strictObject({
  of: z.string(needed('sum 要写明数值列 of', 'sum needs the numeric column: of')),
});

/**
 * The sum of a numeric column over the records in scope, in the column's unit; decimals and times are added exactly.
 * A record without the value is listed as excluded. No record sums to 0; records none of which has the value
 * sum to nothing: missing is not zero.
 */
export const sum: Calculator<Sum, typeof parameters> = {
  kind: 'sum',
  parameters,
  resolve(given, asked) {
    const of = numericColumn(given.of, asked);
    return of === null ? null : { kind: 'sum', of };
  },
  value: 'amount',
  column: ({ of }) => of,
  parts: 'amounts',
  aggregates: aggregatesOf,
  query: (spec, population, dimensions) =>
    aggregateQuery(population, dimensions, aggregatesOf(spec)),
  membership: (spec, population, slice) => recordsWith(spec.of, population, slice),
  reads: (spec) => [spec.of],
  figure: amountOf,
  formula: ({ of }, { label }) => said('formula.sum', { column: label(of) }),
  english: ({ of }, records) => `sum of ${of}: ${records}`,
};

function aggregatesOf({ of }: Sum): Aggregates {
  return (over) => {
    const [records, sum] = [over('count(*)'), over(`sum(${inExactParts(`"${of}"`)})`)];
    return {
      amount: `cast(case when ${records} = 0 then 0 else ${sum} end as varchar)`,
      excluded: `${records} - ${over(`count("${of}")`)}`,
    };
  };
}
