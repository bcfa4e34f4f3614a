import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Options, parse } from 'csv-parse';
import { fault } from '../messages/fault.ts';
import type { UnreadableWhy } from '../messages/unreadable.ts';
import { decoded, type Encoding } from './encoding.ts';
import { HEADER_ROWS, HEADER_SHARE, type HeaderMatcher } from './header.ts';
import type { RawRecord, RawRecords } from './raw-record.ts';

/** A text export: absolute path, its name for messages, and how it is encoded. */
export interface TextExport {
  readonly file: string;
  readonly path: string;
  readonly encoding: Encoding;
}

const DELIMITERS = [',', '\t', ';'] as const;

/** How a text export is laid out: what parts its cells, the records above its header, the header's line. */
interface Layout {
  readonly delimiter: (typeof DELIMITERS)[number];
  readonly above: readonly (readonly string[])[];
  readonly line: number;
}

/**
 * Reads the records of a text export, blank lines included, by the delimiter under which the first rows
 * look most like the header sought. Quotes are taken strictly: one that is not closed would swallow the
 * records after it, so it is a fault of the file.
 */
export async function* csvRecords(source: TextExport, match: HeaderMatcher): RawRecords {
  const layout = await layoutOf(source, match);
  let record = 0;
  const asRecord = (cells: readonly string[]): RawRecord => {
    record += 1;
    return { record, cells, faults: null, fixedWidth: true };
  };
  yield* layout.above.map(asRecord);
  try {
    for await (const cells of recordsUnder(source, layout)) yield asRecord(cells);
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    // The library's own message quotes the record, which may hold personal data.
    throw fault(
      'ingest.unreadable',
      { file: source.path, why: whyOf(cause), at: { record: record + 1 } },
      { cause },
    );
  }
}

async function layoutOf(source: TextExport, match: HeaderMatcher): Promise<Layout> {
  let best: { layout: Layout; score: number } = {
    layout: { delimiter: ',', above: [], line: 1 },
    score: 0,
  };
  for (const delimiter of DELIMITERS) {
    const seen = await headUnder(source, delimiter, match);
    if (seen.score > best.score) best = seen;
    if (seen.score >= HEADER_SHARE) break;
  }
  return best.layout;
}

/**
 * The parser makes an error object for each record that is not as wide as the first, so that below a
 * title it would take twice as long: reading starts again at the header's line.
 */
async function headUnder(
  source: TextExport,
  delimiter: Layout['delimiter'],
  match: HeaderMatcher,
): Promise<{ layout: Layout; score: number }> {
  const top: Layout = { delimiter, above: [], line: 1 };
  const above: (readonly string[])[] = [];
  let score = 0;
  let line = 1;
  try {
    for await (const { cells, lastLine } of recordsWithLines(source, delimiter)) {
      score = Math.max(score, match(cells).score);
      if (score >= HEADER_SHARE) return { layout: { delimiter, above, line }, score };
      above.push(cells);
      line = lastLine + 1;
      if (above.length === HEADER_ROWS) break;
    }
  } catch (cause) {
    // Under a wrong delimiter quotes may stand anywhere; the real reading reports what is wrong.
    if (!(cause instanceof CsvError)) throw cause;
  }
  return { layout: top, score };
}

const LONGEST_RECORD = 1_000_000;

function recordsUnder(source: TextExport, layout: Layout): AsyncIterable<readonly string[]> {
  return parsed(source, { delimiter: layout.delimiter, from_line: layout.line });
}

async function* recordsWithLines(source: TextExport, delimiter: Layout['delimiter']) {
  type Given = { readonly record: readonly string[]; readonly info: { readonly lines: number } };
  for await (const { record, info } of parsed<Given>(source, { delimiter, info: true })) {
    yield { cells: record, lastLine: info.lines };
  }
}

async function* parsed<T>(source: TextExport, options: Options): AsyncIterable<T> {
  const parser = parse({
    ...options,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_RECORD,
  });
  const text = Readable.from(decoded(source.file, source.encoding));
  const fed = pipeline(text, parser);
  // The loop below meets the same error; this copy must not count as unhandled.
  fed.catch(() => undefined);
  try {
    yield* parser as AsyncIterable<T>;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

function whyOf(cause: CsvError): UnreadableWhy {
  switch (cause.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'unclosed_quote';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'stray_quote';
    case 'CSV_MAX_RECORD_SIZE':
      return 'record_too_long';
    default:
      return 'csv';
  }
}
