import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fault } from '../messages/fault.ts';
import { writeWhole } from '../output/write-whole.ts';
import { readPlainFile } from '../process/regular-file.ts';

/** Beside the report; a run that makes the report anew keeps it. */
const NAME = 'deliveries.json';
const MOST = 10_000_000;

const entry = z.strictObject({
  to: z.string(),
  content: z.string(),
  /** `sending`: begun, and nobody knows how it ended. */
  state: z.enum(['sending', 'sent']),
  at: z.string(),
  files: z.array(z.string()),
});
const recordSchema = z.strictObject({ schemaVersion: z.literal(1), deliveries: z.array(entry) });
export type Delivery = z.infer<typeof entry>;

/** What was delivered out of a folder; nothing where nobody wrote any down. Fault `deliver.bad_record` for a damaged record. */
export function deliveriesIn(folder: string): readonly Delivery[] {
  const file = join(folder, NAME);
  if (!existsSync(file)) return [];
  try {
    return recordSchema.parse(JSON.parse(readPlainFile(file, MOST).toString('utf8'))).deliveries;
  } catch (cause) {
    // Who sends without knowing what was sent sends twice.
    throw fault('deliver.bad_record', { file }, { cause });
  }
}

/** Writes down what was delivered, in place of what stood there. Faults: those of `writeWhole`. */
export async function writeDeliveries(
  folder: string,
  deliveries: readonly Delivery[],
): Promise<void> {
  const text = `${JSON.stringify({ schemaVersion: 1, deliveries }, null, 2)}\n`;
  await writeWhole(folder, NAME, text);
}
