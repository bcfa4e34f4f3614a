import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname } from 'node:path';
import { planFinalization } from '../history/finalize.ts';
import { inWords, message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import { holdMonth } from '../output/hold-month.ts';
import { prepareOutput } from '../output/prepare-output.ts';
import { writeWhole } from '../output/write-report.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import type { CliEnvironment } from './environment.ts';
import { monthFrom } from './month-option.ts';

export interface FinalizeOptions {
  readonly month: string;
  readonly workspace: string;
  readonly out?: string | undefined;
  readonly lang?: Lang | undefined;
}

/** `report finalize`: takes the month's results into `history/`, prints the file, gives the exit code. */
export async function finalize(options: FinalizeOptions, world: CliEnvironment): Promise<number> {
  const { workspace, pack } = loadWorkspace({ folder: options.workspace, out: options.out });
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const month = monthFrom(options.month, world.clock, workspace.timeZone);
  const folders = { history: workspace.history, out: workspace.out, packId: pack.id };
  await using _held = existsSync(workspace.out)
    ? await holdMonth(workspace.out, month, {
        pid: process.pid,
        host: hostname(),
        startedAt: world.clock.now().toISOString(),
      })
    : null;
  const plan = planFinalization(folders, month);
  if (!plan.unchanged) {
    await mkdir(workspace.history, { recursive: true });
    await prepareOutput(workspace.history);
    await writeWhole(dirname(plan.file), basename(plan.file), plan.bytes);
  }
  const code = plan.unchanged ? 'cli.already_final' : 'cli.finalized';
  world.terminal.err(`${inWords(message(code, { month }), lang)}\n`);
  world.terminal.out(`${plan.file}\n`);
  return 0;
}
