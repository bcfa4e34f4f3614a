import { type Message, message } from '../messages/catalogue.ts';
import { Fault, fault } from '../messages/fault.ts';
import type { Join } from '../pack/joins.ts';
import type { DatasetSpec } from '../pack/types.ts';
import { quoteName, type Store } from '../store/store.ts';
import { periodOf } from '../workspace/period.ts';
import type { Month, Workspace } from '../workspace/types.ts';
import { balanced } from './account.ts';
import { areaCodes } from './area-codes.ts';
import { type CorrectionsFor, NO_CORRECTIONS } from './correct-record.ts';
import { countKept, createDatasetTable } from './dataset-table.ts';
import { dayOrders } from './day-order.ts';
import { fallbackMessages } from './fallbacks.ts';
import { type FoundFile, findExports } from './find-exports.ts';
import { headerMatcher, headersOf } from './header.ts';
import { headerUnit } from './header-form.ts';
import { askMessages, hintsFor } from './header-hints.ts';
import { lostZeros } from './lost-zeros.ts';
import { neverMeeting } from './never-meet.ts';
import { ownNames } from './own-records.ts';
import { rememberPeople } from './people.ts';
import { mixedPercents, percentNotations } from './percent-columns.ts';
import { exportsOf } from './read-file.ts';
import { removeRepeated } from './repeats/classify.ts';
import { overlapMessages, repeatMessages, supersededRecord } from './repeats/repeated-records.ts';
import { tellingHeaders } from './repeats/telling-cells.ts';
import { noHeader, type StagedExport, stageExport, type Target } from './stage-export.ts';
import { createStaging, dropStaged, stagingTable } from './staging.ts';
import { loadTyped } from './typed-load.ts';
import type {
  ControlTotal,
  ImpossibleRecord,
  Ingested,
  InputFile,
  LoadedDataset,
  QuarantinedRecord,
  SupersededRecord,
} from './types.ts';
import { warnOfUnlisted } from './unlisted-members.ts';
import { reasonsOf } from './why-unusable.ts';

/** What a run asks of this stage. `cohortsOf`: the date-time columns by which metrics count a dataset's records. */
export interface IngestRequest {
  readonly workspace: Workspace;
  readonly month: Month;
  readonly datasets: readonly DatasetSpec[];
  readonly cohortsOf: (datasetId: string) => readonly string[];
  /** Columns of ids that should meet; those of users do without being named here. */
  readonly joins?: readonly Join[] | undefined;
  readonly store: Store;
  readonly warn: (warning: Message) => void;
  /** What people corrected in the exports; nothing unless given. */
  readonly correctionsFor?: CorrectionsFor | undefined;
  /**
   * Takes the faults that would end the run, so that what can be read is read all the same: a file that cannot
   * be used counts as one that did not come.
   */
  readonly onFault?: ((fault: Fault) => void) | undefined;
}

/** A file (or sheet) as it was staged; a sheet without a header has no `staged`. */
interface ReadExport {
  readonly file: Omit<InputFile, 'account'>;
  readonly date1904: boolean;
  readonly records: number;
  readonly staged: StagedExport | null;
}

/**
 * Reads a month's exports into one typed table per dataset, named like it. Each record ends in exactly
 * one class of rule 7; `_file` of a table is the position in `files`. Throws a fault of kind `inputs`,
 * with every problem found, when no report can be made of them.
 */
export async function ingest(request: IngestRequest): Promise<Ingested> {
  const { workspace, month, datasets, store, warn } = request;
  const folder = workspace.inputs.folderOf(month);
  const { files: found, unused } = await findExports(workspace, folder, datasets, warn);
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
  const read: ReadExport[] = [];
  for (const spec of datasets) {
    await createStaging(store, spec);
    const target = targetOf(request, spec);
    for (const file of found.filter(({ dataset }) => dataset === spec.id)) {
      const before = read.length;
      try {
        await readFile(request, target, file, read);
      } catch (cause) {
        if (!(cause instanceof Fault) || cause.kind === 'internal') throw cause;
        faults.push(cause);
        read.length = before;
        await dropStaged(store, spec, before);
      }
    }
  }
  tell(faults, request);
  warnOfCopies(read, warn);
  await store.seal();
  return { ...(await load(request, read)), unused };
}

/** Ends the run with the faults of kind `inputs` that were found, unless somebody takes them. */
function tell(faults: readonly Fault[], { onFault }: IngestRequest): void {
  if (faults.length === 0) return;
  if (!onFault) throw together(faults);
  for (const one of faults) onFault(one);
}

