import { correctionsIn, warnOfAbsentExports } from './corrections/apply-corrections.ts';
import { readCorrections } from './corrections/read-corrections.ts';
import type { CorrectionFile } from './corrections/types.ts';
import { filesOverLimit, withLimitBanner } from './data-limit.ts';
import { definitionsOf } from './definitions.ts';
import type { ExclusionEntry, MetricDefinition, RecordList } from './document/appendix-types.ts';
import { buildDocument } from './document/build-document.ts';
import type { Document } from './document/types.ts';
import type { Reporter, StageName } from './effects.ts';
import { exclusionsOf } from './exclusions.ts';
import { historyFolders, isFinal, readHistory } from './history/read-history.ts';
import { ingest } from './ingest/ingest.ts';
import type { Ingested, InputFile } from './ingest/types.ts';
import { inputSources } from './input-sources.ts';
import { knownPeople, withoutPeople } from './known-people.ts';
import { recordLists } from './lists.ts';
import { maskMembers } from './mask-members.ts';
import { Fault } from './messages/fault.ts';
import { type Computed, computeMetrics } from './metrics/compute.ts';
import { type Lookup, lookupOver } from './metrics/lookup.ts';
import { TRAIL_MONTHS } from './metrics/trail.ts';
import type { MetricsFile } from './metrics/types.ts';
import { findingsOf } from './month-findings.ts';
import { readNotes } from './notes/read-notes.ts';
import { notesNotGiven } from './notes-not-given.ts';
import { joinsOf } from './pack/joins.ts';
import type { Pack } from './pack/types.ts';
import { phraseBook } from './phrases/phrase-book.ts';
import { ensurePlainConditions } from './plain-conditions.ts';
import { type Masker, maskerOf } from './privacy/masker.ts';
import { slideRecords } from './slide-records.ts';
import { slidesInUse } from './slides-in-use.ts';
import { slidesOfMonth } from './slides-of-month.ts';
import { openStore, type Store } from './store/store.ts';
import { monthsUpTo } from './workspace/months.ts';
import type { Month, Workspace } from './workspace/types.ts';

/** Months that a trend shows, the report's own included. */
const TREND_MONTHS = 7;

/** What is known of a month before anything is rendered. */
export interface Report {
  readonly ingested: Ingested;
  /** What people corrected; null where there is no such file, or it cannot be read. */
  readonly corrections: CorrectionFile | null;
  /** Exports with more unusable records than the workspace allows. */
  readonly overLimit: readonly InputFile[];
  readonly computed: Computed;
  readonly metrics: MetricsFile;
  readonly document: Document;
  /** Masks what lists out of the exports print; knows the people whom they name. */
  readonly masker: Masker;
  /** Records that people look through one by one. */
  readonly lists: readonly RecordList[];
  readonly definitions: readonly MetricDefinition[];
  /** What was left out of figures, with its count and effect. */
  readonly exclusions: readonly ExclusionEntry[];
}

export interface ReportRequest {
  readonly workspace: Workspace;
  readonly pack: Pack;
  readonly month: Month;
  readonly tempFolder: string;
  readonly reporter: Reporter;
  /** A steady count of milliseconds, for the times of stages. */
  readonly ticks: () => number;
  /** Looks into the month's tables before they are gone. */
  readonly look?: ((month: OpenMonth) => Promise<void>) | undefined;
  /** Takes the faults of the inputs and lets the rest be read; without it they end the run. */
  readonly onFault?: ((fault: Fault) => void) | undefined;
}

/** A month while its tables are there. */
export interface OpenMonth {
  readonly store: Store;
  /** With the slides in use only. */
  readonly pack: Pack;
  /** Unmasked. */
  readonly ingested: Ingested;
  readonly computed: Computed;
  readonly lookup: Lookup;
  readonly document: Document;
  readonly masker: Masker;
}

