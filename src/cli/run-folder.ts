import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fault } from '../messages/fault.ts';
import { errorCode } from '../output/disk-fault.ts';
import { makeWorkFolder } from '../process/work-folder.ts';
import type { CliEnvironment } from './environment.ts';

/**
 * Makes the one folder in which a run keeps what it needs for itself, open to nobody else. It goes when the run
 * ends; that of a killed run goes when the next one starts. Fault: `cli.temp_folder`.
 */
export async function runFolder({
  cleanup,
  tempRoot,
}: Pick<CliEnvironment, 'cleanup' | 'tempRoot'>): Promise<string> {
  cleanup.goOn();
  const folder = await makeWorkFolder(tempRoot, 'service-report').catch((error: unknown) => {
    throw fault(
      'cli.temp_folder',
      { folder: tempRoot, code: errorCode(error) ?? '?' },
      { cause: error },
    );
  });
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  cleanup.addLast(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
