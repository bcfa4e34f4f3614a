import type { Ingested, LoadedDataset } from '../ingest/model/types.ts';
import { asWritten } from '../ingest/values/shown-numbers.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import { libraryWords } from '../messages/library-words.ts';
import { membersOf } from '../metrics/members.ts';
import { labelOf } from '../pack/dataset/label-of.ts';
import { inOneWidth } from '../pack/dataset/one-width.ts';
import { columnsIn } from '../pack/dataset/sql-names.ts';
import type { ColumnType, DatasetSpec } from '../pack/dataset/types.ts';
import type { ListSpec } from '../pack/rules/lists-config.ts';
import type { Masker } from '../privacy/masker.ts';
import { inRange, quoteName } from '../store/quoted.ts';
import type { SqlValue, Store } from '../store/store.ts';
import type { WordBook } from '../words/word-book.ts';
import { periodOf } from '../workspace/period.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import type { ListValue, RecordList } from './types.ts';

/** Columns that can hold a name or a number; the others hold members of the configuration. */
const FREE: ReadonlySet<ColumnType> = new Set(['id', 'text']);
const NUMBERS: ReadonlySet<ColumnType> = new Set(['hours', 'number', 'amount', 'percent', 'rank']);

export interface ListsRequest {
  readonly specs: readonly ListSpec[];
  readonly ingested: Ingested;
  readonly workspace: Workspace;
  readonly month: Period;
  readonly masker: Masker;
  readonly store: Store;
  readonly words: WordBook;
  readonly warn: (warning: Message) => void;
  /**
   * For a report of one member: which column says that a record is the member's, and its values there; null for a
   * dataset that does not say whose its records are, of which nothing is listed. All records without it.
   */
  readonly own?: ((dataset: DatasetSpec) => OwnRecords | null) | undefined;
}

/** How a dataset tells the records of one member. */
export interface OwnRecords {
  readonly column: string;
  readonly values: readonly string[];
}

/**
 * Reads the records of the month that the pack's lists ask for, masked unless the workspace wants its lists plain.
 * A list whose dataset or columns did not come says so; one that cannot be read is a warning, not the end.
 */
export async function recordLists(request: ListsRequest): Promise<readonly RecordList[]> {
  const lists: RecordList[] = [];
  const { words } = request;
  for (const spec of request.specs) {
    const loaded = request.ingested.datasets.find((one) => one.spec.id === spec.dataset);
    if (!loaded) continue;
    const missing = whyEmpty(spec, loaded, request);
    if (missing !== null) {
      lists.push(emptyList(spec, missing));
      continue;
    }
    try {
      lists.push(await readList(spec, loaded, request));
    } catch (cause) {
      if (cause instanceof Fault && cause.kind === 'output') throw cause;
      const reason = libraryWords(cause);
      request.warn(message('lists.error', { list: spec.id, reason }));
      lists.push(emptyList(spec, words('list.failed', { reason })));
    }
  }
  return lists;
}

/** The lists of datasets that there are, titled with their place among them: 清单3 考核. */
export function numberedLists(
  specs: readonly ListSpec[],
  { ingested, words }: Pick<ListsRequest, 'ingested' | 'words'>,
): readonly ListSpec[] {
  const known = new Set(ingested.datasets.map(({ spec }) => spec.id));
  return specs
    .filter(({ dataset }) => known.has(dataset))
    .map((spec, at) => ({
      ...spec,
      title: words('list.title', { number: String(at + 1), title: spec.title }),
    }));
}

function emptyList({ id, title }: ListSpec, about: string): RecordList {
  return { id, title, about, total: 0, columns: [], rows: [] };
}

