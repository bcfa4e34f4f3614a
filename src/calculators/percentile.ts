import { z } from 'zod';
import { decimalOf } from '../number/fraction.ts';
import { inExactParts } from '../store/exact-number.ts';
import { said } from '../words/word-book.ts';
import { type Aggregates, aggregateQuery } from './aggregates.ts';
import type { Calculator } from './calculator.ts';
import { amountOf } from './figure.ts';
import { needed, numericColumn } from './parameters.ts';
import { hasMembers, inMonth } from './population.ts';

export interface Percentile {
  readonly kind: 'percentile';
  readonly of: string;
  /** Above 0, at most 100. */
  readonly percent: number;
}

const parameters = z.strictObject({
  of: z.string(needed('percentile 要写明数值列 of', 'percentile needs the numeric column: of')),
  percent: z
    .number(needed('percentile 要写明百分位 percent', 'percentile needs: percent'))
    .gt(0)
    .max(100),
});

/**
 * The smallest value of a numeric column that at least `percent` % of the records in scope do not exceed:
 * the nearest rank, number ⌈percent · n / 100⌉ of the n values in order of size.
 *
 * That is the nearest-rank percentile, type 1 of `quantile` in the R manual (the inverse of the empirical
 * distribution function; after Hyndman and Fan, The American Statistician 50 (1996) 361–365). Fault repair is told by two of them, the time within which
 * the fastest 80 % and the fastest 95 % are repaired: a time within which that many really were, where a value
 * interpolated between two records would be one that nobody waited. The 50th is the lower median. Records without a
 * value (not repaired yet) are excluded and listed.
 */
export const percentile: Calculator<Percentile, typeof parameters> = {
  kind: 'percentile',
  parameters,
  resolve({ of: given, percent }, asked) {
    const of = numericColumn(given, asked);
    return of === null ? null : { kind: 'percentile', of, percent };
  },
  value: 'column',
  column: ({ of }) => of,
  parts: 'nothing',
  quantile: ({ percent }) => percent,
  aggregates: aggregatesOf,
  query: (spec, population, dimensions) =>
    aggregateQuery(population, dimensions, aggregatesOf(spec)),
  // Of equal values any may hold the place: the one that stands first in the exports is shown.
  membership(spec, population, slice) {
    const own = hasMembers(slice);
    const sql = `with ranked as (
                   select _file, _record, "${spec.of}" as v, count("${spec.of}") over () as n,
                     row_number() over (order by "${spec.of}" nulls last, _file, _record) as place
                   from ${population.table} where ${inMonth(population)} and ${own.sql}
                 )
                 select _file, _record, null as who, cast(v as varchar) as amount,
                   v is not null and place = ${placeAt(spec.percent)} as in_numerator, v is not null as in_denominator, v is null as excluded
                 from ranked`;
    return { records: { sql, values: own.values }, units: null };
  },
  reads: (spec) => [spec.of],
  figure: amountOf,
  formula: ({ of, percent }, { label }) =>
    said('formula.percentile', { column: label(of), percent: String(percent) }),
  english: ({ of, percent }, records) =>
    `${of} that the smallest ${percent} % do not exceed: ${records}`,
};

function aggregatesOf({ of, percent }: Percentile): Aggregates {
  return (over) => ({
    amount: `cast(${inExactParts(over(`quantile_disc("${of}", ${shareOf(percent)})`))} as varchar)`,
    excluded: `${over('count(*)')} - ${over(`count("${of}")`)}`,
  });
}

/** The percent as a DECIMAL share, with which `quantile_disc` finds the rank in whole numbers, as {@link placeAt} does. */
function shareOf(percent: number): string {
  const { n, d } = decimalOf(percent);
  const digits = String(d * 100n).length - 1;
  const text = String(n).padStart(digits + 1, '0');
  const share = `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return `cast('${share}' as decimal(${digits + 1}, ${digits}))`;
}

/** The rank sought among `n` values, in whole numbers. */
function placeAt(percent: number): string {
  const { n, d } = decimalOf(percent);
  const whole = d * 100n;
  return `(${n} * n + ${whole - 1n}) // ${whole}`;
}
