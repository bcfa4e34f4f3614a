import { inWords, type Message, message } from '../../messages/catalogue.ts';
import { fault } from '../../messages/fault.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { SqlValue, Store } from '../../store/store.ts';
import type { QuarantinedRecord, UnknownWord } from '../model/types.ts';
import { type DatasetContext, sqlTypeOf } from '../values/column-reader.ts';
import { isUserNumber, shownColumn } from '../values/shown-numbers.ts';
import { type LoadColumn, type LoadedFile, loadColumns } from './load-columns.ts';
import { insertReadable, NO_VALUE, STAGED_PROBLEM } from './load-sql.ts';
import { BEFORE, IS_BEHIND, type StagedFile } from './staged-files.ts';
import { rawCells, type StagedProblem, stagingTable } from './staging.ts';
import { together, unknownWords } from './unknown-words.ts';
import { type PlacesOfWords, readWords, WORDS } from './words.ts';

/** The table of records whose values could all be read, before duplicates are taken out. */
export function readableTable(spec: DatasetSpec): string {
  return `_readable_${spec.id}`;
}

/** More unusable records of one dataset than this, and something is wrong with the export as a whole. */
const MOST_UNUSABLE = 50_000;

/** So many records are read by several threads. */
const MANY = 100_000;

/** The SQL of a table, made of that of its readable records. */
export type Whole = (from: string) => string;

/** A file that waits to be read into the typed table. */
interface OneFile {
  readonly number: number;
  readonly file: LoadedFile;
  readonly columns: readonly LoadColumn[];
  readonly words: PlacesOfWords;
  readonly staged: StagedFile;
}

/**
 * Reads the raw table of a dataset through the readers of its columns: readable records go to a typed table,
 * the others are given back with column and reason, both in the order of files and records. Each distinct text
 * of a column is read once, and plain forms by the store itself. `files` by file number; `staged` what the raw table tells
 * of them. `whole`: what else the table is to have; null for nothing. `kept`: how many records the table has of each file.
 */
export async function loadTyped(
  store: Store,
  spec: DatasetSpec,
  files: ReadonlyMap<number, LoadedFile>,
  staged: ReadonlyMap<number, StagedFile>,
  context: DatasetContext,
  whole: Whole | null = null,
): Promise<{
  readonly quarantine: readonly QuarantinedRecord[];
  readonly unknown: readonly UnknownWord[];
  readonly kept: ReadonlyMap<number, number>;
}> {
  const unknown: UnknownWord[] = [];
  const filled: OneFile[] = [];
  for (const [number, file] of files) {
    const own = staged.get(number);
    if (!own) continue;
    const columns = loadColumns(spec, file, context);
    const { organization } = context;
    const records = own.last - own.first + 1;
    const table = stagingTable(spec);
    const words = await readWords(store, table, number, records, columns, organization);
    filled.push({ number, file, columns, words, staged: own });
  }
  const loaded = await insertAll(store, spec, filled, whole);
  for (const { columns, words } of filled)
    unknown.push(...(await unknownWords(store, spec, columns, words)));
  const table = quoteName(readableTable(spec));
  const bad = [...loaded.values()].reduce((sum, one) => sum + one.bad, 0);
  const quarantine = bad === 0 ? [] : await unusableOf(store, spec, filled, bad);
  const taken = bad === 0 ? '' : `DELETE FROM ${table} WHERE _bad IS NOT NULL; `;
  await store.run(`${taken}ALTER TABLE ${table} DROP COLUMN _bad`);
  const kept = new Map([...loaded].map(([number, one]) => [number, one.records - one.bad]));
  return { quarantine, unknown: together(unknown), kept };
}

/** What the typed table tells of one file. */
interface LoadedRecords {
  readonly records: number;
  readonly bad: number;
  readonly isInOrder: boolean;
}

/** Fills the typed table, each file in the order of its records; all of them once more, sorted, where one is not. */
async function insertAll(
  store: Store,
  spec: DatasetSpec,
  files: readonly OneFile[],
  whole: Whole | null,
): Promise<ReadonlyMap<number, LoadedRecords>> {
  // Many records go into a table that is there in less time than one is made with them; of few, planning takes the time.
  const areMany = files.some(({ staged }) => staged.last - staged.first >= MANY);
  const isThere = areMany || files.length === 0;
  if (isThere) await createReadable(store, spec, whole);
  const insert = async (isSorted: boolean): Promise<ReadonlyMap<number, LoadedRecords>> => {
    for (const [at, { columns, words, staged }] of files.entries())
      await insertReadable(
        store,
        spec,
        {
          from: stagingTable(spec),
          to: readableTable(spec),
          isMade: isThere || isSorted || at > 0,
        },
        columns,
        words,
        isSorted ? { ...staged, isInOrder: false } : staged,
        whole ?? ((from) => `FROM ${from}`),
      );
    return await loadedRecords(store, spec);
  };
  const loaded = await insert(false);
  if ([...loaded.values()].every(({ isInOrder }) => isInOrder)) return loaded;
  await store.run(`DELETE FROM ${quoteName(readableTable(spec))}`);
  return await insert(true);
}

