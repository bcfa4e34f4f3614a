import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type Message, message } from '../messages/catalogue.ts';
import { readPlainFile } from '../process/regular-file.ts';
import { isReportFile } from '../process/report-files.ts';
import type { Period } from '../workspace/types.ts';

/** What `run.json` says of the set that it stands in; fields of other versions are let through. */
const runSchema = z.looseObject({
  month: z.string(),
  config: z.string().optional(),
  outputs: z.array(
    z.looseObject({ name: z.string().regex(/^[a-z]+\.[a-z]+$/), sha256: z.string() }),
  ),
});

/** No file of a report comes near (bytes). */
const MOST = 1 << 30;

/**
 * Tells how the files in a month's folder differ from what its `run.json` says of them: one that is changed, lacking
 * or of another run. An empty list for a set as it was written.
 */
export function unfitIn(folder: string, month: Period): readonly Message[] {
  const record = readRun(join(folder, 'run.json'));
  if (record === null || record.month !== month)
    return [message('finalize.no_record', { file: join(folder, 'run.json') })];
  const listed = new Map(record.outputs.map(({ name, sha256 }) => [name, sha256]));
  if (!listed.has('metrics.json'))
    return [message('finalize.unlisted_file', { file: join(folder, 'metrics.json') })];
  const unlisted = readdirSync(folder).filter(
    (name) => isReportFile(name) && name !== 'run.json' && !listed.has(name),
  );
  return [
    ...[...listed].flatMap(([name, hash]) => {
      const file = join(folder, name);
      if (!existsSync(file)) return [message('finalize.lacking_file', { file })];
      return hashOf(file) === hash ? [] : [message('finalize.changed_file', { file })];
    }),
    ...unlisted
      .sort()
      .map((name) => message('finalize.unlisted_file', { file: join(folder, name) })),
  ];
}

/** The hash of the configuration that the files in a month's folder were made with; null where nothing tells it. */
export function configBehind(folder: string): string | null {
  return readRun(join(folder, 'run.json'))?.config ?? null;
}

/** What `run.json` says of the set that it stands in; null where it is none. */
export function readRun(file: string): z.infer<typeof runSchema> | null {
  try {
    const parsed = runSchema.safeParse(JSON.parse(readPlainFile(file, MOST).toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether a file of a set is the one that its `run.json` says it is. */
export function isAsWritten(file: string, run: z.infer<typeof runSchema>): boolean {
  const listed = run.outputs.find(({ name }) => name === basename(file));
  return listed !== undefined && hashOf(file) === listed.sha256;
}

function hashOf(file: string): string | null {
  try {
    return createHash('sha256').update(readPlainFile(file, MOST)).digest('hex');
  } catch {
    return null;
  }
}
