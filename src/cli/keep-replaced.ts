import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Finalization } from '../history/finalize.ts';
import { keptFinal } from '../history/kept-final.ts';
import type { HistoryFolders } from '../history/read-history.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { prepareOutput } from '../output/prepare-output.ts';
import { writeWhole } from '../output/write-whole.ts';
import type { Period } from '../workspace/types.ts';
import type { CliEnvironment } from './environment.ts';

interface Replacing {
  readonly folders: HistoryFolders;
  readonly month: Period;
  readonly reason: string;
  readonly replaced: NonNullable<Finalization['replaced']>;
  readonly world: CliEnvironment;
}

/**
 * Keeps the file of a month whose place another takes, and beside it why and when; gives what is to be told. Done before
 * the new file is written: a run that is stopped between loses nothing.
 */
export async function keepReplaced(replacing: Replacing): Promise<Message> {
  const { folders, month, reason, replaced, world } = replacing;
  const { folder, name, reasonName, isThere } = keptFinal(folders, month, replaced.bytes);
  const { commit } = world.cleanup;
  await prepareOutput(folder, 'nowhere');
  if (!isThere) await writeWhole(folder, name, replaced.bytes, { isNew: true, commit });
  const why = {
    month,
    reason,
    at: world.clock.now().toISOString(),
    sha256: createHash('sha256').update(replaced.bytes).digest('hex'),
  };
  await writeWhole(folder, reasonName, `${JSON.stringify(why, null, 2)}\n`, { commit });
  return message('finalize.replaced', { month, reason, file: join(folder, name) });
}
