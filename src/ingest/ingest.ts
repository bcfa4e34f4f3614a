import { type Message, message } from '../messages/catalogue.ts';
import { Fault, fault } from '../messages/fault.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import { cutOf, inputFolders, inputParts, monthOfPart } from '../workspace/input-parts.ts';
import { periodOf } from '../workspace/period.ts';
import { shifted } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import { ensureAgreement } from './disagreements.ts';
import { neverMeeting } from './doubts/never-meet.ts';
import { type FoundExport, findExports } from './files/find-exports.ts';
import { type ExportSource, exportsOf, refuseOtherDataset } from './files/read-file.ts';
import { headersOf } from './header/header.ts';
import { askMessages, hintsFor } from './header/header-hints.ts';
import { createStaging, dropStaged, type RowTally } from './load/staging.ts';
import { createWords, dropWords } from './load/words.ts';
import { loadDataset } from './load-dataset.ts';
import type { RawRecords } from './model/raw-record.ts';
import type {
  ControlTotal,
  CoverageGap,
  ImpossibleRecord,
  Ingested,
  InputFile,
  LoadedDataset,
  QuarantinedRecord,
  SupersededRecord,
  UnknownWord,
  UnusedFile,
} from './model/types.ts';
import type { IngestRequest, ReadExport } from './request.ts';
import { LoadingExports } from './rows/loading-exports.ts';
import { noHeader, stageExport, type Target } from './rows/stage-export.ts';
import { reasonsOf } from './rows/why-unusable.ts';
import { NO_CORRECTIONS } from './signs/correct-record.ts';
import { knownDatasets } from './tables/known-datasets.ts';
import type { TableSigns } from './tables/tables.ts';

import { unpivoted } from './tables/unpivoted.ts';

/** Kinds of faults that are not of what is read. */
const OTHERS: readonly Fault['kind'][] = ['internal', 'output'];

/**
 * Reads a month's exports into one typed table per dataset, named like it. Each record ends in exactly
 * one class of rule 7; `_file` of a table is the position in `files`. Throws a fault of kind `inputs`,
 * with every problem found, when no report can be made of them.
 */
export async function ingest(request: IngestRequest): Promise<Ingested> {
  const { workspace, month, datasets, store, warn } = request;
  const signs = knownDatasets(workspace, datasets);
  const parts = inputParts(workspace, month);
  const found: FoundExport[] = [];
  const unused: UnusedFile[] = [];
  for (const part of parts) {
    const inPart = await findExports(workspace, part, signs, warn);
    found.push(...inPart.files);
    unused.push(...inPart.unused);
  }
  const folder = inputFolders(workspace, month).join('、');
  if (found.length === 0) {
    const problems = expected(request, () => true);
    throw fault('ingest.no_exports', { month, folder }, { problems });
  }
  const faults: Fault[] = [];
  const missing = expected(
    request,
    ({ id }, required) => required && !found.some(({ dataset }) => dataset === id),
  );
  if (missing.length > 0) {
    const count = missing.length;
    const problems = missing;
    faults.push(fault('ingest.required_missing', { month, folder, count }, { problems }));
  }
  const gaps = gapsIn(found, parts, request);
  for (const gap of gaps) warn(gapMessage(gap, request));
  const read: ReadExport[] = [];
  const unread: { path: string; dataset: string }[] = [];
  const loading = new LoadingExports();
  const came = ({ id }: DatasetSpec) => found.some(({ dataset }) => dataset === id);
  await createStaging(store, signs.datasets.map(({ spec }) => spec).filter(came));
  for (const known of signs.datasets) {
    const { spec } = known;
    const files = found.filter(({ dataset }) => dataset === spec.id);
    for (const file of files) {
      const before = read.length;
      try {
        await readFile(request, targetOf(request, signs, known, file.part), file, {
          read,
          signs,
          loading,
        });
      } catch (cause) {
        // What the machine lacks is no fault of the export.
        const isOfExport = cause instanceof Fault && !OTHERS.includes(cause.kind);
        await loading.done();
        if (!isOfExport) throw cause;
        faults.push(cause);
        unread.push({ path: file.path, dataset: spec.id });
        read.length = before;
        await dropStaged(store, spec, before);
      }
    }
  }
  await loading.done();
  tell(faults, request);
  warnOfCopies(read, warn);
  await store.seal();
  const coverage = parts.length > 1 ? { coverage: { parts, gaps } } : {};
  return { ...(await load(request, read)), unused, unread, ...coverage };
}

