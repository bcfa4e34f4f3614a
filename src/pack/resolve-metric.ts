import { allOf, conditionOf } from './condition.ts';
import type { Report } from './problems.ts';
import type { RawMetric } from './schema.ts';
import { columnsIn } from './sql-names.ts';
import type { CalculatorSpec, DatasetSpec, MetricSpec, ScopeSpec } from './types.ts';

/** What a metric may refer to. */
export interface MetricContext {
  readonly datasets: readonly DatasetSpec[];
  readonly scopes: readonly ScopeSpec[];
}

/** Turns a checked declaration into a metric, or null after reporting what does not exist. */
export function resolveMetric(
  raw: RawMetric,
  context: MetricContext,
  report: Report,
): MetricSpec | null {
  const scope = scopeOf(raw, context, report);
  const dataset = context.datasets.find((candidate) => candidate.id === scope?.dataset);
  if (!scope || !dataset) return null;
  checkNames(raw, dataset, report);
  const calculator = calculatorOf(raw, dataset, report);
  if (!calculator) return null;
  if (raw.fill !== undefined && raw.calculator !== 'count') {
    report(['fill'], '只有计数才能补零', 'only counts can be filled with zeros');
  }
  const measure = raw.measure;
  return {
    id: raw.id,
    name: raw.name,
    shortName: raw.short_name ?? raw.name,
    description: raw.description,
    scope,
    calculator,
    by: raw.by,
    unit: raw.unit ?? (raw.calculator === 'count' ? 'count' : 'percent'),
    better: raw.better,
    population: raw.population,
    measure,
    base: raw.base ?? measure,
    cohort: raw.cohort ?? dataset.cohort,
    fillZero: raw.fill === 'zero',
  };
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
  const where = allOf(named?.where, raw.where, only.sql);
  if (named && raw.where === undefined && only.sql === null) return named;
  return {
    id: named?.id ?? dataset.id,
    name: named?.name ?? dataset.name,
    dataset: dataset.id,
    where,
  };
}

function calculatorOf(raw: RawMetric, dataset: DatasetSpec, report: Report): CalculatorSpec | null {
  const given = raw.with;
  const allowed = FIELDS[raw.calculator];
  for (const field of Object.keys(given).filter((name) => !allowed.includes(name))) {
    report(
      ['with', field],
      `${raw.calculator} 不用这个参数`,
      `${raw.calculator} does not take this`,
    );
  }
  switch (raw.calculator) {
    case 'count':
      return { kind: 'count' };
    case 'ratio': {
      const only = conditionOf(given.numerator_only ?? {}, dataset);
      for (const problem of only.problems)
        report(['with', 'numerator_only', problem.field], problem.zh, problem.en);
      if (given.numerator !== undefined)
        checkSql(given.numerator, dataset, ['with', 'numerator'], report);
      const numerator = allOf(given.numerator, only.sql);
      if (numerator !== null) return { kind: 'ratio', numerator };
      report(['with'], 'ratio 要写明分子 numerator', 'ratio needs a numerator');
      return null;
    }
    case 'share':
      if (given.of !== undefined) return { kind: 'share', of: given.of };
      report(['with'], 'share 要写明按哪一列 of', 'share needs the column: of');
      return null;
    case 'repeat_rate':
      if (given.counted !== undefined)
        checkSql(given.counted, dataset, ['with', 'counted'], report);
      if (given.user === undefined) {
        report(
          ['with'],
          'repeat_rate 要写明用户列 user',
          'repeat_rate needs the user column: user',
        );
        return null;
      }
      return {
        kind: 'repeat_rate',
        user: given.user,
        atLeast: given.at_least ?? 2,
        same: given.same ?? [],
        withinDays: given.within_days ?? null,
        counted: given.counted ?? null,
      };
  }
}

const FIELDS: Readonly<Record<RawMetric['calculator'], readonly string[]>> = {
  count: [],
  ratio: ['numerator', 'numerator_only'],
  share: ['of'],
  repeat_rate: ['user', 'at_least', 'same', 'within_days', 'counted'],
};

function checkNames(raw: RawMetric, dataset: DatasetSpec, report: Report): void {
  const known = new Set([...dataset.columns, ...dataset.derived].map((column) => column.name));
  const named = [
    ...raw.by.flatMap((set, i) => set.map((name, j) => [['by', i, j], name] as const)),
    ...(raw.with.same ?? []).map((name, i) => [['with', 'same', i], name] as const),
    ...(['of', 'user'] as const).flatMap((field) => {
      const name = raw.with[field];
      return name === undefined ? [] : [[['with', field], name] as const];
    }),
    ...(raw.cohort === undefined ? [] : [[['cohort'], raw.cohort] as const]),
    ...(raw.with.within_days === undefined
      ? []
      : [[['with', 'within_days'], 'restored_at'] as const]),
  ];
  for (const [path, name] of named) {
    if (!known.has(name))
      report(
        path,
        `数据集 ${dataset.id} 没有「${name}」这一列`,
        `dataset ${dataset.id} has no column "${name}"`,
      );
  }
}

/** A condition is one expression: no second statement, no comment, only known columns. */
export function checkSql(
  sql: string,
  dataset: DatasetSpec,
  path: readonly PropertyKey[],
  report: Report,
): void {
  const withoutText = sql.replace(/'(?:[^']|'')*'/g, "''");
  if (/;|--|\/\*|\bselect\b/i.test(withoutText)) {
    report(
      path,
      '条件只能是一个表达式，不能有分号、注释或 select',
      'a condition is one expression: no semicolon, comment or select',
    );
  }
  for (const unknown of columnsIn(sql, dataset).unknown) {
    report(
      path,
      `数据集 ${dataset.id} 没有「${unknown}」这一列`,
      `dataset ${dataset.id} has no column "${unknown}"`,
    );
  }
}
