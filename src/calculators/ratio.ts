import { z } from 'zod';
import { allOf, conditionOf } from '../pack/dataset/condition.ts';
import { namesIn } from '../pack/dataset/sql-names.ts';
import { onlySchema } from '../pack/declare/schema-parts.ts';
import { said } from '../words/word-book.ts';
import { type Aggregates, aggregateQuery } from './aggregates.ts';
import type { Calculator } from './calculator.ts';
import { pairOf } from './figure.ts';
import { conditionIn } from './parameters.ts';
import { recordsOf } from './population.ts';

export interface Ratio {
  readonly kind: 'ratio';
  readonly numerator: string;
}

const parameters = z.strictObject({
  numerator: z.string().optional(),
  numerator_only: onlySchema.optional(),
});

/**
 * Records that meet the numerator's condition over all records in scope.
 * A record for which the condition cannot be told (a value is missing) stands in neither and is listed as excluded.
 */
export const ratio: Calculator<Ratio, typeof parameters> = {
  kind: 'ratio',
  parameters,
  resolve(given, asked) {
    const only = conditionOf(given.numerator_only ?? {}, asked.dataset);
    for (const { field, zh, en } of only.problems)
      asked.report(['with', 'numerator_only', field], zh, en);
    const own =
      given.numerator === undefined ? null : conditionIn(given.numerator, 'numerator', asked);
    const numerator = allOf(own, only.sql);
    if (numerator !== null) return { kind: 'ratio', numerator };
    asked.report(['with'], 'ratio 要写明分子 numerator', 'ratio needs a numerator');
    return null;
  },
  value: 'rate',
  parts: 'nothing',
  boundsLeftOut: true,
  conditions: ['numerator'],
  aggregates: aggregatesOf,
  query: (spec, population, dimensions) =>
    aggregateQuery(population, dimensions, aggregatesOf(spec)),
  membership(spec, population, slice) {
    const hit = `(${spec.numerator})`;
    const records = recordsOf(population, slice, {
      amount: 'null',
      over: `coalesce(${hit}, false)`,
      under: `${hit} is not null`,
      excluded: `${hit} is null`,
    });
    return { records, units: null };
  },
  reads: (spec) => namesIn(spec.numerator),
  figure: pairOf,
  formula(spec, { scope, measure, base, condition }) {
    const [, known, met] = KNOWN_ONLY.exec(spec.numerator) ?? [];
    const [numerator, denominator] =
      known !== undefined && met !== undefined
        ? [condition(met), condition(known)]
        : [condition(spec.numerator), scope];
    return said('formula.ratio', { numerator, measure, denominator, base });
  },
  english: (spec, records) => `records with ${spec.numerator} / ${records}`,
};

/** A rate over those records only of which something is known: case when A then B end. */
const KNOWN_ONLY =
  /^\s*\(*\s*case\s+when\s+((?:(?!\b(?:when|then|else)\b).)+)\s+then\s+((?:(?!\b(?:when|then|else)\b).)+)\s+end\s*\)*\s*$/is;

function aggregatesOf({ numerator: hit }: Ratio): Aggregates {
  return (over) => ({
    numerator: over('count(*)', hit),
    denominator: over('count(*)', `(${hit}) is not null`),
    excluded: over('count(*)', `(${hit}) is null`),
  });
}