/** Why a list has no records at all; null when it can be read. */
function whyEmpty(
  spec: ListSpec,
  loaded: LoadedDataset,
  { workspace, words, own }: ListsRequest,
): string | null {
  const { name } = loaded.spec;
  const whose = own === undefined ? undefined : own(loaded.spec);
  if (whose === null) return words('list.not_split', { dataset: name });
  if (!loaded.provided) {
    const input = workspace.inputs.datasets.find(({ dataset }) => dataset === spec.dataset);
    return words('list.not_provided', { dataset: name, owner: input?.owner ?? '' });
  }
  const { unusable = 0 } = loaded;
  if (unusable > 0) return words('reason.unusable', { dataset: name, count: String(unusable) });
  const asked = spec.where === null ? [] : columnsIn(spec.where, loaded.spec).columns;
  const needed = [
    ...new Set([...asked, ...(spec.repeats?.by ?? []), ...(whose ? [whose.column] : [])]),
  ];
  const absent = needed.filter((column) => !isThere(column, loaded));
  if (absent.length === 0) return null;
  const columns = { list: absent.map((column) => labelOf(column, loaded.spec)) };
  return words('list.columns_missing', { dataset: name, columns });
}

async function readList(
  spec: ListSpec,
  loaded: LoadedDataset,
  request: ListsRequest,
): Promise<RecordList> {
  const dataset = loaded.spec;
  const columns = spec.columns.filter((column) => isThere(column, loaded));
  const counted = countedIn(spec, dataset, request);
  const from = `from ${quoteName(dataset.id)} where ${counted.sql}${repeated(spec)}`;
  const [all] = await request.store.rows(
    `select count(*) as n from (select 1 ${from})`,
    counted.values,
  );
  const usual = [...(dataset.cohort === null ? [] : [dataset.cohort]), ...dataset.key].map(
    quoteName,
  );
  // Parts of one whole share its key.
  const ties = dataset.repeats?.as === 'parts' ? ['_file', '_record'] : [];
  const first = spec.order
    .filter((column) => isThere(column, loaded))
    .map((column) => placeOf(column, dataset, request.workspace));
  const isMasked = request.workspace.privacy.maskLists;
  // The mask knows plain digits best.
  const shown = (name: string) => (isMasked ? quoteName(name) : asWritten(name, dataset));
  const found = await request.store.rows(
    `select ${columns.map((name, at) => `${shown(name)} as c${at}`).join(', ')} ${from}
     order by ${[...first.map(({ sql }) => sql), ...usual.map((key) => `length(cast(${key} as varchar)), ${key}`), ...ties].join(', ')}
     limit ${spec.limit}`,
    [...counted.values, ...first.flatMap(({ values }) => values)],
  );
  const print = { masker: isMasked ? request.masker : null, words: request.words };
  const rows = withNumbers(
    found.map((row) =>
      columns.map((name, at) => listValue(row[`c${at}`] ?? null, name, dataset, print)),
    ),
    columns.map((name) => isNumbering(name, dataset)),
  );
  return {
    id: spec.id,
    title: spec.title,
    about: aboutOf(Number(all?.n), rows.length, isMasked, request.words),
    total: Number(all?.n),
    columns: columns.map((name, at) => ({
      label: labelOf(name, dataset),
      kind: kindOf(rows.map((row) => row[at] ?? null)),
    })),
    rows,
  };
}

/** The condition that there are more records like it; one without a value is like no other. */
function repeated({ repeats }: ListSpec): string {
  if (repeats === null) return '';
  const by = repeats.by.map(quoteName);
  const filled = by.map((name) => `${name} is not null`).join(' and ');
  return ` and ${filled} qualify count(*) over (partition by ${by.join(', ')}) >= ${repeats.at_least}`;
}

/** The condition that a record counts for the month and meets the list's own. */
function countedIn(
  { where }: ListSpec,
  dataset: DatasetSpec,
  { month, workspace, own }: ListsRequest,
): { readonly sql: string; readonly values: readonly string[] } {
  const { id, cohort } = dataset;
  const whose = own?.(dataset) ?? null;
  const range = periodOf(month, workspace.periods[id] ?? workspace.defaultPeriod);
  const parts = [
    ...(cohort === null ? [] : [inRange(cohort, range)]),
    ...(whose === null
      ? []
      : [
          `${quoteName(whose.column)} in (${whose.values.map(() => 'cast(? as varchar)').join(', ')})`,
        ]),
    where === null ? 'true' : `(${inOneWidth(where, dataset)})`,
  ];
  return { sql: parts.join(' and '), values: whose?.values ?? [] };
}