function targetOf(request: IngestRequest, spec: DatasetSpec): Target {
  const { workspace, month, warn, correctionsFor = NO_CORRECTIONS } = request;
  const input = workspace.inputs.datasets.find(({ dataset }) => dataset === spec.id);
  return {
    spec,
    match: headerMatcher(spec, workspace.headerAliases[spec.id] ?? {}),
    month,
    period: periodOf(month, workspace.periods[spec.id] ?? workspace.defaultPeriod),
    onPeriodMismatch: input?.periodMismatch ?? 'refuse',
    correctionsFor,
    warn,
  };
}

/** Stages all exports of a file; each is added to `read`, whose length is the next file number. */
async function readFile(
  { store, warn }: IngestRequest,
  target: Target,
  found: FoundFile,
  read: ReadExport[],
): Promise<void> {
  const headless: Message[] = [];
  let best: Fault | null = null;
  let staged = 0;
  for await (const source of exportsOf(found, target.match)) {
    const { path, sha256, modifiedAt, format, encoding, date1904 } = source;
    const number = read.length;
    const outcome = await stageExport(store, target, { number, path, sha256 }, source.records);
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
      read.push({ file: { ...file, ...nothing }, date1904, records: rows, staged: null });
      continue;
    }
    staged += 1;
    if (source.isHidden) warn(message('ingest.hidden_sheet', { file: path }));
    const { header, headerRow, title, madeAt, tally } = outcome;
    const columns = header.columns.map(({ matched }) => matched);
    const ignoredHeaders = header.ignored.map((ignored) => ignored.header);
    const headers = headersOf(header);
    const doubted = header.columns.filter(({ at }) => source.doubtful.has(at));
    if (doubted.length > 0) {
      const named = doubted.map(({ matched }) => matched.header);
      warn(message('ingest.formulas_in_doubt', { file: path, columns: named }));
    }
    const headerHints = hintsFor(target.spec, header);
    for (const hint of askMessages(target.spec, path, headerHints)) warn(hint);
    const records = title + header.rows.length + tally.records;
    read.push({
      file: { ...file, headerRow, madeAt, columns, ignoredHeaders, headers, headerHints },
      date1904,
      records,
      staged: outcome,
    });
  }
  if (staged === 0) throw best ?? noHeader(target, found.path, null);
  for (const warning of headless) warn(warning);
}

