import { z } from 'zod';
import { inExactParts } from '../store/exact-number.ts';
import { said } from '../words/word-book.ts';
import { type Aggregates, aggregateQuery } from './aggregates.ts';
import type { Calculator } from './calculator.ts';
import { exactPairOf } from './figure.ts';
import { needed, numericColumn } from './parameters.ts';
import { hasMembers, inMonth, recordsOf } from './population.ts';

export interface Quotient {
  readonly kind: 'quotient';
  /** The numeric column above the line. */
  readonly of: string;
  /** The numeric column below it. */
  readonly over: string;
  /** What it is told per; null for percent. */
  readonly per: 1 | 100 | 10_000 | null;
}

const NEEDED = needed(
  'quotient 要写明分子列 of 和分母列 over',
  'quotient needs the columns of numerator and denominator: of, over',
);
const parameters = z.strictObject({
  of: z.string(NEEDED),
  over: z.string(NEEDED),
  per: z
    .union(
      [z.literal(1), z.literal(100), z.literal(10_000)],
      needed('per 只能是 1、100 或 10000', 'per is 1, 100 or 10000'),
    )
    .optional(),
});

/**
 * The sum of one numeric column over the sum of another, over the same records: calls answered ÷ calls that came. In
 * percent, or per 1, 100 or 10,000 where `per` says so; both sums are exact. A record that lacks either value stands
 * in neither sum and is listed as excluded, so that both are always of the same records.
 */
export const quotient: Calculator<Quotient, typeof parameters> = {
  kind: 'quotient',
  parameters,
  resolve(given, asked) {
    const of = numericColumn(given.of, asked);
    const over = numericColumn(given.over, asked, 'over');
    if (of === null || over === null) return null;
    return { kind: 'quotient', of, over, per: given.per ?? null };
  },
  value: 'rate',
  unit: ({ per }) => (per === null ? 'percent' : `per_${per}`),
  parts: 'nothing',
  aggregates: aggregatesOf,
  query: (spec, population, dimensions) =>
    aggregateQuery(population, dimensions, aggregatesOf(spec)),
  membership(spec, population, slice) {
    const known = bothKnown(spec);
    const records = recordsOf(population, slice, {
      amount: `cast("${spec.of}" as varchar)`,
      over: known,
      under: 'false',
      excluded: `not (${known})`,
    });
    const own = hasMembers(slice);
    const sql = `select _file, _record, cast("${spec.over}" as varchar) as amount
                 from ${population.table} where ${inMonth(population)} and ${own.sql} and ${known}`;
    return { records, units: { sql, values: own.values } };
  },
  reads: ({ of, over }) => [of, over],
  figure: exactPairOf,
  formula({ of, over, per }, { label }) {
    const times = per === null || per === 1 ? '' : per.toLocaleString('en-US');
    return said('formula.quotient', { column: label(of), over: label(over), per: times });
  },
  english({ of, over, per }, records) {
    const times = per === null || per === 1 ? '' : ` per ${per}`;
    return `sum of ${of} / sum of ${over}${times}: ${records}`;
  },
};

function aggregatesOf(spec: Quotient): Aggregates {
  const known = bothKnown(spec);
  const sum = (column: string) => `sum(${inExactParts(`"${column}"`)})`;
  return (over) => ({
    numerator: `cast(${over(sum(spec.of), known)} as varchar)`,
    denominator: `cast(${over(sum(spec.over), known)} as varchar)`,
    excluded: over('count(*)', `not (${known})`),
  });
}

function bothKnown({ of, over }: Quotient): string {
  return `"${of}" is not null and "${over}" is not null`;
}
