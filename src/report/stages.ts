import { inputSources } from '../caveats/input-sources.ts';
import { notesNotGiven } from '../caveats/notes-not-given.ts';
import type { CheckResult } from '../checks/types.ts';
import { correctionsIn, warnOfAbsentExports } from '../corrections/apply-corrections.ts';
import { readCorrections } from '../corrections/read-corrections.ts';
import type { CorrectionFile } from '../corrections/types.ts';
import type { MetricDefinition } from '../definitions/types.ts';
import { buildDocument } from '../document/build-document.ts';
import type { MemberView } from '../document/model/context.ts';
import type { Document } from '../document/model/types.ts';
import type { Findings } from '../findings/find-all.ts';
import { type Draft, draftOfMonth } from '../history/drafts.ts';
import { historyFolders, type MonthState, monthState } from '../history/read-history.ts';
import { ingest } from '../ingest/ingest.ts';
import type { Ingested } from '../ingest/model/types.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import { type Computed, computeMetrics } from '../metrics/compute.ts';
import { definitionHash } from '../metrics/definition.ts';
import { withoutEdges } from '../metrics/edge.ts';
import { type Lookup, lookupOver } from '../metrics/lookup.ts';
import { continuedIn } from '../metrics/same-meaning.ts';
import { trailPeriods } from '../metrics/trail.ts';
import type { MetricsFile, PastMonth } from '../metrics/types.ts';
import { type ReadNotes, readNotes } from '../notes/read-notes.ts';
import { onlyComparing } from '../outline/comparing-slides.ts';
import { missedUnshown } from '../outline/every-limit.ts';
import { isAskedFor, slidesInUse } from '../outline/slides-in-use.ts';
import { slidesOfMonth } from '../outline/slides-of-month.ts';
import { joinsOf } from '../pack/rules/joins.ts';
import type { Pack } from '../pack/types.ts';
import { knownPeople } from '../people/known-people.ts';
import { maskMembers } from '../people/mask-members.ts';
import { type PhraseBook, phraseBook } from '../phrases/phrase-book.ts';
import { wordsOf } from '../phrases/words-of.ts';
import { maskerOf } from '../privacy/masker.ts';
import type { ListsRequest } from '../records/lists.ts';
import type { SlideRecords } from '../records/slide-records.ts';
import type { Store } from '../store/store.ts';
import type { WordBook } from '../words/word-book.ts';
import { inputFolders } from '../workspace/input-parts.ts';
import type { Period } from '../workspace/types.ts';
import { cohortsOf } from './cohorts.ts';
import { type Earlier, earlierPeriods } from './earlier-periods.ts';
import { countsOf, type FigureKeeper, toldAgain } from './kept-figures.ts';
import type { ReportRequest } from './make-report.ts';
import { findingsOf } from './month-findings.ts';
import type { Fill, OpenedMonth, ReadTables } from './opened-month.ts';
import { packForPeriod } from './pack-for-period.ts';
import { ensurePlainConditions } from './plain-conditions.ts';
import { stopwatch } from './stopwatch.ts';

/** Months that a trend shows, the report's own included. */
const TREND_MONTHS = 7;

/** What every stage of one month's report has at hand. */
export interface Run {
  readonly request: ReportRequest;
  /** With the slides that the workspace can have. */
  readonly pack: Pack;
  /** Oldest first, the report's month last. */
  readonly months: readonly Period[];
  readonly folders: ReturnType<typeof historyFolders>;
  readonly opened: OpenedMonth;
  readonly store: Store;
  readonly say: PhraseBook;
  /** The same for those who ask by typed names. */
  readonly words: WordBook;
  readonly warn: (warning: Message) => void;
  readonly timed: ReturnType<typeof stopwatch>;
}

/** Looks the pack's conditions over before any of them is run. Fault: `pack.not_conditions`. */
export async function startedRun(request: ReportRequest, opened: OpenedMonth): Promise<Run> {
  const { store } = opened;
  const { workspace, month, reporter } = request;
  const worded = packForPeriod(request.pack, month);
  const pack = { ...worded, slides: slidesInUse(worded, workspace) };
  await ensurePlainConditions(pack, store);
  const say = phraseBook(pack.phrases);
  return {
    request,
    pack,
    months: trailPeriods(month),
    folders: historyFolders(workspace, pack.id),
    opened,
    store,
    say,
    words: wordsOf(say),
    warn: reporter.warn.bind(reporter),
    timed: stopwatch(reporter, request.ticks),
  };
}

export interface Exports extends ReadTables {
  /** What people corrected, a file for each input folder that has one. */
  readonly corrections: readonly CorrectionFile[];
}