/** What records are sorted by: the place of a member in the order of tables, else the value itself. */
function placeOf(
  column: string,
  dataset: DatasetSpec,
  { organization }: Workspace,
): { readonly sql: string; readonly values: readonly string[] } {
  const values = membersOf(column, dataset, organization);
  if (values.length === 0) return { sql: quoteName(column), values };
  const list = values.map(() => 'cast(? as varchar)').join(', ');
  return { sql: `list_position([${list}], ${quoteName(column)}) nulls last`, values };
}

/** How values are printed. */
export interface Print {
  /** null leaves names and numbers as they are. */
  readonly masker: Masker | null;
  readonly words: WordBook;
}

/** A value as a list prints it; with a masker, what can hold a name or a number is masked. */
export function listValue(
  value: SqlValue,
  column: string,
  dataset: DatasetSpec,
  { masker, words }: Print,
): ListValue {
  if (value === null) return null;
  if (typeof value === 'boolean') return words(value ? 'list.yes' : 'list.no');
  const type = typeOf(column, dataset);
  if (NUMBERS.has(type)) return Number(value);
  const text = String(value);
  if (type === 'month') return text.slice(0, 7);
  if (masker === null || !FREE.has(type)) return text;
  const isName = dataset.columns.some(
    ({ name, personal }) => name === column && personal === 'name',
  );
  return isName ? masker.name(text) : masker.text(text);
}

/** Whether a column may say numbers in text: a running number, or a text that is nobody's name, number or mark. */
function isNumbering(name: string, { columns, repeats }: DatasetSpec): boolean {
  const column = columns.find((one) => one.name === name);
  const runs = repeats?.running.includes(name) === true;
  return runs || (column?.type === 'text' && column.personal === null);
}

/** A whole number as a sheet writes it: one with a leading zero, or longer than a count, is a code. */
const WHOLE = /^(0|[1-9]\d{0,5})$/;

/** The rows with the columns as numbers that hold nothing but whole numbers, of those that may. */
function withNumbers(
  rows: readonly (readonly ListValue[])[],
  mayCount: readonly boolean[],
): readonly (readonly ListValue[])[] {
  const counts = mayCount.map(
    (may, at) => may && rows.every((row) => row[at] === null || WHOLE.test(String(row[at]))),
  );
  if (!counts.includes(true)) return rows;
  return rows.map((row) =>
    row.map((value, at) => (counts[at] === true && value !== null ? Number(value) : value)),
  );
}

/** A moment as the store gives it. */
const MOMENT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const MIDNIGHT = ' 00:00:00';

/** How a column of a list is printed. */
export function kindOf(values: readonly ListValue[]): RecordList['columns'][number]['kind'] {
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length > 0 && texts.every((text) => MOMENT.test(text)))
    return texts.every((text) => text.endsWith(MIDNIGHT)) ? 'day' : 'moment';
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === 0) return 'text';
  return numbers.every(Number.isInteger) ? 'count' : 'decimal';
}

function aboutOf(total: number, listed: number, isMasked: boolean, words: WordBook): string {
  if (total === 0) return words('list.none');
  return words('list.count', {
    count: total.toLocaleString('en-US'),
    listed: listed < total ? listed.toLocaleString('en-US') : '',
    masked: isMasked ? '1' : '',
  });
}

function isThere(name: string, { spec, presentColumns }: LoadedDataset): boolean {
  const derived = spec.derived.find((one) => one.name === name);
  if (!derived) return presentColumns.includes(name);
  return derived.needs.some((need) => need.every((one) => presentColumns.includes(one)));
}

function typeOf(name: string, { columns, derived }: DatasetSpec): ColumnType {
  const type = columns.find((one) => one.name === name)?.type;
  const own = type ?? derived.find((one) => one.name === name)?.type;
  return own === undefined || own === 'day' ? 'text' : own;
}
