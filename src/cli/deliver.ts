import { existsSync } from 'node:fs';
import type { Delivered } from '../deliver/types.ts';
import { focusesOf, MEMBER_LEVELS } from '../member/focus.ts';
import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import type { Workspace } from '../workspace/types.ts';
import { Stopped } from './cleanup.ts';
import { deliverReport } from './deliver-report.ts';
import type { CliEnvironment } from './environment.ts';
import { focusesFrom } from './for-option.ts';
import { heldMonth } from './held-month.ts';
import { memberPlace } from './member-places.ts';
import { monthFrom } from './month-option.ts';
import { namedWorkspaces } from './named-workspaces.ts';
import { tellFault } from './tell-fault.ts';
import { terminalReporter } from './terminal.ts';

export interface DeliverOptions {
  /** Which of the workspace's packs, where it has several. */
  readonly pack?: string | undefined;
  readonly month: string;
  readonly workspace: string | readonly string[];
  readonly out?: string | undefined;
  readonly for?: string | undefined;
  readonly dryRun?: boolean;
  readonly again?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
  readonly debug?: boolean;
}

/** What was sent of one report. */
interface Outcome {
  readonly folder: string;
  readonly exitCode: number;
  readonly delivered: readonly Delivered[];
}

/**
 * `report deliver`: sends the reports of a month to those whom the configuration names, each once. Ends with the code of the first
 * report that could not be sent to everybody.
 */
export async function deliver(options: DeliverOptions, world: CliEnvironment): Promise<number> {
  const folders = namedWorkspaces([options.workspace].flat(), world.folder);
  if (folders.length > 1 && options.out !== undefined)
    throw fault('cli.one_out', { count: folders.length });
  const outcomes: Outcome[] = [];
  for (const folder of folders) {
    const cleanup = world.cleanup.part();
    try {
      for (const one of await deliverWorkspace(folder, options, { ...world, cleanup }))
        outcomes.push(one);
    } catch (error) {
      if (folders.length === 1 || error instanceof Stopped) throw error;
      const { text, code } = tellFault(error, options.lang ?? 'zh-CN', options.debug === true);
      world.terminal.err(text);
      outcomes.push({ folder, exitCode: code, delivered: [] });
    } finally {
      await cleanup[Symbol.asyncDispose]();
    }
  }
  const exitCode = outcomes.find((one) => one.exitCode !== 0)?.exitCode ?? 0;
  if (options.json) world.terminal.out(`${JSON.stringify({ exitCode, reports: outcomes })}\n`);
  return exitCode;
}

async function deliverWorkspace(
  folder: string,
  options: DeliverOptions,
  world: CliEnvironment,
): Promise<readonly Outcome[]> {
  const { workspace } = loadWorkspace({ folder, out: options.out, pack: options.pack });
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  if (!workspace.deliver) throw fault('deliver.not_configured', { file: workspace.configFile });
  const month = monthFrom(options.month, world, workspace);
  const wanted = { workspace, month, cleanup: world.cleanup, startedAt: world.clock.now() };
  // What is being made anew is not sent.
  if (!existsSync(workspace.out)) throw fault('deliver.no_report', { folder: workspace.out });
  const place = await heldMonth(wanted);
  const reporter = terminalReporter(world.terminal, lang, options.quiet ?? false);
  const places = foldersOf(workspace, options, place);
  const outcomes: Outcome[] = [];
  for (const path of places) {
    world.cleanup.goOn();
    const { dryRun = false, again = false } = options;
    const sent = await deliverReport(path, { workspace, lang, reporter, world, dryRun, again });
    outcomes.push({ folder: path, ...sent });
  }
  return outcomes;
}

/** The sets to send: those of the members asked for, else that of the whole where somebody gets it, and those of all units that somebody gets. */
function foldersOf(
  { organization, deliver }: Workspace,
  options: DeliverOptions,
  place: Parameters<typeof memberPlace>[0],
): readonly string[] {
  if (options.for !== undefined)
    return focusesFrom(options.for, organization).map((focus) => memberPlace(place, focus).path);
  const to = deliver?.to ?? [];
  const units = MEMBER_LEVELS.flatMap((level) => focusesOf(level, organization)).filter((focus) =>
    to.some((one) =>
      one.units?.some(({ level, name }) => level === focus.level && name === focus.name),
    ),
  );
  const whole = to.some((one) => one.units === null) ? [place.path] : [];
  return [...whole, ...units.map((focus) => memberPlace(place, focus).path)];
}
