import { createHash } from 'node:crypto';
import { calculatorOf } from '../calculators/registry.ts';
import { columnsIn, derivedBehind } from '../pack/dataset/sql-names.ts';
import type { DatasetSpec, DerivedSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { Cut } from '../workspace/types.ts';

/** Every column that a metric's figures rest on: condition, calculator, cohort and these dimensions. Derived ones by their own name. */
export function columnsOf(
  metric: MetricSpec,
  dataset: DatasetSpec,
  dimensions: readonly string[],
): readonly string[] {
  const known = new Set([...dataset.columns, ...dataset.derived].map((column) => column.name));
  const names = [
    ...(metric.scope.where === null ? [] : columnsIn(metric.scope.where, dataset).columns),
    ...calculatorOf(metric.calculator).reads,
    ...dimensions,
    ...(metric.cohort === null ? [] : [metric.cohort]),
  ];
  return [...new Set(names.filter((name) => known.has(name)))];
}

/**
 * The headers of columns that a metric needs for a set of dimensions and no export has; a derived column is there when one
 * of its needs is, and else told by the headers that would bring it.
 */
export function missingColumns(
  metric: MetricSpec,
  dataset: DatasetSpec,
  present: readonly string[],
  dimensions: readonly string[],
): readonly string[] {
  return missingAmong(columnsOf(metric, dataset, dimensions), dataset, present);
}

/** The same of the dataset that a metric divides by; none for a metric without one. */
export function missingBaseColumns(
  { calculator }: MetricSpec,
  dataset: DatasetSpec,
  present: readonly string[],
  dimensions: readonly string[],
): readonly string[] {
  const { divisor } = calculatorOf(calculator);
  if (divisor === null) return [];
  return missingAmong([...new Set([...divisor.base.reads, ...dimensions])], dataset, present);
}

function missingAmong(
  names: readonly string[],
  dataset: DatasetSpec,
  present: readonly string[],
): readonly string[] {
  const missing = names.flatMap((name) => {
    const derived = dataset.derived.find((column) => column.name === name);
    const isThere = derived
      ? derived.needs.some((need) => need.every((one) => present.includes(one)))
      : present.includes(name);
    if (isThere) return [];
    return derived ? headersFor(derived, dataset, present) : [headerOf(name, dataset)];
  });
  return [...new Set(missing)];
}

/** The headers that would bring a derived column: of its alternatives, the one that lacks the fewest. */
function headersFor(
  { needs }: DerivedSpec,
  dataset: DatasetSpec,
  present: readonly string[],
): readonly string[] {
  const lacks = needs.map((need) => need.filter((name) => !present.includes(name)));
  const [fewest = []] = lacks.toSorted((a, b) => a.length - b.length);
  return fewest.map((name) => headerOf(name, dataset));
}

function headerOf(name: string, dataset: DatasetSpec): string {
  return dataset.columns.find((column) => column.name === name)?.header ?? name;
}

/** The rules for impossible records that touch a column of the metric; left out where there is none. */
function voidedBy(metric: MetricSpec, dataset: DatasetSpec) {
  const read = columnsOf(metric, dataset, metric.by.flat());
  const behind = derivedBehind(read, dataset);
  const names = new Set([
    ...read,
    ...behind.flatMap(({ name, sql }) => [name, ...columnsIn(sql, dataset).columns]),
  ]);
  const rules = dataset.impossible.filter(({ voided }) => voided.some((one) => names.has(one)));
  return rules.length === 0 ? {} : { impossible: rules.map(({ when, voided }) => [when, voided]) };
}

/**
 * `sha256:` of what the figure means: dataset, condition, calculator, cohort, period, unit, population and the
 * derived columns used. Names and dimensions are not part of it: renaming breaks no comparison.
 */
export function definitionHash(metric: MetricSpec, dataset: DatasetSpec, period: Cut): string {
  const derived = derivedBehind(columnsOf(metric, dataset, metric.by.flat()), dataset);
  const meaning = {
    dataset: dataset.id,
    where: metric.scope.where,
    calculator: metric.calculator,
    cohort: metric.cohort,
    period,
    unit: metric.unit,
    population: metric.population,
    derived: derived.map(({ name, sql }) => ({ name, sql })),
    ...voidedBy(metric, dataset),
  };
  return `sha256:${createHash('sha256').update(JSON.stringify(meaning)).digest('hex')}`;
}
