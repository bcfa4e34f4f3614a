import { perOf } from '../number/unit.ts';
import { checkSql } from './check-sql.ts';
import { allOf, conditionOf } from './condition.ts';
import { inOneWidth } from './one-width.ts';
import type { Report } from './problems.ts';
import {
  type CalculatorContext,
  hasColumn,
  resolveCalculator,
  typeOf,
} from './resolve-calculator.ts';
import type { RawMetric } from './schema.ts';
import type { DatasetSpec, MetricSpec, ScopeSpec, Shape, Unit } from './types.ts';

export { checkSql } from './check-sql.ts';

/** What a metric may refer to. */
export type MetricContext = CalculatorContext;

/** Turns a checked declaration into a metric, or null after reporting what does not exist. */
export function resolveMetric(
  raw: RawMetric,
  context: MetricContext,
  report: Report,
): MetricSpec | null {
  const scope = scopeOf(raw, context, report);
  const dataset = context.datasets.find((candidate) => candidate.id === scope?.dataset);
  if (!scope || !dataset) return null;
  const whole = dataset.repeats?.whole ?? [];
  checkNames(raw, dataset, report);
  const calculator = resolveCalculator(raw, dataset, context, report);
  if (!calculator) return null;
  const fillZero = filled(raw, report);
  const { measure } = raw;
  const shape = shapeOf(raw, dataset);
  const [counted = measure, per] = measure.split('/');
  return {
    id: raw.id,
    name: raw.name,
    shortName: raw.short_name ?? raw.name,
    description: raw.description,
    rest: raw.rest ?? null,
    scope: whole.length > 0 ? { ...scope, whole } : scope,
    calculator,
    by: raw.by,
    unit: unitOf(raw, shape, dataset, report),
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

/** The dimensions to fill with zeros: all, or those named; only what adds up can be nothing. */
function filled(raw: RawMetric, report: Report): readonly string[] {
  if (raw.fill === undefined) return [];
  if (raw.calculator !== 'count' && raw.calculator !== 'sum') {
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
function shapeOf({ calculator, with: given, stock, unit }: RawMetric, dataset: DatasetSpec): Shape {
  switch (calculator) {
    case 'ratio':
    case 'share':
    case 'repeat_rate':
    case 'per_base':
      return 'rate';
    case 'count':
    case 'sum':
      return stock ? 'level' : 'amount';
    case 'percentile':
    case 'value': {
      const type = given.of === undefined ? null : typeOf(given.of, dataset);
      if ((unit ?? type) === 'rank') return 'rank';
      return type === 'hours' ? 'duration' : 'level';
    }
  }
}

/** The unit as declared, else that of what is counted or of the column: yuan for amounts, hours for durations. */
function unitOf(raw: RawMetric, shape: Shape, dataset: DatasetSpec, report: Report): Unit {
  const own = ownUnit(raw, shape, dataset);
  const unit = raw.unit ?? own;
  const type = raw.with.of === undefined ? null : typeOf(raw.with.of, dataset);
  const isOfPercent = shape !== 'rate' && type === 'percent';
  const fits =
    raw.calculator === 'per_base'
      ? unit === own
      : shape === 'rate'
        ? unit === 'percent'
        : (unit === 'percent' && isOfPercent) ||
          (perOf(unit) === null && (unit === 'rank') === (shape === 'rank'));
  if (!fits) wrongUnit(raw, report);
  return fits ? unit : own;
}

function ownUnit(raw: RawMetric, shape: Shape, dataset: DatasetSpec): Unit {
  if (raw.calculator === 'per_base') return raw.with.per === 100 ? 'per_100' : 'per_10000';
  if (shape === 'rate') return 'percent';
  const type = raw.with.of === undefined ? null : typeOf(raw.with.of, dataset);
  if (type === 'percent') return 'percent';
  if (shape === 'rank') return 'rank';
  if (type === 'amount') return 'yuan';
  return type === 'hours' ? 'hours' : 'count';
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
    report(['scope'], `没有名为「${raw.scope}」的统计范围`, `no scope named "${raw.scope}"`);
    return null;
  }
  const datasetId = named?.dataset ?? raw.dataset;
  const dataset = context.datasets.find((candidate) => candidate.id === datasetId);
  if (!dataset) {
    if (datasetId === undefined) report([], '要写明 scope 或 dataset', 'name a scope or a dataset');
    else report(['dataset'], `没有名为「${datasetId}」的数据集`, `no dataset named "${datasetId}"`);
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

function checkNames(raw: RawMetric, dataset: DatasetSpec, report: Report): void {
  const fields = raw.calculator === 'share' ? (['of', 'user'] as const) : (['user'] as const);
  const named = [
    ...raw.by.flatMap((set, i) => set.map((name, j) => [['by', i, j], name] as const)),
    ...(raw.with.same ?? []).map((name, i) => [['with', 'same', i], name] as const),
    ...fields.flatMap((field) => {
      const name = raw.with[field];
      return name === undefined ? [] : [[['with', field], name] as const];
    }),
    ...(raw.cohort === undefined ? [] : [[['cohort'], raw.cohort] as const]),
    ...(raw.with.within_days === undefined
      ? []
      : [[['with', 'within_days'], 'restored_at'] as const]),
  ];
  for (const [path, name] of named) {
    if (!hasColumn(dataset, name))
      report(
        path,
        `数据集 ${dataset.id} 没有「${name}」这一列`,
        `dataset ${dataset.id} has no column "${name}"`,
      );
  }
}
