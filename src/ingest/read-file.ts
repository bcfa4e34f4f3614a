import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { fault } from '../messages/fault.ts';
import { csvRecords } from './csv.ts';
import { detectEncoding } from './encoding.ts';
import type { FoundFile } from './find-exports.ts';
import type { HeaderMatcher } from './header.ts';
import { orUnreadable } from './or-unreadable.ts';
import type { RawRecords } from './raw-record.ts';
import type { InputFile } from './types.ts';
import { sheetsOf } from './xlsx/workbook.ts';

/** One export of a file: a text file is one, each sheet of a workbook that holds rows is one. */
export interface ExportSource {
  readonly path: string;
  readonly sha256: string;
  readonly modifiedAt: string;
  readonly format: InputFile['format'];
  readonly encoding: string | null;
  readonly date1904: boolean;
  /** To be read to the end before the next export is asked for. */
  readonly records: RawRecords;
}

const HEAD = 4096;

/** Opens a file by what its bytes are, whatever its name says, and gives its exports one after the other. */
export async function* exportsOf(
  found: FoundFile,
  match: HeaderMatcher,
): AsyncIterable<ExportSource> {
  const { head, modifiedAt } = await orUnreadable(found.path, () => opened(found.file));
  const unreadable = (why: 'empty' | 'old_excel' | 'html') =>
    fault('ingest.unreadable', { file: found.path, why, at: null });
  if (head.length === 0) throw unreadable('empty');
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') throw unreadable('old_excel');
  if (head.subarray(0, 2).toString('latin1') === 'PK') {
    yield* workbookExports(found, modifiedAt);
    return;
  }
  if (/^\W*<(?:!doctype html|html|head|meta|table|\?xml)/i.test(head.toString('latin1'))) {
    throw unreadable('html');
  }
  const detected = await detectEncoding(found.file, head);
  if (detected.encoding === null) {
    const at = { line: detected.line, byte: detected.byte };
    throw fault('ingest.unreadable', { file: found.path, why: 'encoding', at });
  }
  const { encoding } = detected;
  const source = { file: found.file, path: found.path, encoding };
  yield {
    path: found.path,
    sha256: await orUnreadable(found.path, () => hashOf(found.file)),
    modifiedAt,
    format: 'csv',
    encoding,
    date1904: false,
    records: csvRecords(source, match),
  };
}

async function* workbookExports(found: FoundFile, modifiedAt: string): AsyncIterable<ExportSource> {
  const bytes = await orUnreadable(found.path, () => readFile(found.file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  for await (const { name, date1904, records } of sheetsOf(bytes, found.path)) {
    const path = `${found.path}#${name}`;
    yield { path, sha256, modifiedAt, format: 'xlsx', encoding: null, date1904, records };
  }
}

/** A file's first bytes and the time of its last change; the file may be gone when the run ends. */
async function opened(
  file: string,
): Promise<{ readonly head: Buffer; readonly modifiedAt: string }> {
  await using handle = await open(file);
  const { mtime } = await handle.stat();
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
  return { head: buffer.subarray(0, bytesRead), modifiedAt: mtime.toISOString() };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
