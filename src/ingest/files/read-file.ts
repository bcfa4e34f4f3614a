import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { fault } from '../../messages/fault.ts';
import { fileSource } from '../bytes/byte-source.ts';
import { eachPiece } from '../bytes/each-piece.ts';
import { decoded, detectEncoding, type Encoding } from '../bytes/encoding.ts';
import { orUnreadable } from '../bytes/or-unreadable.ts';
import { refuserOf } from '../bytes/refuse.ts';
import { csvRecords } from '../csv/csv.ts';
import type { HeaderMatcher } from '../header/header.ts';
import { tablesOf } from '../html-table/tables.ts';
import { Bypass } from '../model/bypass.ts';
import type { RawRecord, RawRecords } from '../model/raw-record.ts';
import type { InputFile } from '../model/types.ts';
import { LARGEST_RESULT, resultRecords } from '../results/result-records.ts';
import { type AboutTable, type TableSigns, tablesIn } from '../tables/tables.ts';
import { LARGEST_XLS, sheetsOfXls } from '../xls/workbook.ts';
import { type Sheet, sheetsOf } from '../xlsx/workbook.ts';
import { fileKind } from './file-kind.ts';
import { type FileState, isUnchanged, stateOf } from './file-state.ts';
import type { FoundFile } from './find-exports.ts';

/**
 * One export of a file: each table of a text, of a sheet of a workbook, of a page. Where a text or sheet holds several
 * tables below each other, the second and later ones have `#表格2` … behind their path.
 */
export interface ExportSource {
  readonly path: string;
  readonly sha256: string;
  /** When the file was changed last, as ISO 8601; it may be gone when the run ends. */
  readonly modifiedAt: string;
  readonly format: InputFile['format'];
  readonly encoding: string | null;
  readonly date1904: boolean;
  /** A sheet that people who open the workbook do not see. */
  readonly isHidden: boolean;
  /** Columns, by position, of formulas whose results may be old. */
  readonly doubtful: ReadonlySet<number>;
  /** Which of several tables of one sheet or text it is. */
  readonly table: AboutTable;
  /** By which ordinary records may go around {@link records}; null where there is no such way. */
  readonly bypass: Bypass | null;
  /** To be read to the end before the next export is asked for; a fault at its end takes all of it back. */
  readonly records: RawRecords;
}

const HEAD = 4096;

interface Opened extends FoundFile {
  readonly head: Buffer;
  readonly modifiedAt: string;
  readonly state: FileState;
}

/**
 * Opens a file by what its bytes are, whatever its name says, and gives its exports one after the other; of a file
 * that several datasets share, those of its dataset. Throws a fault at the end where the file was changed meanwhile,
 * since what was read may be of two states then.
 */
export async function* exportsOf(
  found: FoundFile,
  match: HeaderMatcher,
  signs: TableSigns | null,
): AsyncIterable<ExportSource> {
  const opened = await orUnreadable(found.path, () => openedFile(found));
  let sha256 = '';
  for await (const whole of allExportsOf(opened, match)) {
    sha256 = whole.sha256;
    for await (const source of parted(whole, signs)) {
      if (found.exports?.includes(source.path) ?? true) yield source;
      // The sheets of a workbook can only be read in order.
      else for await (const _ of source.records);
    }
  }
  const isSame = await orUnreadable(found.path, () =>
    isUnchanged(found.file, opened.state, sha256, hashOf),
  );
  if (!isSame) throw refuserOf(found.path)('changed');
}

/** The tables of a text or sheet, each an export of its own. */
async function* parted(whole: ExportSource, signs: TableSigns | null): AsyncIterable<ExportSource> {
  if (signs === null) return yield whole;
  for await (const { about: table, records } of tablesIn(whole.records, signs, whole.bypass)) {
    const path = table.number === 1 ? whole.path : `${whole.path}#表格${table.number}`;
    yield { ...whole, path, table, records };
  }
}

async function* allExportsOf(opened: Opened, match: HeaderMatcher): AsyncIterable<ExportSource> {
  const what = fileKind(opened.head, opened.head.length < HEAD);
  switch (what.kind) {
    case 'refused':
      throw refuserOf(opened.path)(what.why);
    case 'zip':
      return yield* workbookExports(opened);
    case 'compound':
      return yield* oldWorkbookExports(opened);
    case 'html':
      return yield* pageExports(opened);
    case 'result':
      return yield await resultExport(opened);
    case 'text':
      yield await textExport(opened, match);
  }
}

