import type { ColumnSpec } from '../../pack/dataset/types.ts';
import type { Store } from '../../store/store.ts';

/** What a query found in one column, where it found anything. */
export interface FoundInColumn {
  readonly column: ColumnSpec;
  readonly count: number;
  readonly sample: string;
}

/** Asks one query of each column (one row: `n` and `sample`), all in one statement; columns without any are left out. */
export async function rowOfEach(
  store: Store,
  columns: readonly ColumnSpec[],
  query: (column: ColumnSpec) => string,
): Promise<readonly FoundInColumn[]> {
  if (columns.length === 0) return [];
  const asked = columns.map(
    (column, at) => `SELECT ${at} AS place, n, sample FROM (${query(column)})`,
  );
  const rows = await store.rows(`${asked.join(' UNION ALL ')} ORDER BY place`);
  return rows.flatMap(({ place, n, sample }) => {
    const column = columns[Number(place)];
    return column && Number(n) > 0 ? [{ column, count: Number(n), sample: String(sample) }] : [];
  });
}
