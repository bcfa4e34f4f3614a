import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
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
export type Delimiter = (typeof DELIMITERS)[number];

/** Finds the delimiter under which the first rows look most like the header sought. */
export async function detectDelimiter(
  source: TextExport,
  match: HeaderMatcher,
): Promise<Delimiter> {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = await bestScore(source, delimiter, match);
    if (score > best.score) best = { delimiter, score };
    if (score >= HEADER_SHARE) break;
  }
  return best.delimiter;
}

async function bestScore(
  source: TextExport,
  delimiter: Delimiter,
  match: HeaderMatcher,
): Promise<number> {
  let score = 0;
  try {
    for await (const { record, cells } of csvRecords(source, delimiter)) {
      score = Math.max(score, match(cells).score);
      if (record >= HEADER_ROWS) break;
    }
  } catch (cause) {
    // Under a wrong delimiter quotes may stand anywhere; the real reading reports what is wrong.
    if (!(cause instanceof Error) || !(cause.cause instanceof CsvError)) throw cause;
  }
  return score;
}

const LONGEST_RECORD = 1_000_000;

/**
 * Reads the records of a text export, blank lines included. Quotes are taken strictly: one that is not
 * closed would swallow the records after it, so it is a fault of the file.
 */
export async function* csvRecords(source: TextExport, delimiter: Delimiter): RawRecords {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_RECORD,
  });
  const text = Readable.from(decoded(source.file, source.encoding));
  const fed = pipeline(text, parser);
  // The loop below meets the same error; this copy must not count as unhandled.
  fed.catch(() => undefined);
  let record = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      record += 1;
      yield { record, cells, faults: null, fixedWidth: true } satisfies RawRecord;
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    // The library's own message quotes the record, which may hold personal data.
    throw fault(
      'ingest.unreadable',
      { file: source.path, why: whyOf(cause), at: `第 ${record + 1} 条记录` },
      { cause },
    );
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
