import type { Store } from '../../store/store.ts';
import type { Stager } from '../load/staging.ts';
import type { Bypass } from '../model/bypass.ts';
import type { RawRecords } from '../model/raw-record.ts';
import { RawRows } from './raw-rows.ts';

/**
 * Puts the records below a header into the raw table. Clean records of a text export go the fast way, as text
 * that the store reads by itself, all others one by one. From the first clean record on, ordinary ones may come by the
 * `bypass` and go no further than here.
 */
export async function stageRows(
  store: Store,
  table: string,
  stager: Stager,
  records: RawRecords,
  bypass: Bypass | null = null,
): Promise<void> {
  await using rows = new RawRows(store, table, stager);
  for await (const record of records) {
    const row = stager.take(record);
    if (row === null) continue;
    if (row.problem !== null || !rows.takes(row.record)) rows.hold(row);
    else if (bypass !== null && bypass.taker === null) bypass.open(rows);
    if (rows.isFull) await rows.settled();
  }
  await rows.end();
}
