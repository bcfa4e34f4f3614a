import { type Message, message } from '../../messages/catalogue.ts';
import type { Stager } from '../load/staging.ts';

/** The warnings of an export whose records all count, and of which people may not expect it. */
export function seenMessages(
  path: string,
  { seen: { hidden, beside, short }, trimsRecords }: Pick<Stager, 'seen' | 'trimsRecords'>,
): readonly Message[] {
  const told: Message[] = [];
  if (hidden.count > 0) told.push(message('ingest.hidden_rows', { file: path, ...hidden }));
  if (beside.count > 0) told.push(message('ingest.cells_beside_table', { file: path, ...beside }));
  if (trimsRecords) told.push(message('ingest.trimmed_records', { file: path, count: short }));
  return told;
}
