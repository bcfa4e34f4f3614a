import { z } from 'zod';
import { inExactParts } from '../store/exact-number.ts';
import type { SqlRow } from '../store/store.ts';
import { said } from '../words/word-book.ts';
import type { Calculator } from './calculator.ts';
import { amountOf, type Figure } from './figure.ts';
import { needed, numericColumn } from './parameters.ts';
import { groupByDimensions, inMonth, recordsWith, selectDimensions } from './population.ts';

export interface Value {
  readonly kind: 'value';
  readonly of: string;
}

const parameters = z.strictObject({
  of: z.string(needed('value 要写明数值列 of', 'value needs the numeric column: of')),
});

/**
 * The value of a numeric column as the export gives it, such as a rank or a score: one record a member.
 * Several records that agree are one value; several that differ are an error, for nobody says which holds.
 * Such values have no total over members.
 */
export const value: Calculator<Value, typeof parameters> = {
  kind: 'value',
  parameters,
  resolve(given, asked) {
    const of = numericColumn(given.of, asked);
    return of === null ? null : { kind: 'value', of };
  },
  value: 'column',
  column: ({ of }) => of,
  parts: 'nothing',
  totalless: true,
  query(spec, population, dimensions) {
    const { sql: where, values } = inMonth(population);
    return {
      sql: `select ${selectDimensions(dimensions)}
              cast(${inExactParts(`min("${spec.of}")`)} as varchar) as amount,
              count(distinct "${spec.of}") as kinds,
              count(*) - count("${spec.of}") as excluded
            from ${population.table} where ${where}${groupByDimensions(dimensions)}`,
      values,
    };
  },
  membership: (spec, population, slice) => recordsWith(spec.of, population, slice),
  reads: (spec) => [spec.of],
  figure: theOne,
  formula: ({ of }, { label }) => said('formula.value', { column: label(of) }),
  english: ({ of }, records) => `${of} as given: ${records}`,
};

function theOne(row: SqlRow): Figure {
  const kinds = Number(row.kinds);
  if (kinds > 1)
    return { status: 'error', reason: { code: 'several_values', params: { count: kinds } } };
  return amountOf(row);
}
