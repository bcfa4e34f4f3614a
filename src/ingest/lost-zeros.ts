import type { DatasetSpec } from '../pack/types.ts';
import { quoteName, type Store } from '../store/store.ts';
import { readableTable } from './typed-load.ts';

/** An id column in which values come both with and without a zero before them, and how many do. */
export interface LostZeros {
  readonly column: string;
  readonly header: string;
  readonly count: number;
}

/**
 * Finds ids that differ from another of their column only by a leading zero (0286123456 and 286123456), which a
 * spreadsheet takes off: they are likely one number, and were counted as two.
 */
export async function lostZeros(store: Store, spec: DatasetSpec): Promise<readonly LostZeros[]> {
  const table = quoteName(readableTable(spec));
  const found: LostZeros[] = [];
  for (const { name, type, header } of spec.columns) {
    if (type !== 'id') continue;
    const column = quoteName(name);
    const [row] = await store.rows(
      `SELECT count(DISTINCT ${column}) AS n FROM ${table}
       WHERE ${column} IN (SELECT substr(${column}, 2) FROM ${table} WHERE ${column} LIKE '0%' AND length(${column}) > 6)`,
    );
    const count = Number(row?.n ?? 0);
    if (count > 0) found.push({ column: name, header, count });
  }
  return found;
}
