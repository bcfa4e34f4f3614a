import { historyFolders } from '../history/read-history.ts';
import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { PdfBrowser } from '../render/pdf/pdf-browser.ts';
import type { Reporter } from '../report/effects.ts';
import { FORMATS, type Format } from '../report/formats/names.ts';
import { runMonth, type Tools } from '../report/run-month.ts';
import type { Edition, Period, Workspace } from '../workspace/types.ts';
import { cacheOf } from './cache-option.ts';
import { placeOf } from './clear-left.ts';
import { timeDoubts } from './clock-doubts.ts';
import { deliverReport } from './deliver-report.ts';
import { engineOf } from './engine-option.ts';
import type { CliEnvironment } from './environment.ts';
import { generateMany } from './generate-many.ts';
import { heldMonth } from './held-month.ts';
import { memoryFrom } from './memory-option.ts';
import { monthFrom } from './month-option.ts';
import { namedWorkspaces } from './named-workspaces.ts';
import { openedWorkspace } from './opened-workspace.ts';
import { givenPeriod, type PeriodOptions } from './period-options.ts';
import { printable } from './printable.ts';
import { profileOf } from './profile.ts';
import { type Plan, peakMemory, publishReport } from './publish-report.ts';
import { ensureReady, isUpToDate, seenOf } from './readiness.ts';
import { runFolder } from './run-folder.ts';
import { terminalReporter } from './terminal.ts';
import { patienceFrom } from './wait-option.ts';

export interface GenerateOptions extends PeriodOptions {
  /** Which of the workspace's packs, where it has several. */
  readonly pack?: string | undefined;
  /** One folder, or several, patterns among them. */
  readonly workspace: string | readonly string[];
  readonly out?: string | undefined;
  readonly format?: string | undefined;
  readonly edition?: Edition | undefined;
  /** Members that a report is made for instead of the whole, such as `branch` or `branch=东区`. */
  readonly for?: string | undefined;
  /** Sends the report to those who are to have it, once it is published without faults. */
  readonly deliver?: boolean;
  /** Makes nothing where nothing is new, and nothing yet where required exports are missing. */
  readonly ifReady?: boolean;
  /** How long to wait for another run of the month. */
  readonly waitLock?: string | undefined;
  readonly strict?: boolean;
  readonly restate?: boolean;
  readonly memory?: string | undefined;
  readonly profile?: boolean;
  /** false: no tables are kept from run to run, or taken from one. */
  readonly cache?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
  readonly debug?: boolean;
}

/** `report generate`: makes the month's report, prints the paths written, gives the exit code. */
export async function generate(options: GenerateOptions, world: CliEnvironment): Promise<number> {
  const folders = namedWorkspaces([options.workspace].flat(), world.folder);
  const [folder = ''] = folders;
  if (folders.length > 1 && options.out !== undefined)
    throw fault('cli.one_out', { count: folders.length });
  if (folders.length > 1 || options.for !== undefined)
    return await generateMany(folders, options, world, { planOf, browserOf });
  return await generateOne(await planOf(folder, options, world), options, world);
}

async function generateOne(
  plan: Plan,
  options: GenerateOptions,
  world: CliEnvironment,
): Promise<number> {
  const startedAt = world.clock.now();
  const { workspace, month } = plan;
  const reporter = terminalReporter(world.terminal, plan.lang, options.quiet ?? false);
  const profile = options.profile ? profileOf(reporter, world.ticks, peakMemory) : null;

  const time = { now: startedAt, builtOn: world.builtOn };
  const folders = historyFolders(workspace, plan.pack.id);
  for (const doubt of timeDoubts(month, workspace, folders, time)) reporter.warn(doubt);
  const patience = patienceFrom(options.waitLock, world);
  const seen = seenOf(plan);
  const isDone = () => options.ifReady === true && isUpToDate(placeOf(workspace, month).path, seen);
  const sending = { workspace, lang: plan.lang, reporter, world };
  if (!isDone() && options.ifReady) await ensureReady(plan, startedAt);
  const wanted = { workspace, month, startedAt, cleanup: world.cleanup, patience };
  if (isDone() && !options.deliver) return 0;
  const place = await heldMonth(wanted);
  // Another run may have made it while this one waited. What could not be sent then is sent now.
  if (isDone()) return options.deliver ? (await deliverReport(place.path, sending)).exitCode : 0;
  const tools = await toolsFor(plan, profile?.reporter ?? reporter, world);
  const made = await runMonth(plan, { ...tools, onMetric: profile?.onMetric });
  const printer = plan.formats.includes('pdf') ? await tools.browser.version() : null;
  // Nothing is printed any more: it goes while the files are written.
  tools.browser.retire();
  const { exitCode, files } = await publishReport({
    plan,
    made,
    place,
    reporter,
    strict: options.strict === true,
    startedAt,
    browser: printer,
    commit: world.cleanup.commit,
    world,
    seen,
  });
  if (profile) world.terminal.err(profile.told(plan.lang));
  // The report stands, whatever becomes of its sending.
  world.terminal.out(told(options, { month, exitCode, files }));
  if (!options.deliver) return exitCode;
  const delivered = await deliverReport(place.path, sending);
  return exitCode === 0 ? delivered.exitCode : exitCode;
}

/** What the options ask for, read before the output folder is touched. */
async function planOf(
  folder: string,
  options: GenerateOptions,
  world: CliEnvironment,
): Promise<Plan> {
  const formats = formatsFrom(options.format);
  const memoryLimit = memoryFrom(options.memory);
  const { out, pack } = options;
  const loaded = await openedWorkspace({ folder, out, pack }, { ...options, begins: true }, world);
  const { workspace } = loaded;
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  if (options.deliver && !workspace.deliver)
    throw fault('deliver.not_configured', { file: workspace.configFile });
  const month = monthFrom(givenPeriod(options), world, workspace);
  const edition = options.edition ?? workspace.report.edition;
  const cache = cacheOf(workspace, options, world);
  const engine = engineOf(workspace, loaded.pack, world);
  const { restate } = options;
  return { ...loaded, month, formats, edition, memoryLimit, cache, engine, restate, lang };
}

/** The run's own folder and browser, which go when it ends. */
async function toolsFor(
  { workspace }: Plan,
  reporter: Reporter,
  world: CliEnvironment,
): Promise<Tools> {
  const { cleanup, ticks } = world;
  const tempFolder = await runFolder(world);
  const browser = browserOf(workspace, tempFolder, reporter, world);
  const atLength = cleanup.atLength.bind(cleanup);
  return { tempFolder, browser, reporter, ticks, atLength };
}

/** A browser as the workspace wants it, which ends with the run. */
function browserOf(
  workspace: Workspace,
  tempFolder: string,
  reporter: Reporter,
  { env, cleanup, browsers }: CliEnvironment,
): PdfBrowser {
  const warn = reporter.warn.bind(reporter);
  const browser = new PdfBrowser({ ...workspace.browser, env, tempFolder, warn }, browsers);
  cleanup.add(async () => browser[Symbol.asyncDispose]());
  return browser;
}

interface Outcome {
  readonly month: Period;
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