/** Of which periods that the report is made of no export came at all, or none of a dataset of which others came. */
function gapsIn(
  found: readonly FoundExport[],
  parts: readonly Period[],
  { workspace }: IngestRequest,
): readonly CoverageGap[] {
  return parts.flatMap((part): CoverageGap[] => {
    const own = found.filter((file) => file.part === part);
    if (own.length === 0) return [{ part, dataset: null }];
    return workspace.inputs.datasets
      .map(({ dataset }) => dataset)
      .filter((dataset) => found.some((file) => file.dataset === dataset))
      .filter((dataset) => !own.some((file) => file.dataset === dataset))
      .map((dataset) => ({ part, dataset }));
  });
}

function gapMessage({ part, dataset }: CoverageGap, request: IngestRequest): Message {
  const { month, workspace, datasets } = request;
  if (dataset === null)
    return message('ingest.part_missing', {
      month,
      part,
      folder: workspace.inputs.folderOf(part),
    });
  const name = datasets.find(({ id }) => id === dataset)?.name ?? dataset;
  return message('ingest.part_lacks', { month, part, name });
}

/** Ends the run with the faults of kind `inputs` that were found, unless somebody takes them. */
function tell(faults: readonly Fault[], { onFault }: IngestRequest): void {
  if (faults.length === 0) return;
  if (!onFault) throw together(faults);
  for (const one of faults) onFault(one);
}

/** What the exports of a dataset in the folder of a period are read against. */
function targetOf(
  { workspace, warn, correctionsFor = NO_CORRECTIONS, isCareful = false }: IngestRequest,
  { words }: TableSigns,
  { spec, match }: TableSigns['datasets'][number],
  part: Period,
): Target {
  const input = workspace.inputs.datasets.find(({ dataset }) => dataset === spec.id);
  return {
    spec,
    match,
    words,
    set: input?.set ?? [],
    unpivot: input?.unpivot ?? null,
    month: shifted(monthOfPart(part), -(cutOf(workspace, spec.id).lag ?? 0)),
    period: periodOf(part, cutOf(workspace, spec.id)),
    onPeriodMismatch: input?.periodMismatch ?? 'refuse',
    correctionsFor,
    isCareful,
    warn,
  };
}

/** Stages all exports of a file; each is added to `read`, whose length is the next file number. */
async function readFile(
  { store, warn }: IngestRequest,
  target: Target,
  found: FoundExport,
  {
    read,
    signs,
    loading,
  }: {
    readonly read: ReadExport[];
    readonly signs: TableSigns;
    readonly loading: LoadingExports;
  },
): Promise<void> {
  const headless: Message[] = [];
  let best: Fault | null = null;
  let staged = 0;
  for await (const source of exportsOf(found, target.match, signs)) {
    const { path, sha256, modifiedAt, format, encoding, date1904 } = source;
    const number = read.length;
    const outcome = await stageExport(
      store,
      target,
      { number, path, sha256 },
      recordsOf(source, target),
      // A cross table's lines are several records each.
      target.unpivot === null ? source.bypass : null,
      (one) => loading.add(one),
    );
    await loading.allButLast();
    if (outcome.header === null) refuseOtherDataset(source, found);
    const file = { path, sha256, modifiedAt, dataset: target.spec.id, format, encoding };
    if (outcome.header === null) {
      const { rows } = outcome;
      if (best === null || outcome.best) best = noHeader(target, path, outcome.best);
      headless.push(message('ingest.sheet_without_header', { file: path, rows }));
      const nothing = {
        headerRow: 0,
        columns: [],
        ignoredHeaders: [],
        headers: [],
        headerHints: [],
      };
      const { part } = found;
      read.push({
        part,
        file: { ...file, ...nothing },
        date1904,
        records: rows,
        staged: null,
      });
      continue;
    }
    staged += 1;
    if (source.isHidden) warn(message('ingest.hidden_sheet', { file: path }));
    const { header, headerRow, title, madeAt, tally } = outcome;
    const columns = [...header.columns.map(({ matched }) => matched), ...header.assumed];
    const ignoredHeaders = header.ignored.map((ignored) => ignored.header);
    const headers = headersOf(header);
    const doubted = header.columns.filter(({ at }) => source.doubtful.has(at));
    if (doubted.length > 0) {
      const named = doubted.map(({ matched }) => matched.header);
      warn(message('ingest.formulas_in_doubt', { file: path, columns: named }));
    }
    const headerHints = hintsFor(target.spec, header);
    for (const hint of askMessages(target.spec, path, headerHints)) warn(hint);
    if (!hasRecords(tally)) warn(message('ingest.no_records', { file: path, row: headerRow }));
    const records = title + header.rows.length + tally.records;
    read.push({
      part: found.part,
      file: { ...file, headerRow, madeAt, columns, ignoredHeaders, headers, headerHints },
      date1904,
      records,
      staged: outcome,
    });
  }
  if (staged === 0) throw best ?? noHeader(target, found.path, null);
  for (const warning of headless) warn(warning);
}

