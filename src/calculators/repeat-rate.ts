import { z } from 'zod';
import { namesIn } from '../pack/dataset/sql-names.ts';
import { said } from '../words/word-book.ts';
import { type Aggregates, aggregateQuery } from './aggregates.ts';
import type { Calculator } from './calculator.ts';
import { pairOf } from './figure.ts';
import { checkColumn, conditionIn, needed, repeatParameters } from './parameters.ts';
import {
  groupByDimensions,
  hasMembers,
  inMonth,
  memberOf,
  type Population,
  type Query,
  type Slice,
  selectDimensions,
} from './population.ts';

export interface RepeatRate {
  readonly kind: 'repeat_rate';
  readonly user: string;
  readonly atLeast: number;
  readonly same: readonly string[];
  /** null: within the month; else within so many days after the matter before was over. */
  readonly withinDays: number | null;
  /** With `withinDays`: the column that says when a matter was over. */
  readonly since?: string;
  /** Only records that meet this condition can make a repeat; all count as users. */
  readonly counted: string | null;
}

const parameters = z.strictObject({
  user: z.string(
    needed('repeat_rate 要写明用户列 user', 'repeat_rate needs the user column: user'),
  ),
  ...repeatParameters,
  within_days: z.int().min(1).optional(),
  since: z.string().optional(),
  counted: z.string().optional(),
});

/**
 * Repeat users over all users with a record in scope, both distinct.
 *
 * Within the month: a repeat user has at least `atLeast` records with the same values in `same`.
 * With `withinDays`: a repeat user has, in the month, the `atLeast`-th or a later record of a chain in which
 * each record came in at most so many days after the one before was over, as `since` tells (or before that);
 * the chain may begin in an earlier month. Records that do not meet `counted` make users, but no repeat.
 */
export const repeatRate: Calculator<RepeatRate, typeof parameters> = {
  kind: 'repeat_rate',
  parameters,
  resolve({ user, at_least, same = [], within_days, since, counted }, asked) {
    checkColumn(user, ['with', 'user'], asked);
    for (const [at, column] of same.entries()) checkColumn(column, ['with', 'same', at], asked);
    if (since !== undefined) checkColumn(since, ['with', 'since'], asked);
    if ((since === undefined) !== (within_days === undefined)) {
      asked.report(
        ['with'],
        'within_days 和 since 要一起写：since 是上一条记录办结的时间列',
        'within_days and since go together: since is the column that says when the record before was over',
      );
      return null;
    }
    return {
      kind: 'repeat_rate',
      user,
      atLeast: at_least ?? 2,
      same,
      withinDays: within_days ?? null,
      ...(since === undefined ? {} : { since }),
      counted: counted === undefined ? null : conditionIn(counted, 'counted', asked),
    };
  },
  value: 'rate',
  parts: 'nothing',
  conditions: ['counted'],
  grouped: (spec, population, dimensions) =>
    windowOf(spec) === null ? usersOf(spec, population, dimensions) : null,
  aggregates: (spec) => (windowOf(spec) === null ? repeatsOf(spec) : null),
  query(spec, population, dimensions) {
    const window = windowOf(spec);
    return window === null
      ? aggregateQuery(usersOf(spec, population, dimensions), dimensions, repeatsOf(spec))
      : repeatsInWindow(spec, window, population, dimensions);
  },
  membership(spec, population, slice) {
    return { records: usersRecords(spec, population, slice), units: null };
  },
  reads: (spec) => [
    spec.user,
    ...spec.same,
    ...(spec.since === undefined ? [] : [spec.since]),
    ...(spec.counted === null ? [] : namesIn(spec.counted)),
  ],
  figure: pairOf,
  formula(
    { user, same, atLeast, withinDays, since, counted },
    { measure, base, label, condition },
  ) {
    return said('formula.repeat_rate', {
      key: { list: [user, ...same].map(label) },
      times: String(atLeast),
      since: since === undefined ? '' : label(since),
      days: withinDays === null ? '' : String(withinDays),
      measure,
      counted: counted === null ? '' : condition(counted),
      base,
    });
  },
  english({ atLeast, same, withinDays, since, user, counted }, records) {
    const window =
      withinDays === null ? 'in the month' : `within ${withinDays} days after ${since} before`;
    const by = same.length === 0 ? '' : ` with the same ${same.join(', ')}`;
    const only = counted === null ? '' : ` and ${counted}`;
    return `distinct ${user} with at least ${atLeast} records ${window}${by}${only} / distinct ${user}: ${records}`;
  },
};

interface Window {
  readonly days: number;
  readonly since: string;
}

function windowOf({ withinDays: days, since }: RepeatRate): Window | null {
  return days === null || since === undefined ? null : { days, since };
}

