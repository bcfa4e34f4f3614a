import { namesIn } from '../../pack/sql-names.ts';
import type { CalculatorSpec } from '../../pack/types.ts';
import {
  type Calculator,
  groupByDimensions,
  inMonth,
  type Population,
  type Query,
  selectDimensions,
} from './calculator.ts';
import { pairOf } from './figure.ts';

type RepeatRate = Extract<CalculatorSpec, { kind: 'repeat_rate' }>;

/** The columns that order a user's tickets and say when one was restored. */
const RESTORED = 'restored_at';

/**
 * Repeat users over all users with a record in scope, both distinct.
 *
 * Within the month: a repeat user has at least `atLeast` records with the same values in `same`.
 * With `withinDays`: a repeat user has, in the month, the `atLeast`-th or a later record of a chain in which
 * each record was accepted at most so many days after the previous one was restored (or before that);
 * the chain may begin in an earlier month. Records that do not meet `counted` make users, but no repeat.
 */
export const repeatRate: Calculator<RepeatRate> = {
  query(spec, population, dimensions) {
    return spec.withinDays === null
      ? repeatsInMonth(spec, population, dimensions)
      : repeatsInWindow(spec, spec.withinDays, population, dimensions);
  },
  reads: (spec) => [
    spec.user,
    ...spec.same,
    ...(spec.withinDays === null ? [] : [RESTORED]),
    ...(spec.counted === null ? [] : namesIn(spec.counted)),
  ],
  figure: pairOf,
};

/** Records that name no user stand in neither part. */
const WITHOUT_USER = 'coalesce(sum(records) filter (where who is null), 0) as excluded';

function repeatsInMonth(
  spec: RepeatRate,
  population: Population,
  dimensions: readonly string[],
): Query {
  const { sql: where, values } = inMonth(population);
  const same = spec.same.map((name, index) => `"${name}" as s${index}, `).join('');
  const groups = [...dimensions.map((_, i) => `d${i}`), 'who', ...spec.same.map((_, i) => `s${i}`)];
  return {
    sql: `with per_service as (
            select ${selectDimensions(dimensions)}"${spec.user}" as who, ${same}
              count(*) filter (where ${spec.counted ?? 'true'}) as n, count(*) as records
            from ${population.table} where ${where} group by ${groups.join(', ')}
          )
          select ${dimensions.map((_, i) => `d${i}, `).join('')}
            count(distinct who) filter (where n >= ${spec.atLeast}) as numerator,
            count(distinct who) as denominator, ${WITHOUT_USER}
          from per_service${groupByDimensions(dimensions)}`,
    values,
  };
}

function repeatsInWindow(
  spec: RepeatRate,
  days: number,
  population: Population,
  dimensions: readonly string[],
): Query {
  const cohort = population.cohort;
  if (cohort === null) throw new RangeError('a repeat window needs a dataset with a cohort column');
  const month = inMonth({ ...population, where: null });
  const chain = [spec.user, ...spec.same].map((name) => `"${name}"`).join(', ');
  // Of tickets accepted at one moment the one restored last ends the wait, whatever their order in the file.
  const inTime = `"${cohort.column}", "${RESTORED}" nulls last, _file, _record`;
  const order = `partition by ${chain} order by ${inTime}`;
  return {
    sql: `with counted as (
            select *, lag("${RESTORED}") over (${order}) as before_restored, row_number() over (${order}) as position
            from ${population.table} where (${population.where ?? 'true'}) and (${spec.counted ?? 'true'})
          ), linked as (
            select *, sum(case when position = 1
              or "${cohort.column}" > before_restored + interval ${days} day then 1 else 0 end) over (${order}) as link
            from counted
          ), placed as (
            select *, row_number() over (partition by ${chain}, link order by ${inTime}) as place
            from linked
          ), hits as (
            select distinct "${spec.user}" as repeater, ${selectDimensions(dimensions, 'h')}true as hit
            from placed where place >= ${spec.atLeast} and ${month.sql}
          ), users as (
            select ${selectDimensions(dimensions)}"${spec.user}" as who, count(*) as records
            from ${population.table} where ${month.sql} and (${population.where ?? 'true'})
            group by all
          )
          select ${dimensions.map((_, i) => `d${i}, `).join('')}
            count(*) filter (where hit) as numerator, count(who) as denominator, ${WITHOUT_USER}
          from users left join hits on who = repeater
            ${dimensions.map((_, i) => `and d${i} = h${i}`).join(' ')}${groupByDimensions(dimensions)}`,
    values: month.values,
  };
}
