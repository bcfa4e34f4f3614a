import { historyFolders } from '../history/read-history.ts';
import type { Focus } from '../member/focus.ts';
import { inWords, message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import type { PdfBrowser } from '../render/pdf/pdf-browser.ts';
import type { Reporter } from '../report/effects.ts';
import { inTurn } from '../report/in-turn.ts';
import { type MonthRun, openMembers, runMonth, type Tools } from '../report/run-month.ts';
import type { Workspace } from '../workspace/types.ts';
import { aheadByOne } from './ahead-by-one.ts';
import { Stopped } from './cleanup.ts';
import { placeOf } from './clear-left.ts';
import { timeDoubts } from './clock-doubts.ts';
import { deliverReport } from './deliver-report.ts';
import type { CliEnvironment } from './environment.ts';
import { focusesFrom } from './for-option.ts';
import type { GenerateOptions } from './generate.ts';
import { heldMonth } from './held-month.ts';
import { memberPlace, memberPlaces } from './member-places.ts';
import { printable } from './printable.ts';
import { type Plan, peakMemory, publishReport } from './publish-report.ts';
import { ensureReady, isUpToDate, seenOf } from './readiness.ts';
import { exitCodeOfAll, nameOf, type ReportOutcome, summaryText } from './report-outcome.ts';
import { runFolder } from './run-folder.ts';
import { tellFault } from './tell-fault.ts';
import { partReporter, type TerminalReporter, terminalReporter } from './terminal.ts';
import { patienceFrom } from './wait-option.ts';

/** What making one report and making many have in common. */
export interface Making {
  readonly planOf: (
    folder: string,
    options: GenerateOptions,
    world: CliEnvironment,
  ) => Promise<Plan>;
  readonly browserOf: (
    workspace: Workspace,
    tempFolder: string,
    reporter: Reporter,
    world: CliEnvironment,
  ) => PdfBrowser;
}

/**
 * Makes the reports of several workspaces, or of the members of one or several, one after the other: one browser and one
 * folder for the run, one load of the data a workspace. One that fails is told and does not keep the others from being made.
 * Gives the exit code of them all.
 */
export async function generateMany(
  folders: readonly string[],
  options: GenerateOptions,
  world: CliEnvironment,
  making: Making,
): Promise<number> {
  const start = world.ticks();
  const tempFolder = await runFolder(world);
  const browsers = new Map<string, PdfBrowser>();
  const outcomes: ReportOutcome[] = [];
  let lang: Lang = options.lang ?? 'zh-CN';
  const hasMany = folders.length > 1;
  for (const folder of folders) {
    const many: Many = {
      folder,
      options,
      world,
      root: world,
      making,
      tempFolder,
      browsers,
      hasMany,
      lang,
    };
    const made = await workspaceReports(many);
    outcomes.push(...made.outcomes);
    lang = made.lang;
  }
  world.cleanup.done();
  const exitCode = exitCodeOfAll(outcomes);
  const took = { milliseconds: world.ticks() - start, bytes: peakMemory() };
  const isIdle = outcomes.every(({ isSame }) => isSame === true);
  if (exitCode !== 0 || (options.quiet !== true && !isIdle))
    world.terminal.err(summaryText(outcomes, took, lang));
  const files = outcomes.flatMap((one) => one.files);
  const said = options.json
    ? JSON.stringify({
        exitCode,
        milliseconds: Math.round(took.milliseconds),
        peakMemoryBytes: took.bytes,
        files,
        reports: outcomes,
      })
    : files.map(printable).join('\n');
  if (said !== '') world.terminal.out(`${said}\n`);
  return exitCode;
}

interface Many {
  readonly folder: string;
  readonly options: GenerateOptions;
  /** With what this workspace alone must undo. */
  readonly world: CliEnvironment;
  /** Of the whole run. */
  readonly root: CliEnvironment;
  readonly lang: Lang;
  readonly making: Making;
  readonly tempFolder: string;
  /** By what workspaces ask of a browser: those who ask the same share one. */
  readonly browsers: Map<string, PdfBrowser>;
  /** Whether there are other workspaces in the run. */
  readonly hasMany: boolean;
}

/** The reports of one workspace, and its language; a fault that concerns all of them is told once. */
async function workspaceReports(
  many: Many,
): Promise<{ readonly outcomes: readonly ReportOutcome[]; readonly lang: Lang }> {
  const { folder, options, world } = many;
  const start = world.ticks();
  const cleanup = world.cleanup.part();
  const own = { ...world, cleanup };
  let organization: string | null = null;
  let { lang } = many;
  const outcomes: ReportOutcome[] = [];
  try {
    const plan = await many.making.planOf(folder, options, own);
    organization = plan.workspace.organization.name;
    lang = plan.lang;
    const focuses =
      options.for === undefined ? null : focusesFrom(options.for, plan.workspace.organization);
    for await (const outcome of reportsOf(plan, focuses, { ...many, world: own, lang }))
      outcomes.push(outcome);
  } catch (error) {
    const head = { workspace: folder, organization, member: null };
    outcomes.push(failed(head, error, world.ticks() - start, { ...many, lang }));
  } finally {
    await cleanup[Symbol.asyncDispose]();
  }
  return { outcomes, lang };
}

async function* reportsOf(
  plan: Plan,
  focuses: readonly Focus[] | null,
  many: Many,
): AsyncGenerator<ReportOutcome> {
  const { world, options, folder } = many;
  const startedAt = world.clock.now();
  const { workspace, month } = plan;
  const organization = workspace.organization.name;
  const reporter = terminalReporter(world.terminal, plan.lang, options.quiet ?? false);
  const time = { now: startedAt, builtOn: world.builtOn };
  const folders = historyFolders(workspace, plan.pack.id);
  for (const doubt of timeDoubts(month, workspace, folders, time)) reporter.warn(doubt);
  const patience = patienceFrom(options.waitLock, world);
  const seen = seenOf(plan);
  const head = { workspace: folder, organization };
  const isDone = () => options.ifReady === true && isAllDone(plan, focuses, seen);
  if (!isDone() && options.ifReady) await ensureReady(plan, startedAt);
  const place = await heldMonth({
    workspace,
    month,
    startedAt,
    cleanup: world.cleanup,
    patience,
  });
  if (isDone()) {
    for (const focus of focuses ?? [null])
      yield await sameReport(head, focus, { plan, place, reporter, many });
    return;
  }
  const tools = toolsOf(plan, reporter, many);
  const [first] = focuses ?? [];
  if (focuses === null || !first) {
    const work = () => runMonth(plan, tools);
    yield await reportOf(
      { ...head, member: null },
      { plan, place, reporter, work, startedAt, many, tools, seen },
    );
    return;
  }
  const places = await memberPlaces(place, first.level, world.cleanup);
  await using opened = await openMembers(plan, tools, first.level);
  const told = new Set<string>();
  const reporters = focuses.map((focus) =>
    partReporter(world.terminal, plan.lang, reporter, { report: focus.name, told }),
  );
  const turns = inTurn(reporters);
  // The browser prints one report while the figures of the next are told.
  await using works = aheadByOne(focuses.length, async (at) => {
    const [focus, turn] = [focuses[at], turns[at]];
    if (!focus || !turn) throw new RangeError(`there is no report ${at}`);
    return await opened.runMember(focus, turn.reporter);
  });
  for (const [at, focus] of focuses.entries()) {
    const [own = reporter, turn] = [reporters[at], turns[at]];
    yield await reportOf(
      { ...head, member: { level: focus.level, name: focus.name } },
      {
        plan,
        place: places.placeOf(focus),
        reporter: own,
        work: () => works.result(at),
        startedAt: world.clock.now(),
        many,
        tools,
        seen,
      },
    );
    turn?.end();
  }
}

function toolsOf({ workspace }: Plan, reporter: Reporter, many: Many): Tools {
  const { world, root, browsers, tempFolder, making } = many;
  const key = JSON.stringify(workspace.browser);
  const browser = browsers.get(key) ?? making.browserOf(workspace, tempFolder, reporter, root);
  browsers.set(key, browser);
  const { cleanup, ticks } = world;
  return { tempFolder, browser, reporter, ticks, atLength: cleanup.atLength.bind(cleanup) };
}

interface Wanted {
  readonly plan: Plan;
  readonly place: Parameters<typeof publishReport>[0]['place'];
  readonly reporter: TerminalReporter;
  readonly work: () => Promise<MonthRun>;
  readonly startedAt: Date;
  readonly many: Many;
  readonly tools: Tools;
  readonly seen: string;
}

type Head = Pick<ReportOutcome, 'workspace' | 'organization' | 'member'>;

/** Makes one report; its fault becomes its outcome. */
async function reportOf(head: Head, wanted: Wanted): Promise<ReportOutcome> {
  const { plan, place, reporter, work, startedAt, many, tools, seen } = wanted;
  const { world, options } = many;
  const start = world.ticks();
  try {
    const made = await work();
    // The next report may be under way at length.
    return await world.cleanup.waitedFor(async () => {
      const { exitCode, files } = await publishReport({
        plan,
        made,
        place,
        reporter,
        strict: options.strict === true,
        startedAt,
        browser: plan.formats.includes('pdf') ? await tools.browser.version() : null,
        commit: world.cleanup.commitPart,
        world,
        seen,
      });
      const milliseconds = world.ticks() - start;
      reporter.tell(
        message('cli.report_made', {
          report: nameOf(head, many.hasMany),
          files: files.length,
          seconds: (milliseconds / 1000).toFixed(1),
        }),
      );
      const outcome = { ...head, exitCode, files, error: null, milliseconds };
      if (!options.deliver) return outcome;
      const { workspace, lang } = plan;
      const sent = await deliverReport(place.path, { workspace, lang, reporter, world });
      return {
        ...outcome,
        exitCode: exitCode === 0 ? sent.exitCode : exitCode,
        deliveries: sent.delivered,
      };
    });
  } catch (error) {
    return failed(head, error, world.ticks() - start, many);
  }
}

/** Whether every report asked for was made of the same already. */
function isAllDone(
  { workspace, month }: Plan,
  focuses: readonly Focus[] | null,
  seen: string,
): boolean {
  const place = placeOf(workspace, month);
  const folders = focuses?.map((focus) => memberPlace(place, focus).path) ?? [place.path];
  return folders.every((folder) => isUpToDate(folder, seen));
}

/** What a report comes to of which nothing is new: it stands, and who has not got it yet gets it. */
async function sameReport(
  head: Pick<Head, 'workspace' | 'organization'>,
  focus: Focus | null,
  { plan, place, reporter, many }: Pick<Wanted, 'plan' | 'place' | 'reporter' | 'many'>,
): Promise<ReportOutcome> {
  const member = focus === null ? null : { level: focus.level, name: focus.name };
  const same = { ...head, member, files: [], error: null, milliseconds: 0, isSame: true };
  if (!many.options.deliver) return { ...same, exitCode: 0 };
  const { path } = focus === null ? place : memberPlace(place, focus);
  const { workspace, lang } = plan;
  const sent = await deliverReport(path, { workspace, lang, reporter, world: many.world });
  return { ...same, exitCode: sent.exitCode, deliveries: sent.delivered };
}

/** What a report that could not be made comes to; a run that is stopped makes no more. */
function failed(head: Head, error: unknown, milliseconds: number, many: Many): ReportOutcome {
  const { world, options, hasMany, lang } = many;
  if (error instanceof Stopped || world.cleanup.isStopping) throw error;
  const { text, code, said } = tellFault(error, lang, options.debug === true);
  const report = nameOf(head, hasMany || head.member === null);
  const sign = lang === 'en' ? 'error: ' : '错误：';
  const reason = text.trimEnd().slice(text.startsWith(sign) ? sign.length : 0);
  const { log } = world.terminal;
  if (log) log({ event: 'fault', report, code: said, exitCode: code, text: reason });
  else
    world.terminal.err(
      `${sign}${inWords(message('cli.report_failed', { report, reason }), lang)}\n`,
    );
  return { ...head, exitCode: code, files: [], error: { code: said, text: reason }, milliseconds };
}
