import type { Focus } from '../member/focus.ts';
import { message } from '../messages/catalogue.ts';
import type { OutputFile } from '../output/write-report.ts';
import type { Pack } from '../pack/types.ts';
import type { PdfBrowser } from '../render/pdf/pdf-browser.ts';
import type { Edition, Period, Workspace } from '../workspace/types.ts';
import type { Reporter } from './effects.ts';
import type { Format } from './formats/names.ts';
import type { LoadedPlace } from './loaded-month.ts';
import { makeReport, type Report, type ReportParts, type ReportRequest } from './make-report.ts';
import { openMemberMonth } from './member-report.ts';
import type { CachePlace } from './opened-month.ts';
import { packForPeriod } from './pack-for-period.ts';
import { renderReport } from './render-report.ts';

/** What one report is to be: decided before anything is read, so that many can be made one after the other. */
export interface MonthPlan {
  readonly workspace: Workspace;
  readonly pack: Pack;
  readonly month: Period;
  readonly formats: readonly Format[];
  readonly edition: Edition;
  /** The most memory of the store, as DuckDB writes it; its usual limit unless given. */
  readonly memoryLimit?: string | undefined;
  /** Compare with last month by its exports as they are now. */
  readonly restate?: boolean | undefined;
  /** Where tables are kept from run to run; null: nowhere. */
  readonly cache: CachePlace | null;
  /** Where the month's tables lie instead of being read; absent: nowhere. */
  readonly engine?: LoadedPlace | null | undefined;
}

/** What a run works with and gives back when it ends. */
export interface Tools {
  readonly tempFolder: string;
  readonly browser: PdfBrowser;
  readonly reporter: Reporter;
  /** A steady count of milliseconds, for the times of stages. */
  readonly ticks: () => number;
  /** Does a long piece of work, which a signal ends between two pieces. */
  readonly atLength: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told when a metric was computed. */
  readonly onMetric?: ((metrics: readonly string[]) => void) | undefined;
}

export interface MonthRun {
  readonly report: Report;
  /** Rendered, not yet written. */
  readonly files: readonly OutputFile[];
}

/** Reads, computes and renders one month of one workspace; nothing is written. Faults: those of `makeReport` and `renderReport`. */
export async function runMonth(plan: MonthPlan, tools: Tools): Promise<MonthRun> {
  const report = await tools.atLength(() => makeReport(requestOf(plan, tools)));
  return await rendered(report, plan, tools);
}

/** A month that was read once, of which members' reports are made; its tables stay until it is disposed of. */
export interface MembersRun extends AsyncDisposable {
  /** Computes and renders the report of one member; nothing is written. */
  runMember(focus: Focus, reporter: Reporter): Promise<MonthRun>;
}

/** Reads one month of one workspace for reports of the members of a level. Faults: those of `makeReport`. */
export async function openMembers(
  plan: MonthPlan,
  tools: Tools,
  level: Focus['level'],
): Promise<MembersRun> {
  const opened = await tools.atLength(() => openMemberMonth(requestOf(plan, tools), level));
  return {
    runMember: async (focus, own) => {
      const report = await tools.atLength(() => opened.reportOf(focus, own));
      return await rendered(report, plan, { ...tools, reporter: own });
    },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

/** What is asked of a month's report; the browser starts once its exports are read. */
function requestOf(
  { workspace, pack, month, formats, memoryLimit, cache, engine, restate }: MonthPlan,
  { tempFolder, browser, reporter, ticks, onMetric }: Tools,
): ReportRequest {
  return {
    workspace,
    pack: packForPeriod(pack, month),
    month,
    tempFolder,
    memoryLimit,
    restate,
    cache,
    engine,
    parts: partsOf(formats),
    reporter,
    ticks,
    // A month that cannot be read needs no browser; figures and text are made while it starts.
    onRead: formats.includes('pdf') ? () => browser.prepare() : undefined,
    onMetric,
  };
}

/** What formats need of a report besides figures. */
function partsOf(formats: readonly Format[]): ReportParts {
  return { slides: formats.some((one) => one !== 'json'), lists: formats.includes('xlsx') };
}

async function rendered(report: Report, plan: MonthPlan, tools: Tools): Promise<MonthRun> {
  const { browser, reporter, ticks } = tools;
  for (const { path, account } of report.overLimit)
    reporter.warn(
      message('cli.strict_limit', {
        file: path,
        quarantined: account.quarantined,
        records: account.records,
      }),
    );
  const { workspace, month, formats, edition } = plan;
  const pack = packForPeriod(plan.pack, month);
  const files = await tools.atLength(() =>
    renderReport({ report, workspace, pack, formats, edition, browser, reporter, ticks }),
  );
  return { report, files };
}
