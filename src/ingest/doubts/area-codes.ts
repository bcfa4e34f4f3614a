import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { maskNumber } from '../../privacy/mask.ts';
import { quoteName, type Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';

/** A column of telephone numbers in which some stand with and without the area code, or an extension. */
export interface AreaCodes {
  readonly header: string;
  readonly count: number;
  /** One of them, masked. */
  readonly sample: string;
}

/**
 * Finds numbers of users that differ from another of their column only by an area code before them (0838-6979115 and
 * 6979115): likely one line, counted as two. Nothing is merged, for another city may have the number as well.
 */
export async function areaCodes(store: Store, spec: DatasetSpec): Promise<readonly AreaCodes[]> {
  const table = quoteName(readableTable(spec));
  const found: AreaCodes[] = [];
  for (const { name, type, header, personal } of spec.columns) {
    if (type !== 'id' || personal !== 'number') continue;
    const column = quoteName(name);
    const [row] = await store.rows(
      `WITH whole AS (SELECT DISTINCT ${column} AS number FROM ${table} WHERE ${column} IS NOT NULL),
       coded AS (
         SELECT number, unnest([
           regexp_extract(number, '^0\\d{2}(\\d{8})$', 1), regexp_extract(number, '^0\\d{3}(\\d{7,8})$', 1)
         ]) AS behind
         FROM whole WHERE number LIKE '0%' AND length(number) BETWEEN 10 AND 12
       )
       SELECT count(DISTINCT number) AS n, min(number) AS sample FROM coded
       WHERE behind <> '' AND behind IN (SELECT number FROM whole)`,
    );
    const count = Number(row?.n ?? 0);
    if (count > 0) found.push({ header, count, sample: maskNumber(String(row?.sample)) });
  }
  return found;
}

/**
 * Finds numbers of users with an extension (02886027400-801) of which the same number stands without one: each counts as a
 * user of its own, for a switchboard has many, but here it may be one.
 */
export async function extensions(store: Store, spec: DatasetSpec): Promise<readonly AreaCodes[]> {
  const table = quoteName(readableTable(spec));
  const found: AreaCodes[] = [];
  for (const { name, type, header, personal } of spec.columns) {
    if (type !== 'id' || personal !== 'number') continue;
    const column = quoteName(name);
    const [row] = await store.rows(
      `WITH extended AS (
         SELECT DISTINCT ${column} AS number, regexp_extract(${column}, '^(\\d{6,12})-\\d{1,6}$', 1) AS base
         FROM ${table} WHERE contains(${column}, '-')
       )
       SELECT count(*) AS n, min(base) AS sample FROM extended
       WHERE base <> '' AND base IN (SELECT ${column} FROM ${table})`,
    );
    const count = Number(row?.n ?? 0);
    if (count > 0) found.push({ header, count, sample: maskNumber(String(row?.sample)) });
  }
  return found;
}
