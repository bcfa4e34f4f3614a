import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import { maskNumber } from '../../privacy/mask.ts';
import { quoteName, type Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';

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
 * a spreadsheet takes off: they are likely one number, and were counted as two.
 */
export async function lostZeros(store: Store, spec: DatasetSpec): Promise<readonly LostZeros[]> {
  const table = quoteName(readableTable(spec));
  const found: LostZeros[] = [];
  for (const { name, type, header, personal } of spec.columns) {
    if (type !== 'id') continue;
    const column = quoteName(name);
    const [row] = await store.rows(
      // One of two has zeros before it, and of most columns few have: nothing else is gathered.
      `WITH zeros AS (
         SELECT DISTINCT ltrim(${column}, '0') AS digits FROM ${table} WHERE ${column} LIKE '0%'
       ), bare AS (
         SELECT digits, min(${column}) AS padded
         FROM (
           SELECT DISTINCT digits, ${column}
           FROM (SELECT ltrim(${column}, '0') AS digits, ${column} FROM ${table}) SEMI JOIN zeros USING (digits)
         )
         WHERE length(digits) >= ${SHORTEST} GROUP BY digits HAVING count(*) > 1
       )
       SELECT count(*) AS n, min_by(padded, digits) AS sample FROM bare`,
    );
    const count = Number(row?.n ?? 0);
    if (count > 0)
      found.push({ column: name, header, count, sample: sampleOf(String(row?.sample), personal) });
  }
  return found;
}

function sampleOf(value: string, personal: ColumnSpec['personal']): string {
  return personal === null ? value : maskNumber(value);
}