/** Exports and corrections → sealed tables, in which the people whom they name are masked among the members of dimensions. */
export async function readExports(run: Run): Promise<Exports> {
  const { request, pack, opened, warn } = run;
  const { workspace, month } = request;
  const corrections = await correctionsOf(request, warn);
  const fill: Fill = async (store, hear, onFault) => {
    const ingested = await ingest({
      workspace,
      month,
      datasets: pack.datasets,
      cohortsOf: cohortsOf(pack),
      joins: joinsOf(pack.checks),
      store,
      warn: hear,
      correctionsFor: firstOf(corrections.map((file) => correctionsIn(file, hear))),
      onFault,
    });
    const people = await knownPeople(ingested, workspace.organization, store);
    await maskMembers(pack, ingested, maskerOf(people), store);
    return { ingested, people };
  };
  const read = await run.timed(
    'ingest',
    () => opened.read(fill, request),
    ({ ingested }) => ({
      files: ingested.files.length,
      records: total(ingested, 'records'),
      accepted: total(ingested, 'accepted'),
      ...(ingested.corrected.length > 0 ? { corrected: total(ingested, 'corrected') } : {}),
      quarantined: total(ingested, 'quarantined'),
    }),
  );
  for (const file of corrections) warnOfAbsentExports(file, read.ingested.files, warn);
  return { ...read, corrections };
}

/** Finalized or generated months, as far as there are any, and longer periods that they make up. */
export function earlierMonths(run: Run): Earlier {
  const { folders, warn, request, pack } = run;
  const { workspace, month } = request;
  const { breaks, comparable = [] } = workspace;
  const { metrics } = pack;
  const meanings = meaningsOf(pack, workspace);
  const earlier = earlierPeriods({ folders, month, metrics, breaks, meanings, comparable, warn });
  const changes = Map.groupBy(continuedIn(earlier.past), (one) => `${one.month} ${one.reason}`);
  for (const said of changes.values()) {
    const named = metrics.filter(({ id }) => said.some(({ metric }) => metric === id));
    const names = named.map(({ name }) => name);
    for (const { month: since, reason } of said.slice(0, 1))
      warn(message('history.definition_kept', { month: since, reason, names }));
  }
  return earlier;
}

/** What each metric means, by its id. */
function meaningsOf(
  { metrics, datasets }: Pack,
  { periods, defaultPeriod }: ReportRequest['workspace'],
): ReadonlyMap<string, string> {
  return new Map(
    metrics.flatMap((metric) => {
      const dataset = datasets.find(({ id }) => id === metric.scope.dataset);
      if (!dataset) return [];
      const cut = periods[dataset.id] ?? defaultPeriod;
      return [[metric.id, definitionHash(metric, dataset, cut)] as const];
    }),
  );
}

/** Every metric of the pack, once, from counts, unless `keeper` has them of an earlier run. */
export async function computeFigures(
  { request, pack, store, warn, timed }: Run,
  { ingested }: Exports,
  past: readonly PastMonth[],
  keeper: FigureKeeper | null,
): Promise<Computed> {
  const { workspace, month, onMetric } = request;
  const { metrics } = pack;
  const { thresholds } = pack.findings;
  const compute = (hear: Run['warn']) =>
    computeMetrics({
      metrics,
      ingested,
      workspace,
      month,
      past,
      thresholds,
      store,
      warn: hear,
      onMetric,
    });
  return await timed('metrics', () => toldAgain(keeper, warn, past, compute), countsOf);
}

/** Earlier months to compare with, and whether there are any; where only data is asked for, none need be read. */
export interface Past extends Earlier {
  readonly hasPast: boolean;
}

export interface Figures extends Past {
  /** How the whole's figures stand to the finalized ones. */
  readonly state: MonthState;
  /** Of a report for one member. */
  readonly member?: MemberView | undefined;
  readonly lookup: Lookup;
  readonly draft: Draft;
  /** With the slides of this month. */
  readonly pack: Pack;
  readonly metrics: MetricsFile;
}

/** The figures to look up, and which slides they leave in the month. */
export function figuresOf(
  { request, pack, folders, warn }: Run,
  { outcomes }: Computed,
  { past, inside, hasPast }: Past,
  { notes }: Pick<ReadNotes, 'notes'>,
): Figures {
  const lookup = lookupOver(pack.metrics, outcomes);
  const { workspace, month } = request;
  const targets = workspace.targets.filter(({ metric }) => isAskedFor(metric, pack, workspace));
  const metrics: MetricsFile = {
    schemaVersion: 1,
    month,
    pack: pack.id,
    organization: workspace.organization.name,
    metrics: outcomes.map(withoutEdges),
  };
  const draft = draftOfMonth(folders, metrics, notes);
  const atHand = {
    lookup,
    datasets: pack.datasets,
    hasPast,
    hasCourse: inside.length > 1,
    isRedrafted: draft.changes.length > 0,
    limits: { lookup, month, targets },
  };
  const slides = slidesOfMonth(pack.slides, atHand);
  for (const key of missedUnshown(slides, atHand.limits))
    warn(message('findings.limit_unshown', { key }));
  const state = monthState(metrics, folders);
  if (state === 'changed') warn(message('history.differs_from_final', { month }));
  return { lookup, past, inside, hasPast, draft, pack: { ...pack, slides }, metrics, state };
}

