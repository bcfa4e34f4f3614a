import { inWords, type Message, message } from '../../messages/catalogue.ts';
import { fault } from '../../messages/fault.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName, type SqlValue, type Store } from '../../store/store.ts';
import type { QuarantinedRecord, UnknownWord } from '../model/types.ts';
import { type DatasetContext, sqlTypeOf } from '../values/column-reader.ts';
import { isUserNumber, shownColumn } from '../values/shown-numbers.ts';
import { type LoadColumn, type LoadedFile, loadColumns } from './load-columns.ts';
import { insertReadable, NO_VALUE, STAGED_PROBLEM } from './load-sql.ts';
import { rawCells, type StagedProblem, stagingTable } from './staging.ts';
import { together, unknownWords } from './unknown-words.ts';
import { createWords, dropWords, readWords } from './words.ts';

/** The table of records whose values could all be read, before duplicates are taken out. */
export function readableTable(spec: DatasetSpec): string {
  return `_readable_${spec.id}`;
}

/** More unusable records of one dataset than this, and something is wrong with the export as a whole. */
const MOST_UNUSABLE = 50_000;

/** The SQL of a table, made of that of its readable records. */
export type Whole = (from: string) => string;

/**
 * Reads the raw table of a dataset through the readers of its columns: readable records go to a typed table,
 * the others are given back with column and reason, both in the order of files and records. Each distinct text
 * of a column is read once, and plain forms by the store itself. `files` by file number. `whole`: what else the table is
 * to have; null for nothing.
 */
export async function loadTyped(
  store: Store,
  spec: DatasetSpec,
  files: ReadonlyMap<number, LoadedFile>,
  context: DatasetContext,
  whole: Whole | null = null,
): Promise<{
  readonly quarantine: readonly QuarantinedRecord[];
  readonly unknown: readonly UnknownWord[];
}> {
  await createReadable(store, spec);
  const table = quoteName(readableTable(spec));
  await store.run(`ALTER TABLE ${table} ADD COLUMN _bad INTEGER`);
  if (whole !== null) await widen(store, table, whole);
  const quarantine: QuarantinedRecord[] = [];
  const unknown: UnknownWord[] = [];
  const { organization } = context;
  await createWords(store, organization);
  for (const [number, file] of files) {
    const columns = loadColumns(spec, file, context);
    const words = await readWords(store, stagingTable(spec), number, columns, organization);
    await insertReadable(
      store,
      spec,
      { from: stagingTable(spec), to: readableTable(spec) },
      number,
      columns,
      words,
      whole ?? ((from) => `FROM ${from}`),
    );
    unknown.push(...(await unknownWords(store, spec, number, columns, words.unreadable)));
    await collectBad(store, spec, { number, file, columns }, quarantine);
  }
  await dropWords(store);
  await store.run(`DELETE FROM ${table} WHERE _bad IS NOT NULL`);
  await store.run(`ALTER TABLE ${table} DROP COLUMN _bad`);
  return { quarantine, unknown: together(unknown) };
}

/** Makes the typed table of a dataset, without a record. */
export async function createReadable(store: Store, spec: DatasetSpec): Promise<void> {
  const types = spec.columns.map(({ name, type }) => `${quoteName(name)} ${sqlTypeOf(type)}`);
  const shown = spec.columns
    .filter(isUserNumber)
    .map(({ name }) => `${quoteName(shownColumn(name))} VARCHAR`);
  await store.run(
    `CREATE TABLE ${quoteName(readableTable(spec))} (${[...types, ...shown].join(', ')}, _file INTEGER, _record INTEGER)`,
  );
}

/** Drops what a load that failed has left. */
export async function dropReadable(store: Store, spec: DatasetSpec): Promise<void> {
  await store.run(`DROP TABLE IF EXISTS ${quoteName(readableTable(spec))}`);
  await store.run('DROP TABLE IF EXISTS _widened');
  await dropWords(store);
}

/** Gives an empty table the columns of the whole one. */
async function widen(store: Store, table: string, whole: Whole): Promise<void> {
  await store.run(`CREATE TABLE _widened AS ${whole(table)} LIMIT 0`);
  await store.run(`DROP TABLE ${table}`);
  await store.run(`ALTER TABLE _widened RENAME TO ${table}`);
}

interface OneFile {
  readonly number: number;
  readonly file: LoadedFile;
  readonly columns: readonly LoadColumn[];
}

/** Adds the unusable records of a file to `quarantine`; throws when there are too many. */
async function collectBad(
  store: Store,
  spec: DatasetSpec,
  { number, file, columns }: OneFile,
  quarantine: QuarantinedRecord[],
): Promise<void> {
  const left = MOST_UNUSABLE - quarantine.length;
  const [count] = await store.rows(
    `SELECT count(*) AS n FROM ${quoteName(readableTable(spec))} WHERE _file = ? AND _bad IS NOT NULL`,
    [number],
  );
  const bad = Number(count?.n ?? 0);
  if (bad === 0) return;
  const cells = spec.columns.map(({ name }) => `coalesce(s.${quoteName(name)}, '')`);
  const blocks = store.scan(
    `SELECT s._record, r._bad, s._problem, s._rest, ${cells.join(', ')}
    FROM ${quoteName(stagingTable(spec))} s
    JOIN (SELECT _record, _bad FROM ${quoteName(readableTable(spec))} WHERE _file = ? AND _bad IS NOT NULL) r
      ON r._record = s._record
    WHERE s._file = ? ORDER BY s._record LIMIT ? OFFSET ?`,
    bad > left ? [number, number, 1, left] : [number, number, bad, 0],
  );
  const positions = columns.map(({ at }) => at);
  for await (const block of blocks) {
    for (const [record, index, problem, rest, ...texts] of block) {
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
      if (bad > left) throw tooMany(spec, one);
      quarantine.push(one);
    }
  }
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
