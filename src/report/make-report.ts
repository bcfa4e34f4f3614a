import { isDeepStrictEqual } from 'node:util';
import { exclusionsOf } from '../caveats/exclusions.ts';
import type { ExclusionEntry } from '../caveats/types.ts';
import type { CorrectionFile } from '../corrections/types.ts';
import { definitionsOf } from '../definitions/definitions.ts';
import type { MetricDefinition } from '../definitions/types.ts';
import type { Document } from '../document/model/types.ts';
import type { Draft } from '../history/drafts.ts';
import type { Ingested, InputFile } from '../ingest/model/types.ts';
import type { Focus } from '../member/focus.ts';
import { type Message, message } from '../messages/catalogue.ts';
import type { Fault } from '../messages/fault.ts';
import type { Computed } from '../metrics/compute.ts';
import type { Lookup } from '../metrics/lookup.ts';
import type { MetricsFile } from '../metrics/types.ts';
import { type Vanished, vanishedBranches } from '../metrics/vanished.ts';
import type { ReadNotes } from '../notes/read-notes.ts';
import type { Pack } from '../pack/types.ts';
import { withoutPeople } from '../people/known-people.ts';
import type { Masker } from '../privacy/masker.ts';
import { type ListsRequest, numberedLists, recordLists } from '../records/lists.ts';
import { slideRecords } from '../records/slide-records.ts';
import type { RecordList } from '../records/types.ts';
import type { Store } from '../store/store.ts';
import type { WordBook } from '../words/word-book.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import {
  withCoverageBanner,
  withDaysBanner,
  withRevisionNote,
  withVanishedBanner,
} from './cover-notes.ts';
import { filesOnCover, filesOverLimit, withLimitBanner } from './data-limit.ts';
import type { Reporter } from './effects.ts';
import { filesBehind, keeperOf, knownFigures } from './kept-figures.ts';
import type { LoadedPlace } from './loaded-month.ts';
import { type CachePlace, openMonth } from './opened-month.ts';
import { type Revision, withRevisions } from './revisions.ts';
import {
  computeFigures,
  type Exports,
  earlierMonths,
  type Figures,
  type Found,
  figuresOf,
  findFacts,
  layOutDocument,
  type Past,
  type Run,
  readExports,
  readWritten,
  recordSource,
  startedRun,
} from './stages.ts';

/** What is known of a month before anything is rendered. */
export interface Report {
  readonly ingested: Ingested;
  /** What people corrected, of each input folder that has such a file that can be read. */
  readonly corrections: readonly CorrectionFile[];
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
  readonly draft: Draft;
  /** What formats say beside the document. */
  readonly words: WordBook;
  /** Whom alone it is for; absent in the report of the whole. */
  readonly member?: Focus | undefined;
}

/** Parts of a report that nothing else rests on. */
export interface ReportParts {
  /** Findings and slides; without them the document holds checks alone. */
  readonly slides: boolean;
  /** The records of the workbook's lists. */
  readonly lists: boolean;
}

const NO_DEFINITIONS: readonly MetricDefinition[] = [];

const ALL_PARTS: ReportParts = { slides: true, lists: true };

export interface ReportRequest {
  readonly workspace: Workspace;
  readonly pack: Pack;
  readonly month: Period;
  readonly tempFolder: string;
  /** The most memory of the store, as DuckDB writes it; its usual limit unless given. */
  readonly memoryLimit?: string | undefined;
  /** Where tables are kept from run to run; null or absent: nowhere. */
  readonly cache?: CachePlace | null | undefined;
  /** Where the month's tables lie instead of being read from its exports. */
  readonly engine?: LoadedPlace | null | undefined;
  readonly reporter: Reporter;
  /** Compare with last month's figures by its exports as they are now, where they changed since it was final. */
  readonly restate?: boolean | undefined;
  /** A steady count of milliseconds, for the times of stages. */
  readonly ticks: () => number;
  /** What of the report is asked for besides figures; all of it unless given. */
  readonly parts?: ReportParts | undefined;
  /** Told when the exports were read, and a report will come of them. */
  readonly onRead?: (() => void) | undefined;
  /** Told when a metric was computed. */
  readonly onMetric?: ((metrics: readonly string[]) => void) | undefined;
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
  readonly words: WordBook;
}

/** What the exports of a month gave: to be told in words, more than once while its tables are there. */
export interface MonthRead extends Past {
  readonly exports: Exports;
  /** What of the month before is another figure by its exports as they are now; null where nothing is. */
  readonly revision: Revision | null;
  readonly computed: Computed;
  /** Branches whose records did not come. */
  readonly vanished: readonly Vanished[];
}

/** From exports to document, one direction, no way back. */
export async function makeReport(request: ReportRequest): Promise<Report> {
  await using opened = await openMonth(request);
  const run = await startedRun(request, opened);
  const read = await readMonth(run);
  return await tellMonth(run, read, await findInMonth(run, read));
}

