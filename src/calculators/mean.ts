import { z } from 'zod';
import { inExactParts } from '../store/exact-number.ts';
import { said } from '../words/word-book.ts';
import { type Aggregates, aggregateQuery } from './aggregates.ts';
import type { Calculator } from './calculator.ts';
import { exactPairOf } from './figure.ts';
import { needed, numericColumn } from './parameters.ts';
import { recordsWith } from './population.ts';

export interface Mean {
  readonly kind: 'mean';
  readonly of: string;
}

const parameters = z.strictObject({
  of: z.string(needed('mean 要写明数值列 of', 'mean needs the numeric column: of')),
});

/**
 * The mean of a numeric column: its sum over the number of records that have it, in the column's unit. Both parts are
 * kept, so that months add up; nothing is rounded before the value is printed. A record without the value is listed as
 * excluded; where none has it, there is no mean.
 */
export const mean: Calculator<Mean, typeof parameters> = {
  kind: 'mean',
  parameters,
  resolve(given, asked) {
    const of = numericColumn(given.of, asked);
    return of === null ? null : { kind: 'mean', of };
  },
  value: 'mean',
  column: ({ of }) => of,
  parts: 'nothing',
  aggregates: aggregatesOf,
  query: (spec, population, dimensions) =>
    aggregateQuery(population, dimensions, aggregatesOf(spec)),
  membership: (spec, population, slice) => recordsWith(spec.of, population, slice),
  reads: (spec) => [spec.of],
  figure: exactPairOf,
  formula: ({ of }, { label }) => said('formula.mean', { column: label(of) }),
  english: ({ of }, records) => `sum of ${of} / records with it: ${records}`,
};

function aggregatesOf({ of }: Mean): Aggregates {
  return (over) => {
    const known = over(`count("${of}")`);
    return {
      numerator: `cast(${over(`sum(${inExactParts(`"${of}"`)})`)} as varchar)`,
      denominator: `cast(${known} * ${inExactParts('1')} as varchar)`,
      excluded: `${over('count(*)')} - ${known}`,
    };
  };
}
