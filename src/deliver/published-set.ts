import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fault } from '../messages/fault.ts';
import { libraryWords } from '../messages/library-words.ts';
import { sha256 } from '../output/sha256.ts';
import { readPlainFile } from '../process/regular-file.ts';
import type { PublishedFile, PublishedSet } from './types.ts';

/** The largest file that is read to be sent (bytes). */
const MOST = 200_000_000;

const runSchema = z.looseObject({
  month: z.string(),
  edition: z.enum(['full', 'brief']),
  member: z.object({ level: z.enum(['branch', 'department']), name: z.string() }).nullable(),
  title: z.string(),
  summary: z.array(z.object({ tone: z.string(), text: z.string() })),
  outputs: z.array(z.looseObject({ name: z.string().regex(/^[\w.-]+$/), sha256: z.string() })),
  exitCode: z.int(),
});

/**
 * Reads what a run published in a folder. Faults: `deliver.no_report` where there is none, `deliver.with_faults` for a run that
 * did not end with 0, `deliver.changed` for a file that is another than the run wrote.
 */
export function publishedSet(folder: string): PublishedSet {
  const path = join(folder, 'run.json');
  if (!existsSync(path)) throw fault('deliver.no_report', { folder });
  const run = runIn(path);
  if (run.exitCode !== 0) throw fault('deliver.with_faults', { folder, exitCode: run.exitCode });
  const files = run.outputs.map(({ name, sha256: hash }): PublishedFile => {
    const file = join(folder, name);
    if (!existsSync(file) || sha256(readPlainFile(file, MOST)) !== hash)
      throw fault('deliver.changed', { file });
    return { name, path: file, sha256: hash };
  });
  const { month, member, edition, title, summary } = run;
  return { folder, month, member, edition, title, summary, files };
}

function runIn(path: string) {
  let value: unknown;
  try {
    value = JSON.parse(readPlainFile(path, MOST).toString('utf8'));
  } catch (cause) {
    throw fault('deliver.unreadable', { file: path, reason: libraryWords(cause) }, { cause });
  }
  const parsed = runSchema.safeParse(value);
  if (!parsed.success) throw fault('deliver.old_run', { file: path });
  return parsed.data;
}
