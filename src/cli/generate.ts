import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { writeReport } from '../output/write-report.ts';
import { PdfBrowser } from '../render/pdf/pdf-browser.ts';
import type { Reporter } from '../report/effects.ts';
import { FORMATS, type Format } from '../report/formats/names.ts';
import { type MonthPlan, runMonth, type Tools } from '../report/run-month.ts';
import { type LoadedWorkspace, loadWorkspace } from '../workspace/load-workspace.ts';
import type { Edition, Month } from '../workspace/types.ts';
import { cacheOf } from './cache-option.ts';
import type { CliEnvironment } from './environment.ts';
import { heldMonth } from './held-month.ts';
import { memoryFrom } from './memory-option.ts';
import { monthFrom } from './month-option.ts';
import { givenPeriod, type PeriodOptions } from './period-options.ts';
import { printable } from './printable.ts';
import { profileOf } from './profile.ts';
import { reportExitCode } from './report-exit-code.ts';
import { runFolder } from './run-folder.ts';
import { runRecord } from './run-record.ts';
import { terminalReporter } from './terminal.ts';

export interface GenerateOptions extends PeriodOptions {
  readonly workspace: string;
  readonly out?: string | undefined;
  readonly format?: string | undefined;
  readonly edition?: Edition | undefined;
  readonly strict?: boolean;
  readonly restate?: boolean;
  readonly memory?: string | undefined;
  readonly profile?: boolean;
  /** false: no tables are kept from run to run, or taken from one. */
  readonly cache?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
}

/** `report generate`: makes the month's report, prints the paths written, gives the exit code. */
export async function generate(options: GenerateOptions, world: CliEnvironment): Promise<number> {
  const startedAt = world.clock.now();
  const plan = planOf(options, world);
  const { workspace, month } = plan;
  const reporter = terminalReporter(world.terminal, plan.lang, options.quiet ?? false);
  const profile = options.profile ? profileOf(reporter, world.ticks, peakMemory) : null;

  const place = await heldMonth({ workspace, month, startedAt, cleanup: world.cleanup });
  const tools = await toolsFor(plan, profile?.reporter ?? reporter, world);
  const made = await runMonth(plan, { ...tools, onMetric: profile?.onMetric });
  const exitCode = reportExitCode(made.report, options.strict === true, reporter.warnings);
  const record = runRecord({
    ...made,
    loaded: plan,
    month,
    startedAt,
    exitCode,
    endedAt: world.clock.now(),
    browser: plan.formats.includes('pdf') ? await tools.browser.version() : null,
    peakMemory: peakMemory(),
    warnings: reporter.warnings,
  });
  const written = await writeReport(place, [...made.files, record], world.cleanup.commit);
  for (const warning of written.warnings) reporter.warn(warning);
  if (profile) world.terminal.err(profile.told(plan.lang));
  world.terminal.out(told(options, { month, exitCode, files: written.paths }));
  return exitCode;
}

/** The most memory that the process held so far, in bytes. */
function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}

/** What is to be made, and in which language it is spoken of. */
type Plan = MonthPlan & LoadedWorkspace & { readonly lang: Lang };

/** What the options ask for, read before the output folder is touched. */
function planOf(options: GenerateOptions, world: CliEnvironment): Plan {
  const formats = formatsFrom(options.format);
  const memoryLimit = memoryFrom(options.memory);
  const loaded = loadWorkspace({ folder: options.workspace, out: options.out });
  const { workspace } = loaded;
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const month = monthFrom(givenPeriod(options), world.clock, workspace);
  const edition = options.edition ?? workspace.report.edition;
  const cache = cacheOf(workspace, options, world);
  const { restate } = options;
  return { ...loaded, month, formats, edition, memoryLimit, cache, restate, lang };
}

/** The run's own folder and browser, which go when it ends. */
async function toolsFor(
  { workspace }: Plan,
  reporter: Reporter,
  world: CliEnvironment,
): Promise<Tools> {
  const { cleanup, env, ticks } = world;
  const tempFolder = await runFolder(world);
  const warn = reporter.warn.bind(reporter);
  const browser = new PdfBrowser({ ...workspace.browser, env, tempFolder, warn });
  cleanup.add(async () => browser[Symbol.asyncDispose]());
  const atLength = cleanup.atLength.bind(cleanup);
  return { tempFolder, browser, reporter, ticks, atLength };
}

interface Outcome {
  readonly month: Month;
  readonly exitCode: number;
  readonly files: readonly string[];
}

function told({ json }: GenerateOptions, outcome: Outcome): string {
  return json ? `${JSON.stringify(outcome)}\n` : `${outcome.files.map(printable).join('\n')}\n`;
}

function formatsFrom(given: string | undefined): readonly Format[] {
  if (given === undefined) return FORMATS;
  return given.split(',').map((text) => {
    const format = FORMATS.find((known) => known === text.trim());
    if (!format) throw fault('cli.bad_format', { given: text.trim(), known: FORMATS });
    return format;
  });
}
