import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { fault } from '../messages/fault.ts';
import { errorCode } from './disk-fault.ts';
import type { OutputFile } from './write-report.ts';

/**
 * Reads a file back that was just written and looks whether it is what was to be written and can be opened: a PDF
 * with its end and all its pages, a workbook with its directory and the checksum of each part, JSON that parses, a page with its beginning and end.
 * `told` is the path that people know. Fault `output.not_whole`.
 */
export async function checkWritten(path: string, file: OutputFile, told: string): Promise<void> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw fault('output.not_whole', { path: told, why: errorCode(error) ?? '?' }, { cause: error });
  });
  const why = Buffer.compare(bytes, file.bytes) === 0 ? faultIn(bytes, file) : 'other_bytes';
  if (why !== null) throw fault('output.not_whole', { path: told, why });
}

/** What makes the bytes no file of their kind, in a word; null for a sound one. */
export function faultIn(
  bytes: Buffer,
  { name, pages }: Pick<OutputFile, 'name' | 'pages'>,
): string | null {
  const end = name.slice(name.lastIndexOf('.'));
  switch (end) {
    case '.pdf':
      return pdfFault(bytes, pages);
    case '.xlsx':
    case '.pptx':
      return zipFault(bytes);
    case '.json':
      return jsonFault(bytes);
    case '.html':
      return htmlFault(bytes);
    default:
      return null;
  }
}

function pdfFault(bytes: Buffer, pages: number | undefined): string | null {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return 'pdf_header';
  if (!/%%EOF\s*$/.test(bytes.toString('latin1', Math.max(0, bytes.length - 32)))) return 'pdf_end';
  if (pages === undefined) return null;
  // The browser writes each page as an object of its own that is not compressed.
  const found = bytes.toString('latin1').match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
  return found === pages ? null : `pdf_pages ${found}/${pages}`;
}

function jsonFault(bytes: Buffer): string | null {
  try {
    if (!isUtf8(bytes)) return 'json';
    // Whether it parses, its letters have no say in; as single bytes they are read in a third of the time.
    JSON.parse(bytes.toString('latin1'));
    return null;
  } catch {
    return 'json';
  }
}

function htmlFault(bytes: Buffer): string | null {
  if (!/^<!doctype html>/i.test(bytes.toString('latin1', 0, 15))) return 'html_begin';
  return /<\/html>\s*$/.test(bytes.toString('latin1', Math.max(0, bytes.length - 32)))
    ? null
    : 'html_end';
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

function zipFault(bytes: Buffer): string | null {
  const end = bytes.length - 22;
  // Our writers put no comment behind the directory.
  if (end < 0 || bytes.readUInt32LE(end) !== DIRECTORY_END) return 'zip_directory';
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return 'zip_directory';
    if (!isSoundPart(bytes, at)) return 'zip_part';
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return at === end ? null : 'zip_directory';
}

function isSoundPart(bytes: Buffer, entry: number): boolean {
  const method = bytes.readUInt16LE(entry + 10);
  const [sum, packed] = [bytes.readUInt32LE(entry + 16), bytes.readUInt32LE(entry + 20)];
  const local = bytes.readUInt32LE(entry + 42);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL_ENTRY) return false;
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(start, start + packed);
  try {
    return crc32(method === 8 ? inflateRawSync(data) : data) === sum;
  } catch {
    return false;
  }
}
