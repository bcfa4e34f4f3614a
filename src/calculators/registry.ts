import type { z } from 'zod';
import type { Unit } from '../number/unit.ts';
import type { SqlRow } from '../store/store.ts';
import type { Said } from '../words/word-book.ts';
import type { Sharing } from './aggregates.ts';
import type { Asked, BaseSpec, Calculator, FormulaWords } from './calculator.ts';
import { count } from './count.ts';
import type { Figure } from './figure.ts';
import { mean } from './mean.ts';
import { perBase } from './per-base.ts';
import { percentile } from './percentile.ts';
import type { Membership, Population, Query, Slice } from './population.ts';
import { quotient } from './quotient.ts';
import { ratio } from './ratio.ts';
import { repeatRate } from './repeat-rate.ts';
import { share } from './share.ts';
import { sum } from './sum.ts';
import { value } from './value.ts';

/** Every family of figures that a metric can be declared of. */
const ALL = {
  count,
  ratio,
  quotient,
  share,
  repeat_rate: repeatRate,
  sum,
  mean,
  percentile,
  value,
  per_base: perBase,
} as const;

export type Kind = keyof typeof ALL;
export const KINDS = Object.keys(ALL) as [Kind, ...Kind[]];

type SpecOf<C> = C extends Calculator<infer Spec, z.ZodObject> ? Spec : never;
/** The parameters of a metric as they are computed with, part of its definition. */
export type CalculatorSpec = { [K in Kind]: SpecOf<(typeof ALL)[K]> }[Kind];

type AnyCalculator = Calculator<CalculatorSpec, z.ZodObject>;

/** A calculator with its parameters: what one metric is and is computed by; each member as {@link Calculator} says. */
export interface BoundCalculator
  extends Pick<AnyCalculator, 'kind' | 'value' | 'parts'>,
    Readonly<Record<'totalless' | 'boundsLeftOut', boolean>> {
  /** What a rate is told in; null for other figures, which have the unit of what is counted or of the column. */
  readonly unit: Unit | null;
  readonly column: string | null;
  readonly category: string | null;
  readonly quantile: number | null;
  readonly divisor: { readonly base: BaseSpec; readonly of: string } | null;
  /** Conditions among the parameters, and that of the base. */
  readonly conditions: readonly string[];
  /** The same parameters with every condition over the metric's own dataset written in another way. */
  rewritten(write: (sql: string) => Promise<string>): Promise<CalculatorSpec>;
  readonly reads: readonly string[];
  query(population: Population, dimensions: readonly string[], base: Population | null): Query;
  /** Null for what cannot be computed in one pass with others. */
  sharing(population: Population, dimensions: readonly string[]): Sharing | null;
  membership(population: Population, slice: Slice, base: Population | null): Membership;
  figure(row: SqlRow): Figure;
  formula(names: FormulaWords): Said;
  english(records: string): string;
}

/** What is declared under `with` for a family of figures. */
export function parametersOf(kind: Kind): z.ZodObject {
  return ALL[kind].parameters;
}

/** Reads checked parameters; null after reporting what does not exist. */
export function resolveParameters(
  kind: Kind,
  given: Readonly<Record<string, unknown>>,
  asked: Asked,
): CalculatorSpec | null {
  return calculatorNamed(kind).resolve(given, asked);
}

/** Calculators once bound: figures ask theirs again and again. */
const BOUND = new WeakMap<CalculatorSpec, BoundCalculator>();

/** The calculator of a metric. */
export function calculatorOf(spec: CalculatorSpec): BoundCalculator {
  const known = BOUND.get(spec);
  if (known) return known;
  const bound = bind(spec);
  BOUND.set(spec, bound);
  return bound;
}

function bind(spec: CalculatorSpec): BoundCalculator {
  const calculator = calculatorNamed(spec.kind);
  const { kind, parts, value } = calculator;
  const divisor = calculator.divisor?.(spec) ?? null;
  const written = conditionsIn(spec, calculator);
  return {
    kind,
    value,
    parts,
    totalless: calculator.totalless ?? false,
    boundsLeftOut: calculator.boundsLeftOut ?? false,
    unit: value === 'rate' ? (calculator.unit?.(spec) ?? 'percent') : null,
    column: calculator.column?.(spec) ?? null,
    category: calculator.category?.(spec) ?? null,
    quantile: calculator.quantile?.(spec) ?? null,
    divisor,
    conditions: [
      ...written.map(([, sql]) => sql),
      ...(divisor === null || divisor.base.where === null ? [] : [divisor.base.where]),
    ],
    rewritten: async (write) => {
      const changed = await Promise.all(
        written.map(async ([field, sql]) => [field, await write(sql)] as const),
      );
      return { ...spec, ...Object.fromEntries(changed) };
    },
    reads: calculator.reads(spec),
    query: (population, dimensions, base) => calculator.query(spec, population, dimensions, base),
    sharing(population, dimensions) {
      const aggregates = calculator.aggregates?.(spec, population) ?? null;
      const own = calculator.grouped?.(spec, population, dimensions) ?? population;
      return aggregates && { population: own, aggregates };
    },
    membership: (population, slice, base) => calculator.membership(spec, population, slice, base),
    figure: (row) => calculator.figure(row),
    formula: (names) => calculator.formula(spec, names),
    english: (records) => calculator.english(spec, records),
  };
}

/** The parameters that hold a condition, with it. */
function conditionsIn(
  spec: CalculatorSpec,
  { conditions = [] }: AnyCalculator,
): readonly (readonly [string, string])[] {
  const given: Readonly<Record<string, unknown>> = { ...spec };
  return conditions.flatMap((field) => {
    const sql = given[field];
    return typeof sql === 'string' ? [[field, sql] as const] : [];
  });
}

/** A kind names the calculator whose parameters these are, which the type of the table cannot say of a union. */
function calculatorNamed(kind: Kind): AnyCalculator {
  return ALL[kind] as unknown as AnyCalculator;
}
