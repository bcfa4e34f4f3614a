import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import { maskNumber } from '../../privacy/mask.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';
import { rowOfEach } from './row-of-each.ts';

/** An id column in which values come both with and without zeros before them, and how many do. */
export interface LostZeros {
  readonly column: string;
  readonly header: string;
  readonly count: number;
  /** One of them with its zeros, masked if it is a user's. */
  readonly sample: string;
}

/** Running numbers such as 001 and 1 are told apart by other means. */
const SHORTEST = 5;

/**
 * Finds ids that differ from another of their column only by leading zeros (0286123456 and 286123456, 00212704 and 212704), which
 * a spreadsheet takes off: they are likely one number, and were counted as two. Only in these columns, some of whose ids
 * begin with a zero and some with none, or with two.
 */
export async function lostZeros(
  store: Store,
  spec: DatasetSpec,
  columns: readonly ColumnSpec[],
): Promise<readonly LostZeros[]> {
  const table = quoteName(readableTable(spec));
  const rows = await rowOfEach(store, columns, ({ name }) => {
    const column = quoteName(name);
    // One of two has zeros before it, and of most columns few have: nothing else is gathered.
    return `WITH zeros AS (
      SELECT DISTINCT ltrim(${column}, '0') AS digits FROM ${table} WHERE ${column} LIKE '0%'
    ), bare AS (
      SELECT digits, min(${column}) AS padded
      FROM (
        SELECT DISTINCT digits, ${column}
        FROM (SELECT ltrim(${column}, '0') AS digits, ${column} FROM ${table}) SEMI JOIN zeros USING (digits)
      )
      WHERE length(digits) >= ${SHORTEST} GROUP BY digits HAVING count(*) > 1
    )
    SELECT count(*) AS n, min_by(padded, digits) AS sample FROM bare`;
  });
  return rows.map(({ column: { name, header, personal }, count, sample }) => {
    return { column: name, header, count, sample: sampleOf(sample, personal) };
  });
}

function sampleOf(value: string, personal: ColumnSpec['personal']): string {
  return personal === null ? value : maskNumber(value);
}
