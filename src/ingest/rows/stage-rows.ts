import type { Store } from '../../store/store.ts';
import type { Stager } from '../load/staging.ts';
import type { Bypass } from '../model/bypass.ts';
import type { RawRecords } from '../model/raw-record.ts';
import { RawRows } from './raw-rows.ts';

/** The last of the records on their way into the raw table, while something else may be read; to be waited for. */
export interface Loading {
  readonly done: Promise<void>;
}

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
): Promise<Loading> {
  const rows = new RawRows(store, table, stager);
  try {
    for await (const record of records) {
      const row = stager.take(record);
      if (row === null) continue;
      if (row.problem !== null || !rows.takes(row.record)) rows.hold(row);
      else if (bypass !== null && bypass.taker === null) bypass.open(rows);
      if (rows.isFull) await rows.settled();
    }
  } catch (cause) {
    await rows[Symbol.asyncDispose]();
    throw cause;
  }
  const done = ended(rows);
  // Whoever waits for it meets the same error; until then it must not count as unhandled.
  done.catch(() => undefined);
  return { done };
}

async function ended(own: RawRows): Promise<void> {
  await using rows = own;
  await rows.end();
}
