import type { BaseSpec } from '../calculators/calculator.ts';
import type { Membership, Population, Query } from '../calculators/population.ts';
import { type BoundCalculator, calculatorOf } from '../calculators/registry.ts';
import { fraction, toNumber } from '../number/fraction.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { quoteName, type SqlRow, type Store } from '../store/store.ts';
import { periodOf } from '../workspace/period.ts';
import type { Month, Workspace } from '../workspace/types.ts';
import { inMemberOrder, membersOf, membersToFill } from './members.ts';
import type { Counted } from './result.ts';

/** What was found for one combination of members, and how many records could not be used for it. */
export type FigureRow = Counted & { readonly excluded: number };

/** Where figures are computed. */
export interface FigureSource {
  readonly store: Store;
  readonly workspace: Workspace;
  readonly month: Month;
}

/** Runs a metric's query for one set of dimensions and gives its rows in the configured order of members. */
export async function figureRows(
  metric: MetricSpec,
  dataset: DatasetSpec,
  dimensions: readonly string[],
  source: FigureSource,
): Promise<readonly FigureRow[]> {
  const calculator = calculatorOf(metric.calculator);
  if (calculator.totalless && dimensions.length === 0 && metric.by.length > 0) {
    return [{ dimensions, members: [], status: 'not_applicable', reason: null, excluded: 0 }];
  }
  const { sql, values } = figureQuery(metric, dimensions, source);
  const found = (await source.store.rows(sql, values)).map((row) =>
    rowOf(row, dimensions, calculator),
  );
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
  const base = baseOf(metric, source);
  return calculatorOf(metric.calculator).membership(populationOf(metric, source), slice, base);
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
  { workspace, month }: Omit<FigureSource, 'store'>,
): Population {
  const range = periodOf(month, workspace.periods[dataset] ?? workspace.defaultPeriod);
  return {
    table: quoteName(dataset),
    where,
    cohort: cohort === null ? null : { column: cohort, ...range },
  };
}
