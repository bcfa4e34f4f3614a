import { isDeepStrictEqual } from 'node:util';
import type { BaseSpec } from '../calculators/calculator.ts';
import type { Membership, Population, Query } from '../calculators/population.ts';
import { type BoundCalculator, calculatorOf } from '../calculators/registry.ts';
import { inParts } from '../ingest/load/input-part.ts';
import { fraction, toNumber } from '../number/fraction.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { quoteName } from '../store/quoted.ts';
import type { SqlRow, SqlValue, Store } from '../store/store.ts';
import { cutOf, inputParts, partsWithin } from '../workspace/input-parts.ts';
import { periodOf } from '../workspace/period.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import { addedParts, addedSets } from './added-parts.ts';
import { inMemberOrder, membersOf, membersToFill } from './members.ts';
import type { Counted } from './result.ts';

/** What was found for one combination of members, and how many records could not be used for it. */
export type FigureRow = Counted & { readonly excluded: number };

/** Where figures are computed. */
export interface FigureSource {
  readonly store: Store;
  readonly workspace: Workspace;
  /** The report's period. */
  readonly month: Period;
  /** The part of it that is looked at; all of it unless given. */
  readonly part?: Period | undefined;
  /** Parts of which no export came: they bring nothing, and the rest is added up without them. */
  readonly absent?: readonly Period[] | undefined;
  /** Rows that queries have, found before. */
  readonly found?: FoundRows | undefined;
}

/** The rows of queries, by {@link nameOf} them. */
export type FoundRows = ReadonlyMap<string, readonly SqlRow[]>;

/** What a query is known by: of one name, one answer. */
export function nameOf({ sql, values }: Query): string {
  return JSON.stringify([sql, values]);
}

/** The rows of one set of dimensions, in the configured order of members. */
export interface FigureSet {
  readonly dimensions: readonly string[];
  readonly rows: readonly FigureRow[];
}

/** A metric's figures for each set of dimensions, those of a longer period added up of its months. */
export async function figureSets(
  metric: MetricSpec,
  dataset: DatasetSpec,
  sets: readonly (readonly string[])[],
  source: FigureSource,
): Promise<readonly FigureSet[]> {
  const parts: (readonly FigureSet[])[] = [];
  for (const part of partsGiven(metric, source))
    parts.push(await setsOfPart(metric, sets, { ...source, part }));
  const added =
    parts.length === 1 ? (parts[0] ?? []) : addedSets(parts, calculatorOf(metric.calculator));
  return added.map(({ dimensions, rows }) => ({
    dimensions,
    rows: isBare(rows) ? rows : inOrder(rows, metric, dataset, dimensions, source),
  }));
}

/** The parts of the period that a metric is computed of, one by one. */
export function partsGiven(
  metric: MetricSpec,
  { month, absent = [] }: FigureSource,
): readonly Period[] {
  const parts = addedParts(metric, month);
  const given = parts.filter((part) => !absent.includes(part));
  return given.length === 0 ? parts : given;
}

/** Whether a set was not asked for, because its calculator has no total. */
function isBare([row, ...others]: readonly FigureRow[]): boolean {
  return others.length === 0 && row !== undefined && row.members.length === 0 && 'status' in row;
}

/** Runs a metric's query for each set of dimensions, all in one statement where it can. */
async function setsOfPart(
  metric: MetricSpec,
  sets: readonly (readonly string[])[],
  source: FigureSource,
): Promise<readonly FigureSet[]> {
  const calculator = calculatorOf(metric.calculator);
  const asked = setsAsked(metric, sets);
  const queries = asked.map((dimensions) => figureQuery(metric, dimensions, source));
  const before = queries.map((query) => source.found?.get(nameOf(query)) ?? null);
  const left = queries.filter((_, at) => before[at] === null);
  const rest = await rowsOfAll(source.store, left);
  const found = queries.map((query, at) => before[at] ?? rest[left.indexOf(query)] ?? []);
  return sets.map((dimensions): FigureSet => {
    const at = asked.indexOf(dimensions);
    if (at < 0) {
      const none = { members: [], status: 'not_applicable', reason: null, excluded: 0 } as const;
      return { dimensions, rows: [{ ...none, dimensions }] };
    }
    const rows = (found[at] ?? []).map((row) => rowOf(row, dimensions, calculator));
    return { dimensions, rows };
  });
}

/** The sets that are asked of the tables: all but the total of what has none over its members. */
export function setsAsked(
  { by, calculator }: MetricSpec,
  sets: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const isTotalless = calculatorOf(calculator).totalless && by.length > 0;
  return sets.filter((dimensions) => !isTotalless || dimensions.length > 0);
}

const SET = '_set';

/**
 * The rows of each query. A statement of its own costs more than reading a small table does, so that those that are bound
 * to the same values are asked for together; where that fails each is asked for alone, to be told by its own words.
 */
async function rowsOfAll(
  store: Store,
  queries: readonly Query[],
): Promise<readonly (readonly SqlRow[])[]> {
  const [first, ...rest] = queries;
  if (
    first &&
    rest.length > 0 &&
    rest.every(({ values }) => isDeepStrictEqual(values, first.values))
  ) {
    const parts = queries.map(({ sql }, at) => `select ${at} as ${SET}, * from (${sql})`);
    const rows = await store
      .rows(parts.join(' union all by name '), first.values)
      .catch(() => null);
    if (rows !== null) return queries.map((_, at) => rows.filter((row) => Number(row[SET]) === at));
  }
  const alone: (readonly SqlRow[])[] = [];
  for (const { sql, values } of queries) alone.push(await store.rows(sql, values));
  return alone;
}

