import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fault } from '../messages/fault.ts';
import { errorCode } from '../output/disk-fault.ts';
import { makeWorkFolder } from '../process/work-folder.ts';
import type { Cleanup } from './cleanup.ts';

/**
 * Makes the one folder in which a run keeps what it needs for itself, open to nobody else. It goes when the run
 * ends; that of a killed run goes when the next one starts. Fault: `cli.temp_folder`.
 */
export async function runFolder(cleanup: Cleanup): Promise<string> {
  cleanup.goOn();
  const root = tmpdir();
  const folder = await makeWorkFolder(root, 'service-report').catch((error: unknown) => {
    throw fault(
      'cli.temp_folder',
      { folder: root, code: errorCode(error) ?? '?' },
      { cause: error },
    );
  });
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  cleanup.addLast(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
