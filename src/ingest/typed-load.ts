import { inWords, type Message, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { ColumnSpec, DatasetSpec } from '../pack/types.ts';
import { quoteName, type SqlValue, type Store } from '../store/store.ts';
import type { Organization } from '../workspace/types.ts';
import { rawCells, type StagedRecord, stagedRecords, stagingTable } from './staging.ts';
import type { MatchedColumn, QuarantinedRecord } from './types.ts';
import { type ReadingContext, readerFor, sqlTypeOf } from './values/column-reader.ts';
import { type CellReader, missing } from './values/parsed.ts';

/** What the typed load knows of the file that a raw record came from. */
export interface LoadedFile {
  readonly path: string;
  readonly date1904: boolean;
  readonly columns: readonly { readonly at: number; readonly matched: MatchedColumn }[];
}

/** The table of records whose values could all be read, before duplicates are taken out. */
export function readableTable(spec: DatasetSpec): string {
  return `_readable_${spec.id}`;
}

/** More unusable records of one dataset than this, and something is wrong with the export as a whole. */
const MOST_UNUSABLE = 50_000;

/**
 * Reads the raw table of a dataset in order through the readers of its columns: readable records go to
 * a typed table, the others are given back with column and reason. `files` by file number.
 */
export async function loadTyped(
  store: Store,
  spec: DatasetSpec,
  files: ReadonlyMap<number, LoadedFile>,
  context: Omit<ReadingContext, 'date1904'>,
): Promise<readonly QuarantinedRecord[]> {
  const types = spec.columns.map(({ name, type }) => `${quoteName(name)} ${sqlTypeOf(type)}`);
  await store.run(
    `CREATE TABLE ${quoteName(readableTable(spec))} (${types.join(', ')}, _file INTEGER, _record INTEGER)`,
  );
  const quarantine: QuarantinedRecord[] = [];
  const parsers = new Map<number, RecordParser>();
  for (const [number, file] of files) parsers.set(number, recordParser(spec, file, context));

  async function* readable(): AsyncIterable<readonly SqlValue[]> {
    for await (const staged of stagedRecords(store, spec)) {
      const parse = parsers.get(staged.file);
      if (!parse) throw new Error(`staging names file ${staged.file}, which was not read`);
      const outcome = parse(staged);
      if ('values' in outcome) yield [...outcome.values, staged.file, staged.record];
      else {
        quarantine.push(outcome.bad);
        if (quarantine.length > MOST_UNUSABLE) throw tooMany(spec, outcome.bad);
      }
    }
  }
  await store.append(readableTable(spec), readable());
  await store.run(`DROP TABLE ${quoteName(stagingTable(spec))}`);
  return quarantine;
}

type Outcome = { readonly values: readonly SqlValue[] } | { readonly bad: QuarantinedRecord };
type RecordParser = (staged: StagedRecord) => Outcome;

function recordParser(
  spec: DatasetSpec,
  file: LoadedFile,
  context: Omit<ReadingContext, 'date1904'>,
): RecordParser {
  const matched = new Map(file.columns.map(({ at, matched }) => [matched.column, { at, matched }]));
  const positions = spec.columns.map(({ name }) => matched.get(name)?.at ?? null);
  const columns = spec.columns.map((column) => {
    const found = matched.get(column.name);
    const absent: CellReader = () => missing;
    const read = found
      ? readerFor(column, found.matched, { ...context, date1904: file.date1904 })
      : absent;
    return { column, header: found?.matched.header ?? column.header, read };
  });
  const fillBranch = branchFiller(spec, context.organization);

  return (staged) => {
    const refuse = (header: string | null, reason: Message): Outcome => ({
      bad: {
        file: file.path,
        record: staged.record,
        column: header,
        reason: inWords(reason, 'zh-CN'),
        raw: rawCells(staged, positions),
        cells: Object.fromEntries(
          spec.columns.flatMap(({ name }, index) =>
            positions[index] === null ? [] : [[name, staged.cells[index] ?? '']],
          ),
        ),
      },
    });
    if (staged.problem) return refuse(staged.problem.header, staged.problem.reason);
    const values: SqlValue[] = [];
    for (const [index, { header, read }] of columns.entries()) {
      const parsed = read(staged.cells[index] ?? '');
      if (!parsed.ok) return refuse(header, parsed.reason);
      values.push(parsed.value);
    }
    fillBranch(values);
    for (const [index, { column, header }] of columns.entries()) {
      if (column.required === 'value' && values[index] === null) {
        return refuse(header, message('record.missing_value', {}));
      }
    }
    return { values };
  };
}

/** A branch that is not given is that of the record's department. */
function branchFiller(spec: DatasetSpec, organization: Organization) {
  const indexOf = (type: ColumnSpec['type']) =>
    spec.columns.findIndex((column) => column.type === type);
  const branch = indexOf('branch');
  const department = indexOf('department');
  const branches = new Map(organization.departments.map((unit) => [unit.name, unit.branch]));
  return (values: SqlValue[]) => {
    if (branch < 0 || department < 0 || values[branch] !== null) return;
    const unit = values[department];
    if (typeof unit === 'string') values[branch] = branches.get(unit) ?? null;
  };
}

function tooMany(spec: DatasetSpec, last: QuarantinedRecord) {
  return fault('ingest.too_many_unusable', {
    dataset: spec.name,
    count: MOST_UNUSABLE,
    column: last.column ?? '—',
    reason: last.reason,
  });
}
