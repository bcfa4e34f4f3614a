import type { DatasetSpec } from '../pack/types.ts';
import { quoteName, type Store } from '../store/store.ts';
import { stagingTable } from './staging.ts';

/**
 * Tells of each export, by file number, which percent columns write per cent: those with a bare number above 1. A
 * column has one notation, and a single cell such as 0.8 could be either.
 */
export async function percentPoints(
  store: Store,
  spec: DatasetSpec,
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const names = spec.columns.filter(({ type }) => type === 'percent').map(({ name }) => name);
  const points = new Map<number, Set<string>>();
  if (names.length === 0) return points;
  const largest = names.map((name) => {
    const number = `try_cast(replace(trim(${quoteName(name)}), ',', '') AS DOUBLE)`;
    return `coalesce(max(abs(${number})), 0) > 1 AS ${quoteName(name)}`;
  });
  const rows = await store.rows(
    `SELECT _file, ${largest.join(', ')} FROM ${quoteName(stagingTable(spec))} GROUP BY _file`,
  );
  for (const row of rows)
    points.set(Number(row._file), new Set(names.filter((name) => row[name] === true)));
  return points;
}
