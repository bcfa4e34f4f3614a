import { z } from 'zod';
import { inExactParts } from '../store/exact-number.ts';
import type { SqlRow } from '../store/store.ts';
import { said } from '../words/word-book.ts';
import type { Calculator } from './calculator.ts';
import { amountOf, type Figure } from './figure.ts';
import { needed, numericColumn } from './parameters.ts';
import {
  groupByDimensions,
  hasMembers,
  inMonth,
  type Membership,
  type Population,
  recordsWith,
  type Slice,
  selectDimensions,
} from './population.ts';

export interface Value {
  readonly kind: 'value';
  readonly of: string;
}

const parameters = z.strictObject({
  of: z.string(needed('value 要写明数值列 of', 'value needs the numeric column: of')),
});

/**
 * The value of a numeric column as the export gives it, such as a rank or a score: one record a member.
 * Several records that agree are one value; several that differ are an error, for nobody says which holds, unless
 * they are parts of one whole whose length of time is asked: it is that of the longest. Such values have no total over members.
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
    const whole = wholeOf(spec, population);
    // Without a whole each record is a part by itself.
    const parts = whole === null ? '_file, _record' : whole;
    const own = dimensions.map((_, at) => `d${at}, `).join('');
    return {
      sql: `select ${own}
              cast(${inExactParts('min(v)')} as varchar) as amount,
              count(distinct v) as kinds,
              sum(unknown) as excluded
            from (
              select ${selectDimensions(dimensions)}max("${spec.of}") as v, count(*) - count("${spec.of}") as unknown
              from ${population.table} where ${inMonth(population)} group by ${own}${parts}
            )${groupByDimensions(dimensions)}`,
      values: [],
    };
  },
  membership: (spec, population, slice) =>
    wholeOf(spec, population) === null
      ? recordsWith(spec.of, population, slice)
      : longestParts(spec, population, slice),
  reads: (spec) => [spec.of],
  figure: theOne,
  formula: ({ of }, { label, longest }) => said('formula.value', { column: label(of), longest }),
  english: ({ of }, records) => `${of} as given: ${records}`,
};

function theOne(row: SqlRow): Figure {
  const kinds = Number(row.kinds);
  if (kinds > 1)
    return { status: 'error', reason: { code: 'several_values', params: { count: kinds } } };
  return amountOf(row);
}

/** What makes records parts of one whole, of which this column has the longest; null where each speaks for itself. */
function wholeOf({ of }: Value, { whole = [], longest = [] }: Population): string | null {
  if (whole.length === 0 || !longest.includes(of)) return null;
  return whole.map((name) => `"${name}"`).join(', ');
}

/** Of the records of a slice those that give its wholes their length. */
function longestParts(spec: Value, population: Population, slice: Slice): Membership {
  const own = hasMembers(slice);
  const of = `"${spec.of}"`;
  const most = `max(${of}) over (partition by ${wholeOf(spec, population)})`;
  const sql = `select _file, _record, null as who, cast(${of} as varchar) as amount,
                 coalesce(${of} = ${most}, false) as in_numerator, false as in_denominator, ${of} is null as excluded
               from ${population.table} where ${inMonth(population)} and ${own.sql}`;
  return { records: { sql, values: own.values }, units: null };
}