export interface Found {
  readonly checks: readonly CheckResult[];
  readonly findings: Findings;
}

/** What agrees and what does not, and what the figures tell, ranked. */
export async function findFacts(
  { request, months, store, warn, timed }: Run,
  { ingested }: Exports,
  { lookup, past, pack, member }: Figures,
  { notes }: Pick<ReadNotes, 'notes'>,
): Promise<Found> {
  const { workspace, month } = request;
  const isTold = request.parts?.slides ?? true;
  return await timed(
    'findings',
    () =>
      findingsOf({
        workspace,
        pack,
        month,
        ingested,
        lookup,
        past,
        months,
        store,
        notes,
        isTold,
        compares: member?.compares,
        warn,
      }),
    ({ findings, checks }) => ({
      ...(isTold ? { findings: findings.all.length } : {}),
      checks: checks.length,
    }),
  );
}

/** What people wrote for the month; kinds of notes that slides wait for in vain are told. */
export async function readWritten(
  { request, pack, warn }: Run,
  people: Awaited<ReturnType<typeof knownPeople>>,
): Promise<ReadNotes> {
  const { workspace, month } = request;
  const written = await readNotes({ ...workspace, month, people, warn });
  const notGiven = notesNotGiven(pack.slides, written.notes);
  if (notGiven) warn(notGiven);
  return written;
}

/** Where the lists of slides and workbook are read from, masked by who knows the month's people. */
export function recordSource(
  { request, store, words, warn }: Run,
  { ingested }: Exports,
  { masker }: ReadNotes,
): Omit<ListsRequest, 'specs'> {
  const { workspace, month } = request;
  return { ingested, workspace, month, masker, store, words, warn };
}

/** Everything found, written and listed → typed blocks. */
export async function layOutDocument(
  { request, pack: whole, months, say, warn, timed }: Run,
  { ingested }: Exports,
  { lookup, past, inside, hasPast, draft, pack, state, member }: Figures,
  found: Found & Pick<ReadNotes, 'notes'>,
  records: SlideRecords,
  definitions: readonly MetricDefinition[],
): Promise<Document> {
  const { workspace, month } = request;
  const build = async () =>
    buildDocument({
      pack,
      workspace,
      month,
      lookup,
      past,
      inside,
      trendMonths: months.slice(-TREND_MONTHS),
      say,
      ...found,
      records,
      state,
      draft,
      definitions,
      sources: inputSources(pack.datasets, workspace, ingested.files),
      comparing: hasPast ? [] : onlyComparing(whole.slides, inside.length > 1).map(namedSlide),
      warn,
      member,
    });
  if (request.parts?.slides === false) return await build();
  return await timed('document', build, ({ slides }) => ({ slides: slides.length }));
}

function namedSlide({ number, title }: { readonly number: string | null; readonly title: string }) {
  return number === null ? title : `${number} ${title}`;
}

/** What people corrected this month; a file that cannot be read ends the run like an export. */
async function correctionsOf(
  { workspace, month, onFault }: ReportRequest,
  warn: Run['warn'],
): Promise<readonly CorrectionFile[]> {
  const files: CorrectionFile[] = [];
  for (const folder of inputFolders(workspace, month)) {
    try {
      const file = await readCorrections(folder, workspace.folder, warn);
      if (file !== null) files.push(file);
    } catch (cause) {
      if (!onFault || !(cause instanceof Fault) || cause.kind !== 'inputs') throw cause;
      onFault(cause);
    }
  }
  return files;
}

type CorrectionsFor = ReturnType<typeof correctionsIn>;

/** What corrects an export: the file of its folder, which knows it by its path. */
function firstOf(all: readonly CorrectionsFor[]): CorrectionsFor {
  return (file) => {
    const each = all.map((one) => one(file)).filter((one) => one !== null);
    if (each.length === 0) return null;
    return (record) => each.map((one) => one(record)).find((one) => one !== null) ?? null;
  };
}

function total(
  ingested: Ingested,
  row: 'records' | 'accepted' | 'corrected' | 'quarantined',
): number {
  return ingested.files.reduce((sum, file) => sum + file.account[row], 0);
}
