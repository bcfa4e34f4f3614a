import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import { maskNumber } from '../../privacy/mask.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';
import { isUserNumber } from '../values/shown-numbers.ts';
import { type FoundInColumn, rowOfEach } from './row-of-each.ts';

/** A column of telephone numbers in which some stand with and without the area code, or an extension. */
export interface AreaCodes {
  readonly header: string;
  readonly count: number;
  /** One of them, masked. */
  readonly sample: string;
}

/** The digits of a number without its area code. */
export const LOCAL = { shortest: 7, longest: 8 };

/**
 * Finds numbers of users that differ from another of their column only by an area code before them (0838-6979115 and
 * 6979115): likely one line, counted as two. Nothing is merged, for another city may have the number as well. Only in
 * these columns, some of whose numbers begin with a zero and some of which are no longer than {@link LOCAL}.
 */
export async function areaCodes(
  store: Store,
  spec: DatasetSpec,
  columns: readonly ColumnSpec[],
): Promise<readonly AreaCodes[]> {
  const table = quoteName(readableTable(spec));
  const found = await rowOfEach(store, columns.filter(isUserNumber), ({ name }) => {
    const column = quoteName(name);
    return `WITH whole AS (SELECT DISTINCT ${column} AS number FROM ${table} WHERE ${column} IS NOT NULL),
      coded AS (
        SELECT number, unnest([
          regexp_extract(number, '^0\\d{2}(\\d{${LOCAL.longest}})$', 1),
          regexp_extract(number, '^0\\d{3}(\\d{${LOCAL.shortest},${LOCAL.longest}})$', 1)
        ]) AS behind
        FROM whole WHERE number LIKE '0%' AND length(number) BETWEEN 10 AND 12
      )
      SELECT count(DISTINCT number) AS n, min(number) AS sample FROM coded
      WHERE behind <> '' AND behind IN (SELECT number FROM whole)`;
  });
  return found.map(masked);
}

/**
 * Finds numbers of users with an extension (02886027400-801) of which the same number stands without one: each counts as a
 * user of its own, for a switchboard has many, but here it may be one. Only in these columns, some of whose numbers have a
 * dash.
 */
export async function extensions(
  store: Store,
  spec: DatasetSpec,
  columns: readonly ColumnSpec[],
): Promise<readonly AreaCodes[]> {
  const table = quoteName(readableTable(spec));
  const found = await rowOfEach(store, columns.filter(isUserNumber), ({ name }) => {
    const column = quoteName(name);
    return `WITH extended AS (
        SELECT DISTINCT ${column} AS number, regexp_extract(${column}, '^(\\d{6,12})-\\d{1,6}$', 1) AS base
        FROM ${table} WHERE contains(${column}, '-')
      )
      SELECT count(*) AS n, min(base) AS sample FROM extended
      WHERE base <> '' AND base IN (SELECT ${column} FROM ${table})`;
  });
  return found.map(masked);
}

function masked({ column: { header }, count, sample }: FoundInColumn): AreaCodes {
  return { header, count, sample: maskNumber(sample) };
}