/** The rows of a set with zeros for members without a record, in the configured order of members. */
function inOrder(
  found: readonly FigureRow[],
  metric: MetricSpec,
  dataset: DatasetSpec,
  dimensions: readonly string[],
  source: FigureSource,
): readonly FigureRow[] {
  const { organization } = source.workspace;
  const rows = [...found, ...zeroRows(metric, dataset, dimensions, found, source)];
  const order = dimensions.map((name) => membersOf(name, dataset, organization));
  return inMemberOrder(
    rows.map((row) => ({ row, members: row.members, size: sizeOf(row) })),
    order,
  ).map(({ row }) => row);
}

/** The query that gives a metric's figures for one set of dimensions, one row a combination of members. */
export function figureQuery(
  metric: MetricSpec,
  dimensions: readonly string[],
  source: Omit<FigureSource, 'store'>,
): Query {
  const base = baseOf(metric, source);
  return calculatorOf(metric.calculator).query(populationOf(metric, source), dimensions, base);
}

/** The records on which the result for these members stands; `by` in the order of the metric's dimensions. */
export function membershipOf(
  metric: MetricSpec,
  by: Readonly<Record<string, string>>,
  source: Omit<FigureSource, 'store'>,
): Membership {
  const slice = { dimensions: Object.keys(by), members: Object.values(by) };
  const parts = addedParts(metric, source.month).map((part): Membership => {
    const ofPart = { ...source, part };
    const base = baseOf(metric, ofPart);
    return calculatorOf(metric.calculator).membership(populationOf(metric, ofPart), slice, base);
  });
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const units = parts.flatMap((part) => (part.units === null ? [] : [part.units]));
  return {
    records: oneAfterAnother(parts.map(({ records }, at) => ofPart(records, at))),
    units: units.length === 0 ? null : oneAfterAnother(units),
  };
}

/** A user counts once in each part. */
function ofPart({ sql, values }: Query, part: number): Query {
  return { sql: `select * replace (who || ' ${part}' as who) from (${sql})`, values };
}

/** The rows of several queries, their bound values one behind the other. */
function oneAfterAnother(queries: readonly Query[]): Query {
  const values: SqlValue[] = [];
  const parts = queries.map((query) => {
    const before = values.length;
    values.push(...query.values);
    return query.sql.replaceAll(/\$(\d+)/g, (_, at: string) => `$${Number(at) + before}`);
  });
  return { sql: parts.map((sql) => `select * from (${sql})`).join(' union all '), values };
}

function rowOf(row: SqlRow, dimensions: readonly string[], calculator: BoundCalculator): FigureRow {
  const members = dimensions.map((_, index) => String(row[`d${index}`]));
  const figure = calculator.figure(row);
  return { ...figure, dimensions, members, excluded: Number(row.excluded ?? 0) };
}

/** Zeros for the configured members of a single dimension that have no record. */
function zeroRows(
  metric: MetricSpec,
  dataset: DatasetSpec,
  dimensions: readonly string[],
  found: readonly FigureRow[],
  { workspace }: FigureSource,
): readonly FigureRow[] {
  const [dimension = ''] = dimensions;
  if (dimensions.length !== 1 || !metric.fillZero.includes(dimension)) return [];
  const seen = new Set(found.map((row) => row.members[0]));
  return membersToFill(dimension, dataset, workspace.organization)
    .filter((member) => !seen.has(member))
    .map((member) => ({ amount: fraction(0n), dimensions, members: [member], excluded: 0 }));
}

/** What puts members in order that nobody configured. */
function sizeOf(row: FigureRow): number {
  if ('numerator' in row) return toNumber(row.numerator);
  return 'amount' in row && row.amount !== null ? toNumber(row.amount) : 0;
}

/** The records of a metric's scope that count for the month. */
export function populationOf(
  { scope, cohort }: MetricSpec,
  source: Omit<FigureSource, 'store'>,
): Population {
  const own = populationIn({ dataset: scope.dataset, where: scope.where, cohort }, source);
  const { whole, longest, from } = scope;
  return { ...own, whole, longest, ...(from ? { table: from } : {}) };
}

function baseOf(
  { calculator }: MetricSpec,
  source: Omit<FigureSource, 'store'>,
): Population | null {
  const { divisor } = calculatorOf(calculator);
  return divisor === null ? null : populationIn(divisor.base, source);
}

/** The records of a dataset that count for the month. */
function populationIn(
  { dataset, where, cohort }: Pick<BaseSpec, 'dataset' | 'where' | 'cohort'>,
  { workspace, month, part = month }: Omit<FigureSource, 'store'>,
): Population {
  const cut = cutOf(workspace, dataset);
  const table = quoteName(dataset);
  if (cohort !== null) return { table, where, cohort: { column: cohort, ...periodOf(part, cut) } };
  const folders = inputParts(workspace, month);
  if (folders.length === 1) return { table, where, cohort: null };
  const own = inParts(partsWithin(folders, part, cut));
  return { table, where: where === null ? own : `${own} and (${where})`, cohort: null };
}
