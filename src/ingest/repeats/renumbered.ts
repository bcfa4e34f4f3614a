import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';
import { keyText, RANKED, told } from './pairs.ts';
import { MOST_SHOWN, NONE_TOLD, type Told } from './types.ts';

/**
 * Records taken for copies of another of the same export though their running numbers differ: whoever listed them
 * counted two. A dataset without running numbers has none.
 */
export async function renumberedPairs(store: Store, spec: DatasetSpec): Promise<Told> {
  const running = spec.repeats?.running ?? [];
  if (running.length === 0) return NONE_TOLD;
  const table = quoteName(readableTable(spec));
  const differs = running.map((name) => {
    const column = quoteName(name);
    return `lost.${column} IS DISTINCT FROM kept.${column}`;
  });
  const rows = await store.rows(`
    SELECT ${keyText(spec, 'lost')} AS key, lost._file AS file, lost._record AS record,
      kept._file AS other_file, kept._record AS other_record, count(*) OVER () AS n
    FROM ${RANKED} AS ranked JOIN ${table} AS lost ON lost.rowid = ranked.row
      JOIN ${table} AS kept ON kept.rowid = ranked.one
    WHERE ranked.copy > 1 AND kept._file = lost._file AND (${differs.join(' OR ')})
    ORDER BY lost._file, lost._record LIMIT ${MOST_SHOWN}`);
  return await told(store, spec, rows, new Map());
}
