import { z } from 'zod';
import { inExactParts } from '../store/exact-number.ts';
import { said } from '../words/word-book.ts';
import type { Calculator } from './calculator.ts';
import { amountOf } from './figure.ts';
import { needed, numericColumn } from './parameters.ts';
import { groupByDimensions, inMonth, recordsWith, selectDimensions } from './population.ts';

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
  formula: ({ of }, { label }) => said('formula.sum', { column: label(of) }),
  english: ({ of }, records) => `sum of ${of}: ${records}`,
};