function expected(
  { workspace, datasets }: IngestRequest,
  wanted: (spec: DatasetSpec, required: boolean) => boolean,
): readonly Message[] {
  return workspace.inputs.datasets.flatMap((input) => {
    const spec = datasets.find(({ id }) => id === input.dataset);
    if (!spec || !wanted(spec, input.required)) return [];
    const { files: patterns, owner, due } = input;
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
  for (const { file } of read) {
    const name = file.path.split('#')[0] ?? file.path;
    const other = seen.get(file.sha256);
    if (other === undefined) seen.set(file.sha256, name);
    else if (other !== name) warn(message('ingest.same_content', { file: name, other }));
  }
}

async function load(
  request: IngestRequest,
  read: readonly ReadExport[],
): Promise<Omit<Ingested, 'unused'>> {
  const datasets: LoadedDataset[] = [];
  const files: InputFile[] = [];
  const quarantine: QuarantinedRecord[] = [];
  const controlTotals: ControlTotal[] = [];
  const superseded: SupersededRecord[] = [];
  const impossible: ImpossibleRecord[] = [];
  for (const spec of request.datasets) {
    const loaded = await loadDataset(request, spec, read);
    datasets.push(loaded.dataset);
    files.push(...loaded.files);
    quarantine.push(...loaded.quarantine);
    superseded.push(...loaded.superseded);
    impossible.push(...loaded.impossible);
  }
  checkUsable(request, datasets, files, quarantine);
  for (const warning of await neverMeeting(request.store, datasets, request.joins ?? []))
    request.warn(warning);
  for (const { staged } of read) controlTotals.push(...(staged?.totals ?? []));
  const corrected = read.flatMap(({ staged }) => staged?.corrected ?? []);
  return { datasets, files, quarantine, controlTotals, superseded, impossible, corrected };
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

async function loadDataset(request: IngestRequest, spec: DatasetSpec, read: readonly ReadExport[]) {
  const { store, workspace, month } = request;
  const { period } = targetOf(request, spec);
  const own = [...read.entries()].filter(([, { file }]) => file.dataset === spec.id);
  const notations = await percentNotations(store, spec);
  for (const { file, column, small, large } of await mixedPercents(store, spec)) {
    const at = read[file]?.file;
    const header = at?.columns.find((one) => one.column === column)?.header ?? column;
    if (headerUnit(header) === null)
      request.warn(message('ingest.mixed_percent', { file: at?.path ?? '', header, small, large }));
  }
  const orders = await dayOrders(store, spec);
  for (const [number, { order, column, sample }] of orders) {
    const file = read[number]?.file;
    const header = file?.columns.find((one) => one.column === column)?.header ?? column;
    request.warn(message('ingest.day_order', { file: file?.path ?? '', header, sample, order }));
  }
  const sources = new Map(
    own.map(([number, { file, date1904, staged }]) => [
      number,
      {
        path: file.path,
        date1904,
        percents: notations.get(number) ?? new Map(),
        dayOrder: orders.get(number)?.order ?? null,
        columns: staged?.header.columns ?? [],
      },
    ]),
  );
  const { organization } = workspace;
  const quarantine = await loadTyped(store, spec, sources, {
    month,
    organization,
    timeZone: workspace.timeZone,
  });
  for (const { header, count, sample } of await lostZeros(store, spec))
    request.warn(
      message('ingest.lost_zeros', { dataset: spec.name, column: header, count, sample }),
    );
  for (const { header, count, sample } of await areaCodes(store, spec))
    request.warn(
      message('ingest.area_codes', { dataset: spec.name, column: header, count, sample }),
    );
  await rememberPeople(store, spec);
  const telling = new Map(
    own.map(([number, { staged }]) => [number, tellingHeaders(staged?.header.ignored ?? [])]),
  );
  const repeated = await removeRepeated(store, spec, telling);
  await store.run(`DROP TABLE ${quoteName(stagingTable(spec))}`);
  const { removed, superseded, overlaps } = repeated;
  const fileOf = (number: number) => read[number]?.file;
  for (const warning of overlapMessages(spec, overlaps, fileOf)) request.warn(warning);
  for (const warning of repeatMessages(spec, repeated, fileOf)) request.warn(warning);
  const staged = own.filter(([, one]) => one.staged !== null).map(([, { file }]) => file);
  for (const warning of fallbackMessages(spec, staged)) request.warn(warning);
  const present = presentColumns(
    spec,
    own.map(([, { file }]) => file),
  );
  await warnOfUnlisted(store, spec, request.warn);
  const mine = await ownNames(store, spec, organization, request.warn);
  const broken = await createDatasetTable(store, spec, new Set(present), period, mine);
  const corrected = own.flatMap(([number, { staged }]) =>
    (staged?.corrected ?? []).map(({ record }) => ({ file: number, record })),
  );
  const kept = await countKept(store, spec, cohortColumns(request, spec), period, corrected);

  const quarantined = new Map<string, number>();
  for (const { file } of quarantine) quarantined.set(file, (quarantined.get(file) ?? 0) + 1);
  const files = own.map(([number, { file, records, staged }]): InputFile => {
    const counts = {
      title: staged ? staged.title + staged.tally.title : records,
      header: staged ? staged.tally.header + staged.header.rows.length : 0,
      total: staged?.tally.total ?? 0,
      footer: staged?.tally.footer ?? 0,
      blank: staged?.tally.blank ?? 0,
      quarantined: quarantined.get(file.path) ?? 0,
      duplicate: removed.get(number)?.duplicate ?? 0,
      superseded: removed.get(number)?.superseded ?? 0,
      otherMonth: kept.get(number)?.otherMonth ?? 0,
      corrected: kept.get(number)?.corrected ?? 0,
      accepted: kept.get(number)?.accepted ?? 0,
    };
    return { ...file, account: balanced(file.path, records, counts) };
  });
  const provided = own.some(([, { staged }]) => staged !== null);
  const dataset: LoadedDataset = { spec, provided, presentColumns: present };
  for (const { rule, count } of broken)
    request.warn(
      message('ingest.impossible_values', { dataset: spec.name, name: rule.name, count }),
    );
  return {
    dataset,
    files,
    quarantine,
    superseded: superseded.map((one) => supersededRecord(one, spec, fileOf)),
    impossible: broken.flatMap(({ rule, records }) =>
      records.map(({ file, record }): ImpossibleRecord => {
        return {
          dataset: spec.id,
          file: fileOf(file)?.path ?? '',
          record,
          rule: rule.id,
          name: rule.name,
        };
      }),
    ),
  };
}

/** The default cohort counts even where every metric names another. */
function cohortColumns({ cohortsOf }: IngestRequest, spec: DatasetSpec): readonly string[] {
  const own = spec.cohort === null ? [] : [spec.cohort];
  return [...new Set([...own, ...cohortsOf(spec.id)])];
}

/** A branch is present, too, where it can come from the department. */
function presentColumns(
  spec: DatasetSpec,
  files: readonly { readonly columns: InputFile['columns'] }[],
): readonly string[] {
  const found = new Set(files.flatMap(({ columns }) => columns.map(({ column }) => column)));
  const hasDepartment = spec.columns.some(
    ({ name, type }) => type === 'department' && found.has(name),
  );
  return spec.columns
    .filter(({ name, type }) => found.has(name) || (type === 'branch' && hasDepartment))
    .map(({ name }) => name);
}
