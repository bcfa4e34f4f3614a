import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from '../inspect/fingerprint.ts';
import { inputsStatus } from '../inspect/inputs-status.ts';
import { fault } from '../messages/fault.ts';
import { NoPlainFile, readPlainFile } from '../process/regular-file.ts';
import { dayIn } from '../workspace/due-day.ts';
import { programVersion } from './program-version.ts';
import type { Plan } from './publish-report.ts';

const LARGEST_RUN = 20_000_000;

/** The mark of what a plan's report is made of. */
export function seenOf(plan: Plan): string {
  const { workspace, pack, month, configHash, formats, edition, restate = false } = plan;
  return fingerprint(workspace, pack.folder, month, {
    configHash,
    program: programVersion(),
    asked: [...formats, edition, ...(restate ? ['restate'] : [])],
  });
}

/** Whether the report in a folder was made of the same; not where there is none, or nobody can tell. */
export function isUpToDate(folder: string, seen: string): boolean {
  const path = join(folder, 'run.json');
  if (!existsSync(path)) return false;
  try {
    const run: unknown = JSON.parse(readPlainFile(path, LARGEST_RUN).toString('utf8'));
    return typeof run === 'object' && run !== null && 'seen' in run && run.seen === seen;
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof NoPlainFile) return false;
    throw cause;
  }
}

/** Fault `cli.not_ready` while an export that the report cannot do without has not come. */
export async function ensureReady({ workspace, pack, month }: Plan, now: Date): Promise<void> {
  const today = dayIn(now, workspace.timeZone);
  const { inputs } = await inputsStatus(workspace, pack, month, today);
  const missing = inputs.filter(
    ({ required, state }) => required && (state === 'awaited' || state === 'late'),
  );
  if (missing.length > 0)
    throw fault('cli.not_ready', { month, missing: missing.map(({ name }) => name) });
}
