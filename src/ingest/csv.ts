import { type CsvLayout, readCsv } from './csv-reader.ts';
import { decoded, type Encoding } from './encoding.ts';
import { findHeader } from './find-header.ts';
import { HEADER_SHARE, type HeaderMatcher } from './header.ts';
import type { RawRecords } from './raw-record.ts';

/** A text export: absolute path, its name for messages, and how it is encoded. */
export interface TextExport {
  readonly file: string;
  readonly path: string;
  readonly encoding: Encoding;
}

const DELIMITERS = [',', '\t', ';', '|'] as const;

/**
 * Reads the records of a text export, blank lines included, by the delimiter under which the first rows
 * look most like the header sought, unless the layout is known. A record that is broken is given as such, with
 * the place where it starts.
 */
export async function* csvRecords(
  source: TextExport,
  match: HeaderMatcher,
  known?: CsvLayout,
): RawRecords {
  const layout = known ?? (await layoutOf(source, match));
  const { delimiter } = layout;
  let record = 0;
  for await (const records of readCsv(decoded(source.file, source.encoding), layout)) {
    for (const { cells, broken, text } of records) {
      record += 1;
      const written = text === null ? null : { text, delimiter };
      yield { record, cells, faults: null, fixedWidth: true, broken, written };
    }
  }
}

async function layoutOf(source: TextExport, match: HeaderMatcher): Promise<CsvLayout> {
  let best = { layout: { delimiter: ',', width: null, headerRecord: 0 } as CsvLayout, score: 0 };
  for (const delimiter of DELIMITERS) {
    const seen = await headUnder(source, delimiter, match);
    if (seen.score > best.score) best = seen;
    if (seen.score >= HEADER_SHARE) break;
  }
  return best.layout;
}

/** What the first rows give under a delimiter: the layout, and how much they look like the header. */
async function headUnder(
  source: TextExport,
  delimiter: string,
  match: HeaderMatcher,
): Promise<{ layout: CsvLayout; score: number }> {
  const unknown: CsvLayout = { delimiter, width: null, headerRecord: 0 };
  const records = csvRecords(source, match, unknown)[Symbol.asyncIterator]();
  try {
    const found = await findHeader(records, match);
    const seen = found.header ?? found.best?.match ?? null;
    if (seen === null) return { layout: unknown, score: 0 };
    const first = found.header === null ? (found.best?.record ?? 0) : found.headerRow;
    const headerRecord = first + seen.rows.length - 1;
    return { layout: { delimiter, width: seen.width, headerRecord }, score: seen.score };
  } finally {
    await records.return?.();
  }
}