/** Exports → sealed tables and figures: the part that phrases, templates and notes have no say in. */
export async function readMonth(run: Run): Promise<MonthRead> {
  const exports = await readExports(run);
  run.request.onRead?.();
  const files = filesBehind(run);
  const keeper = files === null ? null : keeperOf(run, files);
  // Data tells of earlier months in its figures only, so that these need not be read again.
  const known = run.request.parts?.slides === false ? await knownFigures(run, keeper) : null;
  if (known !== null)
    return { exports, past: [], inside: [], revision: null, vanished: [], ...known };
  const heard: Message[] = [];
  const hearing: Run = {
    ...run,
    warn: (warning) => {
      heard.push(warning);
      run.warn(warning);
    },
  };
  const earlier = earlierMonths(hearing);
  const { past, revision } = await withRevisions(run, earlier.past);
  const vanished = vanishedBranches(run.request.month, exports.ingested, run.pack.metrics, past);
  for (const one of vanished) hearing.warn(message('metrics.branch_vanished', { ...one }));
  // What comes of other months' exports besides is in no file of history.
  const isOnFile = revision === null && past.length === earlier.past.length;
  // Another run may have put another file there between the look at it and its reading.
  const isAsSeen = isDeepStrictEqual(filesBehind(run), files);
  const own = isOnFile && isAsSeen && keeper !== null ? { ...keeper, heard } : null;
  const computed = await computeFigures(run, exports, past, own);
  const { inside } = earlier;
  return { exports, past, inside, hasPast: past.length > 0, revision, computed, vanished };
}

/** What the figures and people's notes tell, not yet in words. */
export interface MonthFacts {
  readonly figures: Figures;
  readonly written: ReadNotes;
  readonly found: Found;
}

/** Figures and what people wrote → findings: the part that phrases and templates have no say in. */
export async function findInMonth(run: Run, { exports, computed, ...earlier }: MonthRead) {
  const written = await readWritten(run, exports.people);
  const figures = figuresOf(run, computed, earlier, written);
  const { slides } = run.request.parts ?? ALL_PARTS;
  const told = slides ? figures : { ...figures, pack: { ...figures.pack, slides: [] } };
  return { figures: told, written, found: await findFacts(run, exports, told, written) };
}

/** Puts a month into words. `own`: whose records are listed, those of all without it. */
export async function tellMonth(
  run: Run,
  { exports, computed, revision, vanished }: MonthRead,
  { figures, written, found }: MonthFacts,
  own?: ListsRequest['own'],
): Promise<Report> {
  const { request, store } = run;
  const { slides: hasSlides, lists: hasLists } = request.parts ?? ALL_PARTS;
  const source = { ...recordSource(run, exports, written), own };
  const records = await slideRecords(figures.pack, source);
  // Data tells of definitions by their hashes.
  const definitions = hasSlides
    ? definitionsOf(figures.pack, request.workspace, run.words)
    : NO_DEFINITIONS;
  const told = { ...found, notes: written.notes };
  const document = await layOutDocument(run, exports, figures, told, records, definitions);

  const { pack, lookup } = figures;
  const { ingested, corrections } = exports;
  const { masker } = written;
  const { words } = run;
  await request.look?.({ store, pack, ingested, computed, lookup, document, masker, words });
  const limit = request.workspace.maxQuarantined;
  const overLimit = filesOverLimit(ingested.files, limit);
  return {
    ingested: withoutPeople(ingested, masker),
    corrections,
    overLimit,
    computed,
    metrics: figures.metrics,
    document: withNotes(run, figures.pack, document, { ingested, overLimit, revision, vanished }),
    masker,
    lists: hasLists
      ? await recordLists({ ...source, specs: numberedLists(pack.lists, source) })
      : [],
    definitions,
    draft: figures.draft,
    exclusions: exclusionsOf(computed.exclusions, pack.findings.exclusions, pack.metrics, lookup),
    words,
  };
}

/** The document with what its figures lack on the cover. */
function withNotes(
  { request, say }: Run,
  pack: Pack,
  document: Document,
  { ingested, overLimit, revision, vanished }: CoverFacts,
): Document {
  const { datasets, files, coverage } = ingested;
  const grave = filesOnCover(overLimit, request.workspace.maxQuarantined);
  const limited = withLimitBanner(document, files, grave, say);
  const covered = withCoverageBanner(limited, coverage, pack.datasets, say);
  const dated = withDaysBanner(covered, datasets, say);
  return withRevisionNote(withVanishedBanner(dated, vanished, say), revision, say);
}

interface CoverFacts extends Pick<Report, 'ingested' | 'overLimit'> {
  readonly revision: Revision | null;
  readonly vanished: readonly Vanished[];
}
