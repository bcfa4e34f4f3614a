import type { MetricContext } from '../../calculators/calculator.ts';
import { checkColumn, typeOf } from '../../calculators/parameters.ts';
import {
  type BoundCalculator,
  type CalculatorSpec,
  calculatorOf,
  parametersOf,
  resolveParameters,
} from '../../calculators/registry.ts';
import type { Shape, Unit } from '../../number/unit.ts';
import { isOfPairs, perOf } from '../../number/unit.ts';
import { issueTexts } from '../../yaml/issues.ts';
import { checkSql } from '../dataset/check-sql.ts';
import { allOf, conditionOf } from '../dataset/condition.ts';
import { inOneWidth } from '../dataset/one-width.ts';
import type { DatasetSpec, ScopeSpec } from '../dataset/types.ts';
import type { Report } from '../declare/problems.ts';
import { reportUnknown } from '../declare/unknown-name.ts';
import type { RawMetric } from './schema.ts';
import type { MetricSpec } from './types.ts';

export type { MetricContext };

/** Turns a checked declaration into a metric, or null after reporting what does not exist. */
export function resolveMetric(
  raw: RawMetric,
  context: MetricContext,
  report: Report,
): MetricSpec | null {
  const scope = scopeOf(raw, context, report);
  const dataset = context.datasets.find((candidate) => candidate.id === scope?.dataset);
  if (!scope || !dataset) return null;
  const { whole = [], longest = [] } = dataset.repeats ?? {};
  checkNames(raw, dataset, report);
  const parameters = parametersIn(raw, dataset, context, report);
  if (!parameters) return null;
  const calculator = calculatorOf(parameters);
  const columnType = calculator.column === null ? null : typeOf(calculator.column, dataset);
  const fillZero = filled(raw, calculator, report);
  const { measure = context.measure } = raw;
  const shape = shapeOf(raw, calculator, columnType);
  const [counted = measure, per] = measure.split('/');
  return {
    id: raw.id,
    name: raw.name,
    shortName: raw.short_name ?? raw.name,
    spokenName: spokenName(raw, calculator),
    description: raw.description,
    rest: raw.rest ?? null,
    scope: whole.length > 0 ? { ...scope, whole, longest } : scope,
    calculator: parameters,
    by: raw.by,
    unitDimensions: [...new Set(raw.by.flat())].filter((name) => {
      const type = typeOf(name, dataset);
      return type === 'branch' || type === 'department';
    }),
    unit: unitOf(raw, shape, calculator, columnType, report),
    shape,
    better: raw.better,
    population: raw.population,
    measure,
    counted,
    base: raw.base ?? per?.replace(/^每?[百千万]*/, '') ?? counted,
    cohort: raw.cohort ?? dataset.cohort,
    fillZero,
    stock: raw.stock,
  };
}

/** After a member's name a place in the order of values says nothing without what is ordered: 80百分位 of what? */
function spokenName(raw: RawMetric, { quantile }: BoundCalculator): string {
  return raw.spoken_name ?? (quantile === null ? (raw.short_name ?? raw.name) : raw.name);
}

/** The dimensions to fill with zeros: all, or those named; only what adds up can be nothing. */
function filled(raw: RawMetric, { parts }: BoundCalculator, report: Report): readonly string[] {
  if (raw.fill === undefined) return [];
  if (parts !== 'records' && parts !== 'amounts') {
    report(['fill'], '只有计数和求和才能补零', 'only counts and sums can be filled with zeros');
  }
  const dimensions = [...new Set(raw.by.filter((set) => set.length === 1).flat())];
  if (raw.fill === 'zero') return dimensions;
  for (const name of raw.fill.zero.filter((one) => !dimensions.includes(one))) {
    report(['fill', 'zero'], `by 里没有单独的「${name}」`, `"${name}" is no set of its own in by`);
  }
  return raw.fill.zero;
}

/** What kind of value a calculator gives: of a column what the column holds, a level where it holds at one time. */
function shapeOf(raw: RawMetric, { value }: BoundCalculator, columnType: string | null): Shape {
  if (value === 'rate') return 'rate';
  if (value === 'amount') return raw.stock ? 'level' : 'amount';
  if (value === 'column' && (raw.unit ?? columnType) === 'rank') return 'rank';
  return columnType === 'hours' ? 'duration' : 'level';
}

