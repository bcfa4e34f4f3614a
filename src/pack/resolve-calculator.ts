import { checkSql } from './check-sql.ts';
import { allOf, conditionOf } from './condition.ts';
import { inOneWidth } from './one-width.ts';
import type { Report } from './problems.ts';
import type { RawMetric } from './schema.ts';
import { columnsIn, derivedBehind } from './sql-names.ts';
import type { BaseSpec, CalculatorSpec, DatasetSpec, ScopeSpec } from './types.ts';

/** What a calculator's parameters may refer to. */
export interface CalculatorContext {
  readonly datasets: readonly DatasetSpec[];
  readonly scopes: readonly ScopeSpec[];
}

type Kind = RawMetric['calculator'];

const FIELDS: Readonly<Record<Kind, readonly (keyof RawMetric['with'])[]>> = {
  count: [],
  ratio: ['numerator', 'numerator_only'],
  share: ['of', 'user', 'at_least', 'same'],
  repeat_rate: ['user', 'at_least', 'same', 'within_days', 'counted'],
  sum: ['of'],
  percentile: ['of', 'percent'],
  value: ['of'],
  per_base: ['base', 'of', 'per'],
};

const NUMERIC: ReadonlySet<string> = new Set(['number', 'hours', 'amount', 'percent', 'rank']);

/** Reads `calculator` and `with`; null after reporting what is missing, not taken, or of the wrong kind. */
export function resolveCalculator(
  raw: RawMetric,
  dataset: DatasetSpec,
  context: CalculatorContext,
  report: Report,
): CalculatorSpec | null {
  const given = raw.with;
  const allowed: readonly string[] = FIELDS[raw.calculator];
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
      const own = given.numerator === undefined ? null : inOneWidth(given.numerator, dataset);
      const numerator = allOf(own, only.sql);
      if (numerator !== null) return { kind: 'ratio', numerator };
      report(['with'], 'ratio 要写明分子 numerator', 'ratio needs a numerator');
      return null;
    }
    case 'share':
      return share(raw, report);
    case 'repeat_rate':
      return repeatRate(raw, dataset, report);
    case 'sum':
    case 'value': {
      const of = numericColumn(raw, dataset, report);
      return of === null ? null : { kind: raw.calculator, of };
    }
    case 'percentile': {
      const of = numericColumn(raw, dataset, report);
      if (given.percent === undefined)
        report(['with'], 'percentile 要写明百分位 percent', 'percentile needs: percent');
      return of === null || given.percent === undefined
        ? null
        : { kind: 'percentile', of, percent: given.percent };
    }
    case 'per_base':
      return perBase(raw, context, report);
  }
}

function share(raw: RawMetric, report: Report): CalculatorSpec | null {
  const { of, user, at_least, same } = raw.with;
  if (of === undefined) {
    report(['with'], 'share 要写明按哪一列 of', 'share needs the column: of');
    return null;
  }
  if (user !== undefined)
    return { kind: 'share', of, among: { user, atLeast: at_least ?? 2, same: same ?? [] } };
  if (at_least !== undefined || same !== undefined) {
    report(
      ['with'],
      '写了 at_least 或 same，还要写明用户列 user',
      'at_least and same need the user column: user',
    );
  }
  return { kind: 'share', of };
}

function repeatRate(raw: RawMetric, dataset: DatasetSpec, report: Report): CalculatorSpec | null {
  const { user, counted, at_least, same, within_days } = raw.with;
  if (counted !== undefined) checkSql(counted, dataset, ['with', 'counted'], report);
  if (user === undefined) {
    report(['with'], 'repeat_rate 要写明用户列 user', 'repeat_rate needs the user column: user');
    return null;
  }
  return {
    kind: 'repeat_rate',
    user,
    atLeast: at_least ?? 2,
    same: same ?? [],
    withinDays: within_days ?? null,
    counted: counted === undefined ? null : inOneWidth(counted, dataset),
  };
}

function perBase(
  raw: RawMetric,
  context: CalculatorContext,
  report: Report,
): CalculatorSpec | null {
  const { base, per } = raw.with;
  const scope = context.scopes.find((one) => one.id === base);
  const dataset = context.datasets.find((one) => one.id === scope?.dataset);
  if (base === undefined || per === undefined) {
    report(
      ['with'],
      'per_base 要写明分母的统计范围 base、列 of 和每多少户 per（100 或 10000）',
      'per_base needs the scope of the denominator: base, its column: of, and per (100 or 10000)',
    );
    return null;
  }
  if (!scope || !dataset) {
    report(['with', 'base'], `没有名为「${base}」的统计范围`, `no scope named "${base}"`);
    return null;
  }
  const of = numericColumn(raw, dataset, report);
  if (of === null) return null;
  for (const name of new Set(raw.by.flat()))
    if (!hasColumn(dataset, name)) {
      report(
        ['by'],
        `分母的数据集 ${dataset.id} 没有「${name}」这一列，不能按它分`,
        `the denominator's dataset ${dataset.id} has no column "${name}" to divide by`,
      );
    }
  return { kind: 'per_base', per, of, base: baseOf(scope, dataset, of, raw.by.flat()) };
}

function baseOf(
  scope: ScopeSpec,
  dataset: DatasetSpec,
  of: string,
  dimensions: readonly string[],
): BaseSpec {
  const inWhere = scope.where === null ? [] : columnsIn(scope.where, dataset).columns;
  const inCohort = dataset.cohort === null ? [] : [dataset.cohort];
  return {
    dataset: dataset.id,
    where: scope.where,
    cohort: dataset.cohort,
    reads: [...new Set([of, ...inWhere, ...inCohort])],
    derived: derivedBehind([of, ...inWhere, ...dimensions], dataset).map(({ name, sql }) => ({
      name,
      sql,
    })),
  };
}

function numericColumn(raw: RawMetric, dataset: DatasetSpec, report: Report): string | null {
  const { of } = raw.with;
  if (of === undefined) {
    report(
      ['with'],
      `${raw.calculator} 要写明数值列 of`,
      `${raw.calculator} needs the numeric column: of`,
    );
    return null;
  }
  const type = typeOf(of, dataset);
  if (type !== null && NUMERIC.has(type)) return of;
  report(
    ['with', 'of'],
    type === null ? `数据集 ${dataset.id} 没有「${of}」这一列` : `「${of}」不是数值列`,
    type === null ? `dataset ${dataset.id} has no column "${of}"` : `"${of}" is no numeric column`,
  );
  return null;
}

/** The type of a column, derived ones too; null where there is none. */
export function typeOf(name: string, dataset: DatasetSpec): string | null {
  return [...dataset.columns, ...dataset.derived].find((one) => one.name === name)?.type ?? null;
}

/** Whether a dataset has a column of that name, derived ones too. */
export function hasColumn(dataset: DatasetSpec, name: string): boolean {
  return typeOf(name, dataset) !== null;
}
