import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { planFinalization } from '../history/finalize.ts';
import { historyFolders } from '../history/read-history.ts';
import { inWords, type Message, message } from '../messages/catalogue.ts';
import { Fault, fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { diskFault, errorCode } from '../output/disk-fault.ts';
import { prepareOutput } from '../output/prepare-output.ts';
import { writeWhole } from '../output/write-whole.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { clockDoubts, notOver } from './clock-doubts.ts';
import type { CliEnvironment } from './environment.ts';
import { heldMonth } from './held-month.ts';
import { holdHistory } from './hold-history.ts';
import { keepReplaced } from './keep-replaced.ts';
import { monthFrom } from './month-option.ts';
import { givenPeriod, type PeriodOptions } from './period-options.ts';
import { printable } from './printable.ts';

export interface FinalizeOptions extends PeriodOptions {
  /** Which of the workspace's packs, where it has several. */
  readonly pack?: string | undefined;
  readonly workspace: string;
  readonly out?: string | undefined;
  /** Why figures that are final are to be replaced. */
  readonly replace?: string | undefined;
  readonly lang?: Lang | undefined;
}

/** `report finalize`: takes the month's results into `history/`, prints the file, gives the exit code. */
export async function finalize(options: FinalizeOptions, world: CliEnvironment): Promise<number> {
  const { workspace, pack } = loadWorkspace({
    folder: options.workspace,
    out: options.out,
    pack: options.pack,
  });
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const month = monthFrom(givenPeriod(options), world, workspace);
  const { cleanup } = world;
  const tell = (said: Message, mark = '') => world.terminal.err(`${mark}${inWords(said, lang)}\n`);
  const wanted = { workspace, month, cleanup, startedAt: world.clock.now() };
  const folders = historyFolders(workspace, pack.id);
  const time = { now: wanted.startedAt, builtOn: world.builtOn };
  for (const doubt of [
    ...clockDoubts(month, workspace, folders, time),
    ...notOver(month, workspace, time),
  ])
    tell(doubt);
  if (existsSync(workspace.out)) await heldMonth(wanted);
  const reason = options.replace?.trim();
  if (reason === '') throw fault('finalize.no_reason', {});
  const isReplacing = reason !== undefined;
  let plan = planFinalization(folders, month, isReplacing);
  if (!plan.unchanged || plan.sources !== null) {
    await holdHistory(workspace.history, wanted);
    // Another run may have finalized the month from another folder before this one held it.
    plan = planFinalization(folders, month, isReplacing);
  }
  if (!plan.unchanged) {
    const { file, bytes, replaced } = plan;
    if (replaced !== null && reason !== undefined)
      tell(await keepReplaced({ folders, month, reason, replaced, world }));
    await writeWhole(dirname(file), basename(file), bytes, {
      isNew: replaced === null,
      commit: cleanup.commit,
    }).catch((error: unknown) => {
      throw errorCode(error) === 'EEXIST' ? diskFault(error, file) : error;
    });
  }
  const { sources } = plan;
  if (sources !== null) {
    try {
      await prepareOutput(dirname(sources.file), 'nowhere');
      const { commit } = cleanup;
      await writeWhole(dirname(sources.file), basename(sources.file), sources.bytes, { commit });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      // The month is final without it; the next call writes it.
      tell(message('finalize.sources_unkept', { month, file: sources.file }));
    }
  }
  for (const change of plan.replaced?.changes ?? []) tell(change, '  - ');
  const code = plan.unchanged ? 'cli.already_final' : 'cli.finalized';
  world.terminal.err(`${inWords(message(code, { month }), lang)}\n`);
  world.terminal.out(`${printable(plan.file)}\n`);
  return 0;
}