async function loadedRecords(
  store: Store,
  spec: DatasetSpec,
): Promise<ReadonlyMap<number, LoadedRecords>> {
  const rows = await store.rows(`
    SELECT _file, count(*) AS records, count(_bad) AS bad, count(*) FILTER (${IS_BEHIND}) AS behind
    FROM (SELECT _file, _record, _bad, ${BEFORE} FROM ${quoteName(readableTable(spec))}) GROUP BY _file`);
  return new Map(
    rows.map(({ _file, records, bad, behind }) => [
      Number(_file),
      { records: Number(records), bad: Number(bad), isInOrder: Number(behind) === 0 },
    ]),
  );
}

/** Makes the typed table of a dataset, without a record; with `_bad`, and what else `whole` gives. */
async function createReadable(store: Store, spec: DatasetSpec, whole: Whole | null): Promise<void> {
  const values = columnTypes(spec).map(
    ([name, type]) => `CAST(NULL AS ${type}) AS ${quoteName(name)}`,
  );
  const empty = `(SELECT ${values.join(', ')}, CAST(NULL AS INTEGER) AS _bad)`;
  const select = whole === null ? `FROM ${empty}` : whole(empty);
  await store.run(`CREATE TABLE ${quoteName(readableTable(spec))} AS ${select} LIMIT 0`);
}

/** The columns of a dataset's typed table, with their types in SQL. */
export function columnTypes(spec: DatasetSpec): readonly (readonly [name: string, type: string])[] {
  return [
    ...spec.columns.map(({ name, type }) => [name, sqlTypeOf(type)] as const),
    ...spec.columns.filter(isUserNumber).map(({ name }) => [shownColumn(name), 'VARCHAR'] as const),
    ['_file', 'INTEGER'],
    ['_record', 'INTEGER'],
  ];
}

/** Drops what a load that failed has left. */
export async function dropReadable(store: Store, spec: DatasetSpec): Promise<void> {
  await store.run(
    `DROP TABLE IF EXISTS ${quoteName(readableTable(spec))}; DROP TABLE IF EXISTS ${WORDS}`,
  );
}

/** The unusable records of a dataset, of which there are so many; throws when there are too many. */
async function unusableOf(
  store: Store,
  spec: DatasetSpec,
  files: readonly OneFile[],
  bad: number,
): Promise<readonly QuarantinedRecord[]> {
  const byNumber = new Map(files.map((file) => [file.number, file]));
  const cells = spec.columns.map(({ name }) => `coalesce(s.${quoteName(name)}, '')`);
  const last = bad > MOST_UNUSABLE ? ` LIMIT 1 OFFSET ${MOST_UNUSABLE}` : '';
  const blocks = store.scan(
    `SELECT s._file, s._record, r._bad, s._problem, s._rest, ${cells.join(', ')}
    FROM ${quoteName(stagingTable(spec))} s
    JOIN (SELECT _file, _record, _bad FROM ${quoteName(readableTable(spec))} WHERE _bad IS NOT NULL) r
      ON r._file = s._file AND r._record = s._record
    ORDER BY s._file, s._record${last}`,
  );
  const quarantine: QuarantinedRecord[] = [];
  for await (const block of blocks) {
    for (const [number, record, index, problem, rest, ...texts] of block) {
      const own = byNumber.get(Number(number));
      if (!own) throw new Error(`no file has the number ${String(number)}`);
      const { file, columns } = own;
      const positions = columns.map(({ at }) => at);
      const given = texts.map(String);
      const { header, reason } = reasonOf(Number(index), problem ?? null, columns, given);
      const one: QuarantinedRecord = {
        file: file.path,
        record: Number(record),
        column: header,
        reason: inWords(reason, 'zh-CN'),
        english: inWords(reason, 'en'),
        raw: rawCells(given, positions, typeof rest === 'string' ? rest : null),
        cells: Object.fromEntries(
          spec.columns.flatMap(({ name }, at) =>
            positions[at] === null ? [] : [[name, given[at] ?? '']],
          ),
        ),
      };
      if (bad > MOST_UNUSABLE) throw tooMany(spec, one);
      quarantine.push(one);
    }
  }
  return quarantine;
}

/** Why the typed load marked a record as bad: as it was staged so, or by the column's reader, asked again. */
function reasonOf(
  bad: number,
  problem: SqlValue,
  columns: readonly LoadColumn[],
  texts: readonly string[],
): { readonly header: string | null; readonly reason: Message } {
  if (bad === STAGED_PROBLEM) return JSON.parse(String(problem)) as StagedProblem;
  const missing = bad >= NO_VALUE;
  const index = missing ? bad - NO_VALUE : bad;
  const column = columns[index];
  if (!column) throw new Error(`the typed load names column ${index} of ${columns.length}`);
  const { header } = column;
  if (missing) return { header, reason: message('record.missing_value', {}) };
  const parsed = column.read(texts[index] ?? '');
  if (parsed.ok) throw new Error(`the text of "${header}" was refused once and is read now`);
  return { header, reason: parsed.reason };
}

function tooMany(spec: DatasetSpec, last: QuarantinedRecord) {
  return fault('ingest.too_many_unusable', {
    dataset: spec.name,
    count: MOST_UNUSABLE,
    column: last.column ?? '—',
    reason: last.reason,
    english: last.english ?? last.reason,
  });
}