/** From exports to document: ingest → metrics → findings and document, one direction, no way back. */
export async function makeReport(request: ReportRequest): Promise<Report> {
  const { workspace, month, reporter } = request;
  const asked = { ...request.pack, slides: slidesInUse(request.pack, workspace) };
  const warn = reporter.warn.bind(reporter);
  const timed = stopwatch(reporter, request.ticks);
  const say = phraseBook(asked.phrases);
  await using store = await openStore({ tempFolder: request.tempFolder });
  await ensurePlainConditions(asked, store);

  const corrections = await correctionsOf(request, warn);
  const ingested = await timed(
    'ingest',
    () =>
      ingest({
        workspace,
        month,
        datasets: asked.datasets,
        cohortsOf: cohortsOf(asked),
        joins: joinsOf(asked.checks),
        store,
        warn,
        correctionsFor: correctionsIn(corrections, warn),
        onFault: request.onFault,
      }),
    (result) => ({
      files: result.files.length,
      records: total(result, 'records'),
      accepted: total(result, 'accepted'),
      ...(result.corrected.length > 0 ? { corrected: total(result, 'corrected') } : {}),
      quarantined: total(result, 'quarantined'),
    }),
  );
  await store.seal();
  warnOfAbsentExports(corrections, ingested.files, warn);

  const people = await knownPeople(ingested, workspace.organization, store);
  await maskMembers(asked, ingested, maskerOf(people), store);
  const months = monthsUpTo(month, TRAIL_MONTHS);
  const trendMonths = months.slice(-TREND_MONTHS);
  const folders = historyFolders(workspace, asked.id);
  const past = readHistory(folders, months.slice(0, -1), warn);
  const computed = await timed(
    'metrics',
    () =>
      computeMetrics({
        metrics: asked.metrics,
        ingested,
        workspace,
        month,
        past,
        smallSample: asked.findings.thresholds.small_sample,
        store,
        warn,
      }),
    (result) => ({
      metrics: result.outcomes.length,
      results: result.outcomes.flatMap((one) => one.results).length,
    }),
  );

  const lookup = lookupOver(asked.metrics, computed.outcomes);
  const atHand = { lookup, datasets: asked.datasets, hasPast: past.length > 0 };
  const pack = { ...asked, slides: slidesOfMonth(asked.slides, atHand) };
  const { checks, findings } = await timed(
    'findings',
    () => findingsOf({ workspace, pack, month, ingested, lookup, past, months, store, warn }),
    (result) => ({ findings: result.findings.all.length, checks: result.checks.length }),
  );
  const { notes, masker } = await readNotes({ ...workspace, month, people, warn });
  const notGiven = notesNotGiven(asked.slides, notes);
  if (notGiven) warn(notGiven);
  const masked = { ingested, workspace, month, masker, store, warn };
  const records = await slideRecords(pack, masked);
  const metrics: MetricsFile = {
    schemaVersion: 1,
    month,
    pack: pack.id,
    organization: workspace.organization.name,
    metrics: computed.outcomes,
  };
  const definitions = definitionsOf(pack, workspace);
  const document = await timed(
    'document',
    async () =>
      buildDocument({
        pack,
        workspace,
        month,
        lookup,
        past,
        trendMonths,
        say,
        findings,
        checks,
        notes,
        records,
        isFinal: isFinal(metrics, folders),
        definitions,
        sources: inputSources(pack.datasets, workspace, ingested.files),
        warn,
      }),
    (result) => ({ slides: result.slides.length }),
  );
  await request.look?.({ store, pack, ingested, computed, lookup, document, masker });
  const overLimit = filesOverLimit(ingested.files, workspace.maxQuarantined);
  return {
    ingested: withoutPeople(ingested, masker),
    corrections,
    overLimit,
    computed,
    metrics,
    document: withLimitBanner(document, overLimit, say),
    masker,
    lists: await recordLists({ ...masked, specs: pack.lists }),
    definitions,
    exclusions: exclusionsOf(computed.exclusions, pack.findings.exclusions, pack.metrics, lookup),
  };
}

/** What people corrected this month; a file that cannot be read ends the run like an export. */
async function correctionsOf(
  { workspace, month, onFault }: ReportRequest,
  warn: Reporter['warn'],
): Promise<CorrectionFile | null> {
  try {
    return await readCorrections(workspace.inputs.folderOf(month), workspace.folder, warn);
  } catch (cause) {
    if (!onFault || !(cause instanceof Fault) || cause.kind !== 'inputs') throw cause;
    onFault(cause);
    return null;
  }
}

/** The cohort columns that a dataset's metrics use; a record that none of them counts is of another month. */
function cohortsOf(pack: Pack): (datasetId: string) => readonly string[] {
  return (datasetId) => {
    const used = pack.metrics
      .filter((metric) => metric.scope.dataset === datasetId && metric.cohort !== null)
      .map((metric) => metric.cohort ?? '');
    const own = pack.datasets.find((dataset) => dataset.id === datasetId)?.cohort;
    return [...new Set([...(own ? [own] : []), ...used])];
  };
}

function total(
  ingested: Ingested,
  row: 'records' | 'accepted' | 'corrected' | 'quarantined',
): number {
  return ingested.files.reduce((sum, file) => sum + file.account[row], 0);
}

/** Runs a stage and tells how long it took and what it counted. */
export function stopwatch(reporter: Reporter, ticks: () => number) {
  return async <T>(
    stage: StageName,
    work: () => Promise<T>,
    counts: (result: T) => Readonly<Record<string, number>>,
  ): Promise<T> => {
    reporter.stageStarted(stage);
    const start = ticks();
    const result = await work();
    reporter.stageEnded({ stage, counts: counts(result), milliseconds: ticks() - start });
    return result;
  };
}
