import { checkMonth } from '../inspect/check-month.ts';
import type { MonthCheck } from '../inspect/types.ts';
import { inWords, type Message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import { removeOwnNow } from '../output/beside.ts';
import { inputFolders } from '../workspace/input-parts.ts';
import { cacheOf } from './cache-option.ts';
import { checkText } from './check-text.ts';
import { clearLeft } from './clear-left.ts';
import type { CliEnvironment } from './environment.ts';
import { exitCodeOf } from './exit-codes.ts';
import { fixConfig } from './fix-config.ts';
import { monthFrom } from './month-option.ts';
import { openedWorkspace } from './opened-workspace.ts';
import { givenPeriod, type PeriodOptions } from './period-options.ts';
import { reasonsIn } from './reasons-in.ts';
import { reportExitCode } from './report-exit-code.ts';
import { runFolder } from './run-folder.ts';
import { terminalReporter } from './terminal.ts';

export interface CheckOptions extends PeriodOptions {
  /** Which of the workspace's packs, where it has several. */
  readonly pack?: string | undefined;
  readonly workspace: string;
  readonly strict?: boolean;
  readonly cache?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  /** Writes what the configuration should know besides into it, once somebody agrees. */
  readonly fix?: boolean;
  readonly yes?: boolean;
  readonly lang?: Lang | undefined;
}

/**
 * `report check`: reads and computes a month without rendering it, prints what was found, and writes the records
 * that cannot be used into the file in which people correct them. Ends as `generate` would.
 */
export async function check(options: CheckOptions, world: CliEnvironment): Promise<number> {
  const { workspace, pack } = await openedWorkspace(
    { folder: options.workspace, pack: options.pack },
    options,
    world,
  );
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const month = monthFrom(givenPeriod(options), world, workspace);
  const quiet = options.quiet === true || options.json === true;
  const progress = terminalReporter(world.terminal, lang, quiet);
  // Warnings are part of what is printed, each once.
  const warnings: Message[] = [];
  const reporter = { ...progress, warn: (one: Message) => void warnings.push(one) };
  const tempFolder = await runFolder(world);
  const { cleanup } = world;
  const startedAt = world.clock.now();
  await clearLeft({ workspace, month, cleanup, startedAt });
  for (const folder of inputFolders(workspace, month)) cleanup.addLast(() => removeOwnNow(folder));
  const cache = cacheOf(workspace, options, world);
  const request = { workspace, pack, month, tempFolder, cache, reporter, ticks: world.ticks };
  const {
    check: found,
    fault,
    report,
  } = await checkMonth(request, () => warnings, startedAt, cleanup.commit);
  const exitCode = fault
    ? exitCodeOf(fault.kind)
    : reportExitCode(report, options.strict === true, warnings);
  world.terminal.out(
    options.json
      ? jsonOf(found, exitCode, lang)
      : checkText(found, exitCode, lang, reasonsIn(lang, report.words)),
  );
  if (options.fix) await fixConfig(found.unknown, workspace.configFile, options, world, lang);
  return exitCode;
}

/** The same among what is said to people: another command prints its own result. */
export async function checkAside(options: CheckOptions, world: CliEnvironment): Promise<void> {
  const terminal = { ...world.terminal, out: (text: string) => world.terminal.err(text) };
  await check(options, { ...world, terminal });
}

function jsonOf(found: MonthCheck, exitCode: number, lang: Lang): string {
  const said = (list: readonly Message[]) =>
    list.map((one) => ({ code: one.code, text: inWords(one, lang) }));
  const { faults, warnings, notes } = found;
  const texts = { faults: said(faults), warnings: said(warnings), notes: said(notes) };
  return `${JSON.stringify({ ...found, ...texts, exitCode }, null, 2)}\n`;
}
