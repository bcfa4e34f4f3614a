import { z } from 'zod';
import { said } from '../words/word-book.ts';
import type { Calculator } from './calculator.ts';
import { pairOf } from './figure.ts';
import { checkColumn, needed, repeatParameters } from './parameters.ts';
import {
  groupByDimensions,
  hasMembers,
  inMonth,
  type Population,
  selectDimensions,
} from './population.ts';

export interface Share {
  readonly kind: 'share';
  readonly of: string;
  /** Only records of users who have at least so many with the same values in `same`. */
  readonly among?: {
    readonly user: string;
    readonly atLeast: number;
    readonly same: readonly string[];
  };
}

const parameters = z.strictObject({
  of: z.string(needed('share 要写明按哪一列 of', 'share needs the column: of')),
  user: z.string().optional(),
  ...repeatParameters,
});

/**
 * Records of a category over all records of the same group without that category.
 * A result that is not split by the category is the whole: n of n. With `among`, of a group only the records of
 * its repeat users are looked at: of those who have at least so many in it in the month.
 */
export const share: Calculator<Share, typeof parameters> = {
  kind: 'share',
  parameters,
  resolve({ of, user, at_least, same }, asked) {
    for (const [name, column] of Object.entries({ of, user }))
      if (column !== undefined) checkColumn(column, ['with', name], asked);
    for (const [at, column] of (same ?? []).entries())
      checkColumn(column, ['with', 'same', at], asked);
    if (user !== undefined)
      return { kind: 'share', of, among: { user, atLeast: at_least ?? 2, same: same ?? [] } };
    if (at_least !== undefined || same !== undefined)
      asked.report(
        ['with'],
        '写了 at_least 或 same，还要写明用户列 user',
        'at_least and same need the user column: user',
      );
    return { kind: 'share', of };
  },
  value: 'rate',
  parts: 'shares',
  category: ({ of }) => of,
  query(spec, population, dimensions) {
    const rest = dimensions.flatMap((name, index) => (name === spec.of ? [] : [`d${index}`]));
    const partition = rest.length === 0 ? '' : `partition by ${rest.join(', ')}`;
    return {
      sql: `with grouped as (${countedRecords(spec, population, dimensions, rest)})
            select * exclude (n), n as numerator, cast(sum(n) over (${partition}) as bigint) as denominator, 0 as excluded
            from grouped`,
      values: [],
    };
  },
  membership(spec, population, slice) {
    const group = hasMembers(slice, 1, spec.of);
    const own = hasMembers(slice, group.values.length + 1);
    const where = `${inMonth(population)} and ${group.sql}`;
    const sql = `select _file, _record, null as who, null as amount,
                   ${own.sql} as in_numerator, true as in_denominator, false as excluded
                 from ${lookedAt(spec, population.table, where)}`;
    return {
      records: { sql, values: [...group.values, ...own.values] },
      units: null,
    };
  },
  reads: ({ of, among }) => [of, ...(among ? [among.user, ...among.same] : [])],
  figure: pairOf,
  formula({ of, among }, { measure, base, label }) {
    return said('formula.share', {
      category: label(of),
      measure,
      base,
      key: among ? { list: [among.user, ...among.same].map(label) } : '',
      times: among ? String(among.atLeast) : '',
    });
  },
  english: ({ of }, records) => `records of each ${of} / ${records}`,
};

/** How many records each combination of dimensions has: all, or those of repeat users of its group. */
function countedRecords(
  { among }: Share,
  population: Population,
  dimensions: readonly string[],
  rest: readonly string[],
): string {
  const where = inMonth(population);
  const grouping = groupByDimensions(dimensions);
  if (!among) {
    const from = `from ${population.table} where ${where}`;
    return `select ${selectDimensions(dimensions)}count(*) as n ${from}${grouping}`;
  }
  const same = among.same.map((name, index) => `"${name}" as s${index}, `).join('');
  const chain = ['who', ...among.same.map((_, index) => `s${index}`), ...rest].join(', ');
  return `with named as (
            select ${selectDimensions(dimensions)}${same}"${among.user}" as who
            from ${population.table} where ${where} and "${among.user}" is not null
          ), repeated as (
            select * from named qualify count(*) over (partition by ${chain}) >= ${among.atLeast}
          )
          select ${dimensions.map((_, i) => `d${i}, `).join('')}count(*) as n from repeated${grouping}`;
}

/** The records of one group that a share looks at, as what stands behind `from`. */
function lookedAt({ among }: Share, table: string, where: string): string {
  if (!among) return `${table} where ${where}`;
  const chain = [among.user, ...among.same].map((name) => `"${name}"`).join(', ');
  return `(select * from ${table} where ${where} and "${among.user}" is not null
           qualify count(*) over (partition by ${chain}) >= ${among.atLeast})`;
}
