import { namesIn } from '../../pack/sql-names.ts';
import type { CalculatorSpec } from '../../pack/types.ts';
import {
  type Calculator,
  groupByDimensions,
  hasMembers,
  inMonth,
  type Population,
  type Query,
  type Slice,
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
  membership(spec, population, slice) {
    return { records: usersRecords(spec, population, slice), units: null };
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
  const { sql, values } = perService(spec, population, dimensions);
  return {
    sql: `with ${sql}
          select ${dimensions.map((_, i) => `d${i}, `).join('')}
            count(distinct who) filter (where n >= ${spec.atLeast}) as numerator,
            count(distinct who) as denominator, ${WITHOUT_USER}
          from per_service${groupByDimensions(dimensions)}`,
    values,
  };
}

/** `per_service`: the records of each user and the same things, counted. */
function perService(
  spec: RepeatRate,
  population: Population,
  dimensions: readonly string[],
): Query {
  const { sql: where, values } = inMonth(population);
  const same = spec.same.map((name, index) => `"${name}" as s${index}, `).join('');
  const groups = [...dimensions.map((_, i) => `d${i}`), 'who', ...spec.same.map((_, i) => `s${i}`)];
  return {
    sql: `per_service as (
            select ${selectDimensions(dimensions)}"${spec.user}" as who, ${same}
              count(*) filter (where ${spec.counted ?? 'true'}) as n, count(*) as records
            from ${population.table} where ${where} group by ${groups.join(', ')}
          )`,
    values,
  };
}

function repeatsInWindow(
  spec: RepeatRate,
  days: number,
  population: Population,
  dimensions: readonly string[],
): Query {
  const month = inMonth({ ...population, where: null });
  const hits = hitsInWindow(spec, days, population, dimensions);
  return {
    sql: `with ${hits.sql}, users as (
            select ${selectDimensions(dimensions)}"${spec.user}" as who, count(*) as records
            from ${population.table} where ${month.sql} and (${population.where ?? 'true'})
            group by all
          )
          select ${dimensions.map((_, i) => `d${i}, `).join('')}
            count(*) filter (where hit) as numerator, count(who) as denominator, ${WITHOUT_USER}
          from users left join hits on who = repeater
            ${dimensions.map((_, i) => `and d${i} = h${i}`).join(' ')}${groupByDimensions(dimensions)}`,
    values: hits.values,
  };
}

/** `hits`: the repeat users with the members of the record that made them one. */
function hitsInWindow(
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
    sql: `counted as (
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
          )`,
    values: month.values,
  };
}

/** The records of the slice's users; those of a repeat user all stand in the numerator. */
function usersRecords(spec: RepeatRate, population: Population, slice: Slice): Query {
  const { dimensions } = slice;
  const found =
    spec.withinDays === null
      ? perService(spec, population, dimensions)
      : hitsInWindow(spec, spec.withinDays, population, dimensions);
  const [who, from, letter] =
    spec.withinDays === null
      ? ['who', `per_service where n >= ${spec.atLeast}`, 'd']
      : ['repeater', 'hits where hit', 'h'];
  const month = inMonth(population);
  const own = hasMembers(slice, month.values.length + 1);
  const same = dimensions.map((_, i) => ` and ${letter}${i} = $${month.values.length + 1 + i}`);
  const user = `"${spec.user}"`;
  return {
    sql: `with ${found.sql}, repeaters as (
            select distinct ${who} as repeater from ${from}${same.join('')} and ${who} is not null
          )
          select _file, _record, ${user} as who, null as amount,
            coalesce(${user} in (select repeater from repeaters), false) as in_numerator,
            ${user} is not null as in_denominator, ${user} is null as excluded
          from ${population.table} where ${month.sql} and ${own.sql}`,
    values: [...month.values, ...own.values],
  };
}