/** Repeat users among the rows of {@link usersOf}; records that name no user stand in neither part. */
function repeatsOf({ atLeast }: RepeatRate): Aggregates {
  return (over) => ({
    numerator: over('count(distinct _who)', `_n >= ${atLeast}`),
    denominator: over('count(distinct _who)'),
    excluded: `coalesce(${over('sum(_records)', '_who is null')}, 0)`,
  });
}

/** The records of each user and the same things, counted, under the members of the dimensions. */
function usersOf(
  { user, same, counted }: RepeatRate,
  population: Population,
  dimensions: readonly string[],
): Population {
  const members = dimensions.map((name) => `${memberOf(name)} as "${name}"`);
  const things = same.map((name, index) => `"${name}" as _s${index}`);
  const numbers = [`count(*) filter (where ${counted ?? 'true'}) as _n`, 'count(*) as _records'];
  const columns = [...members, `"${user}" as _who`, ...things, ...numbers];
  const month = inMonth(population);
  const groups = columns.slice(0, -numbers.length).map((_, at) => at + 1);
  return {
    table: `(select ${columns.join(', ')} from ${population.table} where ${month} group by ${groups.join(', ')})`,
    where: null,
    cohort: null,
  };
}

function repeatsInWindow(
  spec: RepeatRate,
  window: Window,
  population: Population,
  dimensions: readonly string[],
): Query {
  return {
    sql: `with ${hitsInWindow(spec, window, population, dimensions)}, users as (
            select ${selectDimensions(dimensions)}"${spec.user}" as who, count(*) as records
            from ${population.table} where ${inMonth(population)}
            group by all
          )
          select ${dimensions.map((_, i) => `d${i}, `).join('')}
            count(*) filter (where hit) as numerator, count(who) as denominator,
            coalesce(sum(records) filter (where who is null), 0) as excluded
          from users left join hits on who = repeater
            ${dimensions.map((_, i) => `and d${i} = h${i}`).join(' ')}${groupByDimensions(dimensions)}`,
    values: [],
  };
}

/** `hits`: the repeat users with the members of the record that made them one. */
function hitsInWindow(
  spec: RepeatRate,
  window: Window,
  population: Population,
  dimensions: readonly string[],
): string {
  const cohort = population.cohort;
  if (cohort === null) throw new RangeError('a repeat window needs a dataset with a cohort column');
  const month = inMonth({ ...population, where: null });
  const chain = [spec.user, ...spec.same].map((name) => `"${name}"`).join(', ');
  // Of tickets accepted at one moment the one restored last ends the wait, whatever their order in the file.
  const inTime = `"${cohort.column}", "${window.since}" nulls last, _file, _record`;
  const order = `partition by ${chain} order by ${inTime}`;
  return `counted as (
            select *, lag("${window.since}") over (${order}) as before_restored, row_number() over (${order}) as position
            from ${population.table} where (${population.where ?? 'true'}) and (${spec.counted ?? 'true'})
          ), linked as (
            select *, sum(case when position = 1
              or "${cohort.column}" > before_restored + interval ${window.days} day then 1 else 0 end) over (${order}) as link
            from counted
          ), placed as (
            select *, row_number() over (partition by ${chain}, link order by ${inTime}) as place
            from linked
          ), hits as (
            select distinct "${spec.user}" as repeater, ${selectDimensions(dimensions, 'h')}true as hit
            from placed where place >= ${spec.atLeast} and ${month}
          )`;
}

/** The records of the slice's users; those of a repeat user all stand in the numerator. */
function usersRecords(spec: RepeatRate, population: Population, slice: Slice): Query {
  const own = hasMembers(slice);
  const user = `"${spec.user}"`;
  return {
    sql: `with ${repeatersIn(spec, population, slice)}
          select _file, _record, ${user} as who, null as amount,
            coalesce(${user} in (select repeater from repeaters), false) as in_numerator,
            ${user} is not null as in_denominator, ${user} is null as excluded
          from ${population.table} where ${inMonth(population)} and ${own.sql}`,
    values: own.values,
  };
}

/** `repeaters`: the repeat users with the slice's members, which are bound from `$1` on. */
function repeatersIn(spec: RepeatRate, population: Population, { dimensions }: Slice): string {
  const window = windowOf(spec);
  const has = (names: readonly string[]) =>
    names.map((name, at) => ` and ${name} = $${at + 1}`).join('');
  if (window === null) {
    const users = usersOf(spec, population, dimensions).table;
    const members = has(dimensions.map((name) => `"${name}"`));
    return `repeaters as (
            select distinct _who as repeater from ${users} where _n >= ${spec.atLeast}${members} and _who is not null
          )`;
  }
  return `${hitsInWindow(spec, window, population, dimensions)}, repeaters as (
            select distinct repeater from hits where hit${has(dimensions.map((_, i) => `h${i}`))} and repeater is not null
          )`;
}
