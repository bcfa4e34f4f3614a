import type { z } from 'zod';
import type { Unit } from '../number/unit.ts';
import type { DatasetSpec, ScopeSpec } from '../pack/dataset/types.ts';
import type { Report } from '../pack/declare/problems.ts';
import type { SqlRow } from '../store/store.ts';
import type { Said } from '../words/word-book.ts';
import type { Aggregates } from './aggregates.ts';
import type { Figure } from './figure.ts';
import type { Membership, Population, Query, Slice } from './population.ts';

/** What a metric may refer to. */
export interface MetricContext {
  readonly datasets: readonly DatasetSpec[];
  readonly scopes: readonly ScopeSpec[];
  /** What a record is called where a metric does not say. */
  readonly measure: string;
}

/** The declaration of a metric while its parameters are read; reported paths begin at the metric. */
export interface Asked {
  readonly dataset: DatasetSpec;
  readonly by: readonly (readonly string[])[];
  readonly context: MetricContext;
  readonly report: Report;
}

/** The records of another dataset that a figure is divided by; all that they mean, so that it is part of the definition. */
export interface BaseSpec {
  readonly dataset: string;
  readonly where: string | null;
  readonly cohort: string | null;
  /** Columns of that dataset which the base needs. */
  readonly reads: readonly string[];
  /** The derived columns among and behind them. */
  readonly derived: readonly { readonly name: string; readonly sql: string }[];
}

/** What a formula names: a metric's own words, and those for columns and conditions of its dataset. */
export interface FormulaWords {
  readonly scope: string;
  /** What makes several records one, where they are counted so; else empty. */
  readonly once: string;
  /** That a whole of several records has the longest value of them, where the metric's column is such; else empty. */
  readonly longest: string;
  /** What one record or user of a numerator is called, and one of a denominator. */
  readonly measure: string;
  readonly base: string;
  label(column: string): string;
  condition(sql: string): string;
  /** The same of another dataset; null where nobody knows it. */
  of(
    dataset: string,
  ): (Pick<FormulaWords, 'label' | 'condition'> & { readonly name: string }) | null;
}

/**
 * One family of metrics, whole: how it is declared, what its values are, how they are computed and told. Every stage asks
 * this declaration, so that a new family is this one file and its line in `registry.ts`.
 */
export interface Calculator<Spec extends { readonly kind: string }, Given extends z.ZodObject> {
  readonly kind: Spec['kind'];
  /** What a metric writes under `with`. */
  readonly parameters: Given;
  /** Parameters as the figures are computed with; null after reporting what does not exist. Part of the metric's definition. */
  resolve(given: z.output<Given>, asked: Asked): Spec | null;

  /**
   * `rate`: a pair; `amount`: adds up over records and months, unless the metric is a stock; `column`: as the column
   * is; `mean`: as the column is, and a pair of its sum and how many records have it.
   */
  readonly value: 'rate' | 'amount' | 'column' | 'mean';
  /** What a rate is told in; percent unless declared. */
  unit?(spec: Spec): Unit;
  /** The numeric column whose values are given, added or ordered. */
  column?(spec: Spec): string;
  /**
   * What adds up over the members of a dimension: numbers of records, amounts of the column, or the numerators of shares
   * of one whole. Nothing for what has no total of its parts.
   */
  readonly parts: 'records' | 'amounts' | 'shares' | 'nothing';
  /** Of shares: the column whose members make up the whole. */
  category?(spec: Spec): string;
  /** Of a place in the order of values: how many percent do not exceed it. */
  quantile?(spec: Spec): number;
  /** The records divided by, and their numeric column. */
  divisor?(spec: Spec): { readonly base: BaseSpec; readonly of: string };
  /** Without a value over several members, such as a rank: the total of a metric with dimensions does not apply. */
  readonly totalless?: boolean;
  /** Whether a record that it leaves out would stand in the denominator, and perhaps in the numerator. */
  readonly boundsLeftOut?: boolean;

  /** Which parameters hold a condition in SQL. */
  readonly conditions?: readonly (keyof Spec & string)[];
  /** Columns, besides scope, dimensions and cohort, whose values the figure needs. */
  reads(spec: Spec): readonly string[];
  /**
   * The query gives one row per combination of `dimensions`, with the columns `d0` … in their order, what `figure` reads,
   * and `excluded`: records of the scope that could not be judged or measured and stand in no part of the figure. `base`
   * is the population of the divisor.
   */
  query(
    spec: Spec,
    population: Population,
    dimensions: readonly string[],
    base: Population | null,
  ): Query;
  /**
   * What is put together, where that is not the records themselves: rows that several records of the population make, such
   * as those of a user, each with the members of `dimensions` under their names. Null for the records.
   */
  grouped?(spec: Spec, population: Population, dimensions: readonly string[]): Population | null;
  /**
   * What the query selects, where that is nothing but aggregates over these rows or single records: then several
   * metrics are computed in one pass. Absent for what looks at records together, such as those of a user.
   */
  aggregates?(spec: Spec, population: Population): Aggregates | null;
  /** The records behind one row of the query: counting or adding them up gives the row's figure again. */
  membership(spec: Spec, population: Population, slice: Slice, base: Population | null): Membership;
  /** Reads one row of the query. */
  figure(row: SqlRow): Figure;

  /** How a value comes from the records in scope: a phrase `formula.…` and its facts, for `definitions/` to put into words. */
  formula(spec: Spec, names: FormulaWords): Said;
  /** The same in English, its conditions and columns as they are written; `records` names the scope. */
  english(spec: Spec, records: string): string;
}