/** The records of an export, those of a cross table as records. */
function recordsOf(
  { records, path }: ExportSource,
  { spec, match, unpivot, warn }: Target,
): RawRecords {
  return unpivot === null ? records : unpivoted(records, { spec, match, unpivot, path, warn });
}

function hasRecords({ records, title, header, total, footer, blank }: RowTally): boolean {
  return records > title + header + total + footer + blank;
}

function expected(
  { workspace, datasets }: IngestRequest,
  wanted: (spec: DatasetSpec, required: boolean) => boolean,
): readonly Message[] {
  return workspace.inputs.datasets.flatMap((input) => {
    const spec = datasets.find(({ id }) => id === input.dataset);
    if (!spec || !wanted(spec, input.required)) return [];
    const { files, from = [], owner, due } = input;
    const patterns = [...files, ...from];
    return [message('ingest.expected_export', { name: spec.name, patterns, owner, due })];
  });
}

function together(faults: readonly Fault[]): Fault {
  const [only] = faults;
  if (only && faults.length === 1) return only;
  const problems = faults.flatMap(({ said, problems }) => [said, ...problems]);
  return fault('ingest.unusable_files', { count: faults.length }, { problems });
}

function warnOfCopies(read: readonly ReadExport[], warn: IngestRequest['warn']): void {
  const seen = new Map<string, string>();
  for (const { file, part } of read) {
    const name = file.path.split('#')[0] ?? file.path;
    // A list that did not change from one month to the next is no copy of it.
    const bytes = `${part} ${file.sha256}`;
    const other = seen.get(bytes);
    if (other === undefined) seen.set(bytes, name);
    else if (other !== name) warn(message('ingest.same_content', { file: name, other }));
  }
}

async function load(
  request: IngestRequest,
  read: readonly ReadExport[],
): Promise<Omit<Ingested, 'unused' | 'unread' | 'coverage'>> {
  const datasets: LoadedDataset[] = [];
  const files: InputFile[] = [];
  const quarantine: QuarantinedRecord[] = [];
  const unknown: UnknownWord[] = [];
  const controlTotals: ControlTotal[] = [];
  const superseded: SupersededRecord[] = [];
  const impossible: ImpossibleRecord[] = [];
  await createWords(request.store, request.workspace.organization);
  for (const spec of request.datasets) {
    const loaded = await loadDataset(request, spec, read);
    datasets.push(loaded.dataset);
    files.push(...loaded.files);
    quarantine.push(...loaded.quarantine);
    unknown.push(...loaded.unknown);
    superseded.push(...loaded.superseded);
    impossible.push(...loaded.impossible);
  }
  await dropWords(request.store);
  for (const { spec } of datasets)
    await ensureAgreement(
      request.store,
      spec,
      read.map(({ file }) => file),
    );
  checkUsable(request, datasets, files, quarantine);
  for (const warning of await neverMeeting(request.store, datasets, request.joins ?? []))
    request.warn(warning);
  for (const { staged } of read) controlTotals.push(...(staged?.totals ?? []));
  const corrected = read.flatMap(({ staged }) => staged?.corrected ?? []);
  return { datasets, files, quarantine, unknown, controlTotals, superseded, impossible, corrected };
}

/** A required dataset of which no record counts makes no report; an optional one is warned of. */
function checkUsable(
  request: IngestRequest,
  datasets: readonly LoadedDataset[],
  files: readonly InputFile[],
  quarantine: readonly QuarantinedRecord[],
): void {
  const { workspace, month, warn } = request;
  const faults: Fault[] = [];
  for (const { spec } of datasets.filter(({ provided }) => provided)) {
    const own = files.filter(({ dataset }) => dataset === spec.id);
    const sum = (row: 'accepted' | 'corrected' | 'otherMonth' | 'quarantined') =>
      own.reduce((total, { account }) => total + account[row], 0);
    if (sum('accepted') + sum('corrected') > 0) continue;
    const facts = {
      dataset: spec.name,
      month,
      otherMonth: sum('otherMonth'),
      quarantined: sum('quarantined'),
      whys: reasonsOf(spec, own, quarantine),
    };
    const input = workspace.inputs.datasets.find(({ dataset }) => dataset === spec.id);
    if (input?.required) faults.push(fault('ingest.nothing_usable', facts));
    else warn(message('ingest.nothing_usable', facts));
  }
  tell(faults, request);
}