/** The unit as declared, else that of a rate, of what is counted or of the column: yuan for amounts, hours for durations. */
function unitOf(
  raw: RawMetric,
  shape: Shape,
  calculator: BoundCalculator,
  columnType: string | null,
  report: Report,
): Unit {
  const isMean = calculator.value === 'mean';
  const own = withDecimals(calculator.unit ?? columnUnit(shape, columnType), isMean);
  const unit = withDecimals(raw.unit ?? own, isMean);
  const fits =
    shape === 'rate'
      ? unit === own
      : (unit === 'percent' && columnType === 'percent') ||
        (unit === 'per_1' && isMean) ||
        (!isOfPairs(unit) && (unit === 'rank') === (shape === 'rank'));
  if (!fits) wrongUnit(raw, report);
  return fits ? unit : own;
}

/** A mean of what is printed whole, of counts or ranks, is printed with decimals. */
function withDecimals(unit: Unit, isMean: boolean): Unit {
  return isMean && perOf(unit) === null ? 'per_1' : unit;
}

function columnUnit(shape: Shape, columnType: string | null): Unit {
  if (columnType === 'percent') return 'percent';
  if (shape === 'rank') return 'rank';
  if (columnType === 'amount') return 'yuan';
  return columnType === 'hours' ? 'hours' : 'count';
}

function wrongUnit(raw: RawMetric, report: Report): void {
  report(
    ['unit'],
    `${raw.calculator} 的结果不能以 ${raw.unit} 为单位`,
    `a result of ${raw.calculator} cannot have the unit ${raw.unit}`,
  );
}

function scopeOf(raw: RawMetric, context: MetricContext, report: Report): ScopeSpec | null {
  const named = context.scopes.find((scope) => scope.id === raw.scope);
  if (raw.scope !== undefined && !named) {
    const known = context.scopes.map(({ id }) => id);
    reportUnknown(report, ['scope'], 'scope', raw.scope, known);
    return null;
  }
  const datasetId = named?.dataset ?? raw.dataset;
  const dataset = context.datasets.find((candidate) => candidate.id === datasetId);
  if (!dataset) {
    const known = context.datasets.map(({ id }) => id);
    if (datasetId === undefined) report([], '要写明 scope 或 dataset', 'name a scope or a dataset');
    else reportUnknown(report, ['dataset'], 'dataset', datasetId, known);
    return null;
  }
  const only = conditionOf(raw.only, dataset);
  for (const problem of only.problems) report(['only', problem.field], problem.zh, problem.en);
  if (raw.where !== undefined) checkSql(raw.where, dataset, ['where'], report);
  const own = raw.where === undefined ? undefined : inOneWidth(raw.where, dataset);
  const where = allOf(named?.where, own, only.sql);
  if (named && raw.where === undefined && only.sql === null) return named;
  return {
    id: named?.id ?? dataset.id,
    name: named?.name ?? dataset.name,
    dataset: dataset.id,
    where,
  };
}

/** What stands under `with`, read by the calculator's own declaration. */
function parametersIn(
  raw: RawMetric,
  dataset: DatasetSpec,
  context: MetricContext,
  report: Report,
): CalculatorSpec | null {
  const schema = parametersOf(raw.calculator);
  const known = Object.entries(raw.with).filter(([field]) => field in schema.shape);
  for (const field of Object.keys(raw.with).filter((one) => !(one in schema.shape)))
    report(
      ['with', field],
      `${raw.calculator} 不用这个参数`,
      `${raw.calculator} does not take this`,
    );
  const parsed = schema.safeParse(Object.fromEntries(known), { reportInput: true });
  if (parsed.success)
    return resolveParameters(raw.calculator, parsed.data, { dataset, by: raw.by, context, report });
  for (const { path, zh, en } of parsed.error.issues.flatMap(issueTexts))
    report(['with', ...path], zh, en);
  return null;
}

/** Reports dimensions and a cohort that the dataset has not. */
function checkNames(raw: RawMetric, dataset: DatasetSpec, report: Report): void {
  for (const [at, set] of raw.by.entries())
    for (const [index, name] of set.entries())
      checkColumn(name, ['by', at, index], { dataset, report });
  if (raw.cohort !== undefined) checkColumn(raw.cohort, ['cohort'], { dataset, report });
}
