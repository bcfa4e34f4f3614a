import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { makeWorkFolder } from '../work-folder.ts';
import type { Cleanup } from './cleanup.ts';

/**
 * Makes the one folder in which a run keeps what it needs for itself, open to nobody else. It goes when the run
 * ends; that of a killed run goes when the next one starts.
 */
export async function runFolder(cleanup: Cleanup): Promise<string> {
  const folder = await makeWorkFolder(tmpdir(), 'service-report');
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  return folder;
}