async function textExport(found: Opened, match: HeaderMatcher): Promise<ExportSource> {
  const { path, modifiedAt } = found;
  const encoding = await encodingOf(found);
  const source = { file: found.file, path: found.path, encoding };
  const sha256 = await orUnreadable(found.path, () => hashOf(found.file));
  const bypass = new Bypass();
  const records = csvRecords(source, match, bypass);
  return { path, sha256, modifiedAt, format: 'csv', encoding, ...PLAIN, bypass, records };
}

async function* workbookExports(found: Opened): AsyncIterable<ExportSource> {
  const sha256 = await orUnreadable(found.path, () => hashOf(found.file));
  await using handle = await orUnreadable(found.path, () => open(found.file));
  const source = await fileSource(handle);
  for await (const sheet of sheetsOf(source, found.path)) {
    yield sheetExport(found, { sha256, format: 'xlsx' }, sheet);
  }
}

async function* oldWorkbookExports(found: Opened): AsyncIterable<ExportSource> {
  const bytes = await orUnreadable(found.path, () => readWithin(found.file, LARGEST_XLS));
  if (bytes === null) throw refuserOf(found.path)('too_large');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  for await (const sheet of sheetsOfXls(bytes, found.path)) {
    yield sheetExport(found, { sha256, format: 'xls' }, sheet);
  }
}

function sheetExport(
  { path, modifiedAt }: Opened,
  file: Pick<ExportSource, 'sha256' | 'format'>,
  { name, isHidden, date1904, doubtful, records }: Sheet,
): ExportSource {
  const own = { encoding: null, table: ALONE, isHidden, date1904, doubtful, bypass: null, records };
  return { path: `${path}#${name}`, modifiedAt, ...file, ...own };
}

async function* pageExports(found: Opened): AsyncIterable<ExportSource> {
  const refuse = refuserOf(found.path);
  const { modifiedAt } = found;
  const encoding = await encodingOf(found);
  const sha256 = await orUnreadable(found.path, () => hashOf(found.file));
  const tables = await tablesOf(decoded(found.file, encoding), refuse);
  if (tables.length === 0) throw refuse('html');
  for (const [at, records] of tables.entries()) {
    const path = tables.length === 1 ? found.path : `${found.path}#表格${at + 1}`;
    const file = { path, sha256, modifiedAt, format: 'html' } as const;
    yield { ...file, encoding, ...PLAIN, records: oneByOne(records) };
  }
}

async function resultExport(found: Opened): Promise<ExportSource> {
  const { path, modifiedAt, period = null } = found;
  const bytes = await orUnreadable(path, () => readWithin(found.file, LARGEST_RESULT));
  if (bytes === null) throw refuserOf(path)('too_large');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const records = resultRecords(bytes.toString('utf8'), path, period);
  const file = { path, sha256, modifiedAt, format: 'json', encoding: 'utf-8' } as const;
  return { ...file, ...PLAIN, records: oneByOne(records) };
}

const ALONE: AboutTable = { number: 1, isAlone: true, top: null };
const PLAIN = {
  table: ALONE,
  date1904: false,
  isHidden: false,
  doubtful: new Set<number>(),
  bypass: null,
} as const;

async function* oneByOne(records: readonly RawRecord[]): RawRecords {
  yield* records;
}

async function encodingOf(found: Opened): Promise<Encoding> {
  const detected = await detectEncoding(found.file, found.head);
  if (detected.encoding !== null) return detected.encoding;
  const at = { line: detected.line, byte: detected.byte };
  throw fault('ingest.unreadable', { file: found.path, why: 'encoding', at });
}

async function readWithin(file: string, most: number): Promise<Buffer | null> {
  const { size } = await stat(file);
  return size > most ? null : readFile(file);
}

/** Never waits: what is no ordinary file is refused. */
async function openedFile(found: FoundFile): Promise<Opened> {
  const { O_RDONLY, O_NONBLOCK = 0 } = constants;
  await using handle = await open(found.file, O_RDONLY | O_NONBLOCK);
  const stats = await handle.stat({ bigint: true });
  if (!stats.isFile()) throw refuserOf(found.path)('special');
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
  const head = buffer.subarray(0, bytesRead);
  return { ...found, head, modifiedAt: stats.mtime.toISOString(), state: stateOf(stats) };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await eachPiece(file, (piece) => {
    hash.update(piece);
    return 0;
  });
  return hash.digest('hex');
}

/** Throws for a table without the dataset's header beside others of its file: it is one of a dataset that is not configured for the file. */
export function refuseOtherDataset({ table }: ExportSource, { path }: FoundFile): void {
  if (table.top !== null && !table.isAlone)
    throw fault('ingest.other_dataset_in_file', { file: path, ...table.top });
}
