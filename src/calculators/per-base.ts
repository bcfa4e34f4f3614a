import { z } from 'zod';
import { columnsIn, derivedBehind } from '../pack/dataset/sql-names.ts';
import type { DatasetSpec, ScopeSpec } from '../pack/dataset/types.ts';
import { reportUnknown } from '../pack/declare/unknown-name.ts';
import type { SqlRow } from '../store/store.ts';
import { said } from '../words/word-book.ts';
import type { Asked, BaseSpec, Calculator } from './calculator.ts';
import { type Figure, pairOf } from './figure.ts';
import { needed, numericColumn, typeOf } from './parameters.ts';
import {
  groupByDimensions,
  hasMembers,
  inMonth,
  recordsOf,
  selectDimensions,
} from './population.ts';

export interface PerBase {
  readonly kind: 'per_base';
  readonly per: 100 | 10_000;
  /** The numeric column of the base whose sum is divided by. */
  readonly of: string;
  readonly base: BaseSpec;
}

const NEEDED = needed(
  'per_base 要写明分母的统计范围 base、列 of 和每多少 per（100 或 10000）',
  'per_base needs the scope of the denominator: base, its column: of, and per (100 or 10000)',
);
const parameters = z.strictObject({
  base: z.string(NEEDED),
  of: z.string(NEEDED),
  per: z.union([z.literal(100), z.literal(10_000)], NEEDED),
});

/**
 * Records in scope for each `per` units of another dataset's sum, such as complaints per 10,000 users in service:
 * the count over the sum of `of` over the base's records with the same members. Unit: `per_100` or `per_10000`.
 * Members with users but no record have 0 of them; members with records whose users nobody gave have no value.
 */
export const perBase: Calculator<PerBase, typeof parameters> = {
  kind: 'per_base',
  parameters,
  resolve: overBase,
  value: 'rate',
  unit: ({ per }) => (per === 100 ? 'per_100' : 'per_10000'),
  parts: 'nothing',
  divisor: ({ base, of }) => ({ base, of }),
  query(spec, population, dimensions, base) {
    if (base === null) throw new RangeError('per_base needs the population that it divides by');
    const names = dimensions.map((_, i) => `d${i}`);
    const join =
      names.length === 0 ? 'cross join units' : `full join units using (${names.join(', ')})`;
    return {
      sql: `with records as (
              select ${selectDimensions(dimensions)}count(*) as n
              from ${population.table} where ${inMonth(population)}${groupByDimensions(dimensions)}
            ), units as (
              select ${selectDimensions(dimensions)}sum("${spec.of}") as size, count(*) - count("${spec.of}") as gaps
              from ${base.table} where ${inMonth(base)}${groupByDimensions(dimensions)}
            )
            select ${names.map((name) => `${name}, `).join('')}coalesce(n, 0) as numerator,
              cast(case when gaps = 0 then size end as varchar) as denominator, 0 as excluded
            from records ${join}`,
      values: [],
    };
  },
  membership(spec, population, slice, base) {
    if (base === null) throw new RangeError('per_base needs the population that it divides by');
    const tell = { amount: 'null', over: 'true', under: 'false', excluded: 'false' };
    const own = hasMembers(slice);
    const sql = `select _file, _record, cast("${spec.of}" as varchar) as amount
                 from ${base.table} where ${inMonth(base)} and ${own.sql}`;
    return {
      records: recordsOf(population, slice, tell),
      units: { sql, values: own.values },
    };
  },
  reads: () => [],
  figure: overUsers,
  formula({ base, of, per }, { scope, of: another }) {
    const other = another(base.dataset);
    const column = other ? other.label(of) : of;
    return said('formula.per_base', {
      scope,
      dataset: other && !column.includes(other.name) ? other.name : '',
      column,
      where: other && base.where !== null ? other.condition(base.where) : '',
      per: per.toLocaleString('en-US'),
    });
  },
  english({ base, of, per }, records) {
    const where = base.where === null ? base.dataset : `${base.dataset} [${base.where}]`;
    return `records per ${per}: ${records} / sum of ${of} in ${where}`;
  },
};

function overBase(given: z.output<typeof parameters>, asked: Asked): PerBase | null {
  const { by, context, report } = asked;
  const scope = context.scopes.find((one) => one.id === given.base);
  const dataset = context.datasets.find((one) => one.id === scope?.dataset);
  if (!scope || !dataset) {
    const known = context.scopes.map(({ id }) => id);
    reportUnknown(report, ['with', 'base'], 'scope', given.base, known);
    return null;
  }
  const of = numericColumn(given.of, { dataset, report });
  if (of === null) return null;
  const dimensions = [...new Set(by.flat())];
  for (const name of dimensions.filter((one) => typeOf(one, dataset) === null))
    report(
      ['by'],
      `分母的数据集 ${dataset.id} 没有「${name}」这一列，不能按它分`,
      `the denominator's dataset ${dataset.id} has no column "${name}" to divide by`,
    );
  return { kind: 'per_base', per: given.per, of, base: baseOf(scope, dataset, of, by.flat()) };
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

function overUsers(row: SqlRow): Figure {
  if (row.denominator !== null) return pairOf(row);
  return { status: 'not_provided', reason: { code: 'base_unknown', params: {} } };
}
