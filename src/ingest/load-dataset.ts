import { message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import { quoteName } from '../store/quoted.ts';
import type { Store } from '../store/store.ts';
import {
  cutOf,
  figureParts,
  inputParts,
  monthOfPart,
  partsWithin,
} from '../workspace/input-parts.ts';
import { periodOf } from '../workspace/period.ts';
import type { Period } from '../workspace/types.ts';
import { dayOrders, type FoundOrder, mayTellOrder } from './doubts/day-order.ts';
import { missingDays } from './doubts/missing-days.ts';
import { numberDoubts } from './doubts/number-doubts.ts';
import { mixedPercents, percentNotations } from './doubts/percent-columns.ts';
import { warnOfUnlisted } from './doubts/unlisted-members.ts';
import { fallbackMessages } from './header/fallbacks.ts';
import {
  countKept,
  createDatasetTable,
  createEmptyTable,
  finishDatasetTable,
  planTable,
  type TablePlan,
  unvoided,
} from './load/dataset-table.ts';
import { markParts, ofParts, PART } from './load/input-part.ts';
import { ownNames } from './load/own-records.ts';
import { rememberPeople } from './load/people.ts';
import { stagedFiles } from './load/staged-files.ts';
import { stagingTable } from './load/staging.ts';
import { tellingHeaders } from './load/telling-cells.ts';
import { dropReadable, loadTyped } from './load/typed-load.ts';
import { balanced } from './model/account.ts';
import type { ImpossibleRecord, InputFile, LoadedDataset } from './model/types.ts';
import { unusableIn } from './model/unusable.ts';
import { removeRepeated } from './repeats/classify.ts';
import { overlapMessages, repeatMessages, supersededRecord } from './repeats/repeated-records.ts';
import { nameNamesakes } from './repeats/told-apart.ts';
import type { IngestRequest, ReadExport } from './request.ts';
import { headerUnit } from './values/header-form.ts';

/**
 * Makes the typed table of one dataset of its staged exports, each record in one class of rule 7; gives the table's
 * account, and warns of what its values leave in doubt.
 */
export async function loadDataset(
  request: IngestRequest,
  spec: DatasetSpec,
  read: readonly ReadExport[],
) {
  const { store, workspace, month } = request;
  const period = datasetPeriod(request, spec);
  const own = [...read.entries()].filter(([, { file }]) => file.dataset === spec.id);
  if (own.length === 0) return await withoutExports(request, spec);
  const present = presentColumns(
    spec,
    own.map(([, { file }]) => file),
  );
  const given = { ...spec, columns: spec.columns.filter(({ name }) => present.includes(name)) };
  const notations = await percentNotations(store, spec);
  for (const { file, column, small, large } of await mixedPercents(store, spec)) {
    const at = read[file]?.file;
    const header = at?.columns.find((one) => one.column === column)?.header ?? column;
    if (headerUnit(header) === null)
      request.warn(message('ingest.mixed_percent', { file: at?.path ?? '', header, small, large }));
  }
  const stagedOf = await stagedFiles(store, spec, mayTellOrder(given));
  const mayBeTold = [...stagedOf.values()].some(({ isOdd }) => isOdd);
  const orders = mayBeTold ? await dayOrders(store, given) : new Map<number, FoundOrder>();
  for (const [number, { order, column, sample }] of orders) {
    const file = read[number]?.file;
    const header = file?.columns.find((one) => one.column === column)?.header ?? column;
    request.warn(message('ingest.day_order', { file: file?.path ?? '', header, sample, order }));
  }
  const sources = new Map(
    own.map(([number, { file, date1904, staged, part }]) => [
      number,
      {
        path: file.path,
        month: monthOfPart(part),
        date1904,
        percents: notations.get(number) ?? new Map(),
        dayOrder: orders.get(number)?.order ?? null,
        isCareful: request.isCareful ?? false,
        columns: [
          ...(staged?.header.columns ?? []),
          ...(staged?.header.assumed ?? []).map((matched) => ({ at: null, matched })),
        ],
      },
    ]),
  );
  const { organization } = workspace;
  const context = {
    month: monthOfPart(inputParts(workspace, month).at(-1) ?? month),
    organization,
    timeZone: workspace.timeZone,
  };
  const plan = isMadeAtOnce(request, spec)
    ? await planTable(store, spec, new Set(present), period)
    : null;
  const load = { spec, sources, staged: stagedOf, context };
  const { quarantine, unknown, kept: readable, isWhole } = await loadWith(store, load, plan);
  for (const warning of await numberDoubts(store, given)) request.warn(warning);
  const ignored = own.map(
    ([number, { staged }]) => [number, staged?.header.ignored ?? []] as const,
  );
  await rememberPeople(store, given, new Map(ignored));
  const telling = new Map(ignored.map(([number, headers]) => [number, tellingHeaders(headers)]));
  const parts = untimedParts(request, spec);
  if (readsParts(request)) await markParts(store, spec, own);
  const keyed = parts === null ? spec : ofParts(spec);
  const filled = [...readable.values()].filter((records) => records > 0).length;
  const repeated = await removeRepeated(store, keyed, filled, telling);
  await store.run(`DROP TABLE ${quoteName(stagingTable(spec))}`);
  const { removed, superseded, overlaps } = repeated;
  const fileOf = (number: number) => read[number]?.file;
  for (const warning of overlapMessages(spec, overlaps, fileOf)) request.warn(warning);
  for (const warning of repeatMessages(spec, repeated, fileOf)) request.warn(warning);
  const staged = own.filter(([, one]) => one.staged !== null).map(([, { file }]) => file);
  for (const warning of fallbackMessages(spec, staged)) request.warn(warning);
  await warnOfUnlisted(store, given, request.warn);
  const mine = await ownNames(store, spec, organization, request.warn);
  const broken =
    plan !== null && isWhole
      ? await finishDatasetTable(store, plan)
      : await createDatasetTable(
          store,
          await planTable(store, spec, new Set(present), period, mine),
        );
  if (repeated.namesakes.count > 0) await nameNamesakes(store, spec);
  const corrected = own.flatMap(([number, { staged }]) =>
    (staged?.corrected ?? []).map(({ record }) => ({ file: number, record })),
  );
  const kept = await countKept(
    store,
    spec,
    { cohorts: cohortColumns(request, spec), period, parts },
    corrected,
  );

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
  const unusable = unusableIn(files);
  const cut = cutOf(workspace, spec.id);
  const ranges = figureParts(month).map((part) => periodOf(part, cut));
  const branches = organization.branches.map(({ name }) => name);
  const { gaps, silent } = await missingDays(store, spec, present, ranges, branches);
  for (const gap of gaps)
    request.warn(message('ingest.days_missing', { dataset: spec.name, ...gap }));
  const dataset: LoadedDataset = {
    spec,
    provided,
    presentColumns: present,
    unusable,
    ...(gaps.length === 0 ? {} : { missing: gaps }),
    ...(silent.length === 0 ? {} : { silent }),
  };
  for (const { rule, count } of broken)
    request.warn(
      message('ingest.impossible_values', { dataset: spec.name, name: rule.name, count }),
    );
  return {
    dataset,
    files,
    quarantine,
    unknown,
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

/**
 * Whether derived columns are computed with the typed ones, by one statement: not where they hang on what stands in all
 * records, nor where records are sorted as a whole, which would have to carry them.
 */
function isMadeAtOnce({ isCareful = false }: IngestRequest, spec: DatasetSpec): boolean {
  return !isCareful && spec.own === null && spec.repeats?.as !== 'parts';
}

/** Loads the typed table, with all columns of the dataset's where there is a plan that can be carried out. */
async function loadWith(
  store: Store,
  {
    spec,
    sources,
    staged,
    context,
  }: {
    readonly spec: DatasetSpec;
    readonly sources: Parameters<typeof loadTyped>[2];
    readonly staged: Parameters<typeof loadTyped>[3];
    readonly context: Parameters<typeof loadTyped>[4];
  },
  plan: TablePlan | null,
) {
  if (plan !== null) {
    try {
      const whole = (from: string) => unvoided(plan, from);
      return { ...(await loadTyped(store, spec, sources, staged, context, whole)), isWhole: true };
    } catch (cause) {
      // Which derived column it was, and whether it fails over usable records, is found when they are made by themselves.
      if (cause instanceof Fault) throw cause;
      await dropReadable(store, spec);
    }
  }
  return { ...(await loadTyped(store, spec, sources, staged, context)), isWhole: false };
}

/** The empty table of a dataset of which there is no export that could be read. */
async function withoutExports(request: IngestRequest, spec: DatasetSpec) {
  const { store } = request;
  await store.run(`DROP TABLE IF EXISTS ${quoteName(stagingTable(spec))}`);
  const plan = await planTable(store, spec, new Set(), datasetPeriod(request, spec));
  await createEmptyTable(store, plan, readsParts(request) ? [[PART, 'VARCHAR']] : []);
  const dataset: LoadedDataset = { spec, provided: false, presentColumns: [], unusable: 0 };
  return { dataset, files: [], quarantine: [], unknown: [], superseded: [], impossible: [] };
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

/** The days of a dataset's period, as the workspace cuts it. */
function datasetPeriod({ workspace, month }: IngestRequest, spec: DatasetSpec) {
  return periodOf(month, cutOf(workspace, spec.id));
}

function readsParts({ workspace, month }: IngestRequest): boolean {
  return inputParts(workspace, month).length > 1;
}

/**
 * Of records without a time of their own, where several folders are read: the periods whose records count, those that lie
 * in the report's as a whole. Null for everything else: then times decide, or there is one folder.
 */
function untimedParts(request: IngestRequest, spec: DatasetSpec): readonly Period[] | null {
  const { workspace, month } = request;
  const parts = inputParts(workspace, month);
  if (parts.length < 2 || cohortColumns(request, spec).length > 0) return null;
  return partsWithin(parts, month, cutOf(workspace, spec.id));
}
