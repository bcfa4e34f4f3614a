import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { fault } from '../messages/fault.ts';
import { fileSource } from './byte-source.ts';
import { csvRecords } from './csv.ts';
import { decoded, detectEncoding, type Encoding } from './encoding.ts';
import { fileKind } from './file-kind.ts';
import type { FoundFile } from './find-exports.ts';
import type { HeaderMatcher } from './header.ts';
import { tablesOf } from './html-table/tables.ts';
import { orUnreadable } from './or-unreadable.ts';
import type { RawRecord, RawRecords } from './raw-record.ts';
import type { InputFile } from './types.ts';
import { LARGEST_XLS, sheetsOfXls } from './xls/workbook.ts';
import { refuserOf } from './xlsx/refuse.ts';
import { type Sheet, sheetsOf } from './xlsx/workbook.ts';

/** One export of a file: a text file is one; each sheet of a workbook and each table of a page that holds rows is one. */
export interface ExportSource {
  readonly path: string;
  readonly sha256: string;
  readonly format: InputFile['format'];
  readonly encoding: string | null;
  readonly date1904: boolean;
  /** A sheet that people who open the workbook do not see. */
  readonly isHidden: boolean;
  /** To be read to the end before the next export is asked for; a fault at its end takes all of it back. */
  readonly records: RawRecords;
}

const HEAD = 4096;

/** Opens a file by what its bytes are, whatever its name says, and gives its exports one after the other. */
export async function* exportsOf(
  found: FoundFile,
  match: HeaderMatcher,
): AsyncIterable<ExportSource> {
  const head = await orUnreadable(found.path, () => firstBytes(found.file));
  const what = fileKind(head, head.length < HEAD);
  switch (what.kind) {
    case 'refused':
      throw refuserOf(found.path)(what.why);
    case 'zip':
      return yield* workbookExports(found);
    case 'compound':
      return yield* oldWorkbookExports(found);
    case 'html':
      return yield* pageExports(found, head);
    case 'text':
      yield await textExport(found, head, match);
  }
}

async function textExport(
  found: FoundFile,
  head: Buffer,
  match: HeaderMatcher,
): Promise<ExportSource> {
  const encoding = await encodingOf(found, head);
  const source = { file: found.file, path: found.path, encoding };
  const sha256 = await orUnreadable(found.path, () => hashOf(found.file));
  const records = csvRecords(source, match);
  return { path: found.path, sha256, format: 'csv', encoding, ...PLAIN, records };
}

async function* workbookExports(found: FoundFile): AsyncIterable<ExportSource> {
  const sha256 = await orUnreadable(found.path, () => hashOf(found.file));
  await using handle = await orUnreadable(found.path, () => open(found.file));
  const source = await fileSource(handle);
  for await (const sheet of sheetsOf(source, found.path)) {
    yield sheetExport(found, { sha256, format: 'xlsx' }, sheet);
  }
}

async function* oldWorkbookExports(found: FoundFile): AsyncIterable<ExportSource> {
  const bytes = await orUnreadable(found.path, () => readWithin(found.file, LARGEST_XLS));
  if (bytes === null) throw refuserOf(found.path)('too_large');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  for await (const sheet of sheetsOfXls(bytes, found.path)) {
    yield sheetExport(found, { sha256, format: 'xls' }, sheet);
  }
}

function sheetExport(
  found: FoundFile,
  file: Pick<ExportSource, 'sha256' | 'format'>,
  { name, isHidden, date1904, records }: Sheet,
): ExportSource {
  return { path: `${found.path}#${name}`, ...file, encoding: null, isHidden, date1904, records };
}

async function* pageExports(found: FoundFile, head: Buffer): AsyncIterable<ExportSource> {
  const refuse = refuserOf(found.path);
  const encoding = await encodingOf(found, head);
  const sha256 = await orUnreadable(found.path, () => hashOf(found.file));
  const tables = await tablesOf(decoded(found.file, encoding), refuse);
  if (tables.length === 0) throw refuse('html');
  for (const [at, records] of tables.entries()) {
    const path = tables.length === 1 ? found.path : `${found.path}#表格${at + 1}`;
    yield { path, sha256, format: 'html', encoding, ...PLAIN, records: oneByOne(records) };
  }
}

const PLAIN = { date1904: false, isHidden: false } as const;

async function* oneByOne(records: readonly RawRecord[]): RawRecords {
  yield* records;
}

async function encodingOf(found: FoundFile, head: Buffer): Promise<Encoding> {
  const detected = await detectEncoding(found.file, head);
  if (detected.encoding !== null) return detected.encoding;
  const at = { line: detected.line, byte: detected.byte };
  throw fault('ingest.unreadable', { file: found.path, why: 'encoding', at });
}

async function readWithin(file: string, most: number): Promise<Buffer | null> {
  const { size } = await stat(file);
  return size > most ? null : readFile(file);
}

async function firstBytes(file: string): Promise<Buffer> {
  await using handle = await open(file);
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
  return buffer.subarray(0, bytesRead);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
