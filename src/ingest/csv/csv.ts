import { refuserOf } from '../bytes/refuse.ts';
import { findHeader } from '../header/find-header.ts';
import { HEADER_ROWS, HEADER_SHARE, type HeaderMatcher } from '../header/header.ts';
import type { Bypass } from '../model/bypass.ts';
import type { RawRecords } from '../model/raw-record.ts';
import { areWrapped, headOf, linesOf, recordSignIn, type TextExport } from './csv-lines.ts';
import { type CsvLayout, readCsv } from './csv-reader.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** No sign of these parts cells: letters and digits, and what headers, dates and numbers are written with. */
const WRITES_CELLS = /[\p{L}\p{N}\p{M}\s"'“”‘’（）()【】[\]{}<>《》_\-—–/\\.:：%％+=&?？!！、。·]/u;
/** Of a hostile file no more signs are tried. */
const MOST_TRIED = 16;

/**
 * Reads the records of a text export, blank lines included, by the delimiter under which the first rows
 * look most like the header sought: the usual ones, then any other sign of which a header is
 * proof. Throws a fault where a header can be read but its cells cannot be parted. A record that is broken is given as such, with
 * the place where it starts. What `bypass` lets through is not among the records.
 */
export async function* csvRecords(
  source: TextExport,
  match: HeaderMatcher,
  bypass: Bypass | null = null,
): RawRecords {
  const layout = await layoutOf(source, match, await recordSignIn(source));
  yield* recordsUnder(source, layout, bypass);
}

async function* recordsUnder(
  source: TextExport,
  layout: CsvLayout,
  bypass: Bypass | null,
): RawRecords {
  const { delimiter } = layout;
  for await (const records of readCsv(linesOf(source, layout), layout, bypass)) {
    for (const { record, cells, broken, text } of records) {
      const written = text === null ? null : { text, delimiter };
      yield { record, cells, faults: null, fixedWidth: true, broken, written };
    }
  }
}

async function layoutOf(
  source: TextExport,
  match: HeaderMatcher,
  recordSign: string | null,
): Promise<CsvLayout> {
  const plain = { delimiter: ',', width: null, headerRecord: 0, recordSign, isWrapped: false };
  let best: Seen = { layout: plain, score: 0 };
  for (const delimiter of DELIMITERS) {
    const seen = await headUnder(source, { ...plain, delimiter }, match);
    if (seen.score > best.score) best = seen;
    if (seen.score >= HEADER_SHARE) return best.layout;
  }
  const lines = await firstLines(source, plain);
  if (areWrapped(lines)) {
    for (const delimiter of DELIMITERS) {
      const seen = await headUnder(source, { ...plain, delimiter, isWrapped: true }, match);
      if (seen.score >= HEADER_SHARE) return seen.layout;
    }
  }
  for (const delimiter of signsIn(lines)) {
    const seen = await headUnder(source, { ...plain, delimiter }, match);
    if (seen.score >= HEADER_SHARE) return seen.layout;
  }
  refuseUnparted(source, lines, match);
  return best.score > 0 ? best.layout : { ...plain, delimiter: mostRegular(lines) };
}

async function firstLines(source: TextExport, layout: CsvLayout): Promise<readonly string[]> {
  const text = await headOf(linesOf(source, layout));
  return text.split(/\r\n|\n|\r/, HEADER_ROWS);
}

/** The usual sign that stands equally often in most lines; where none does, a comma. */
function mostRegular(lines: readonly string[]): string {
  const filled = lines.filter((line) => line.trim() !== '');
  const shares = DELIMITERS.map((delimiter) => {
    const counts = new Map<number, number>();
    for (const line of filled) {
      const count = line.split(delimiter).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    return { delimiter, lines: Math.max(0, ...counts.values()) };
  });
  const [best] = shares.toSorted((a, b) => b.lines - a.lines);
  return best && best.lines * 2 > filled.length ? best.delimiter : ',';
}

/** The signs that may part the cells of these lines, the most frequent first. */
function signsIn(lines: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  for (const sign of lines.join('')) {
    const isOne = sign.length === 1 && !DELIMITERS.some((one) => one === sign);
    // Letters are many and signs are few, so that only what is new is looked at.
    if (isOne && (times.has(sign) || !WRITES_CELLS.test(sign)))
      times.set(sign, (times.get(sign) ?? 0) + 1);
  }
  const found = [...times].sort(([, a], [, b]) => b - a).map(([sign]) => sign);
  return found.slice(0, MOST_TRIED);
}

/** Throws where a line is a header to the eye, but aligned with blanks, or parted by what is no single sign. */
function refuseUnparted(
  { path }: TextExport,
  lines: readonly string[],
  match: HeaderMatcher,
): void {
  for (const [at, line] of lines.entries()) {
    const record = at + 1;
    const isHeader = (cells: readonly string[]) => match(cells).score >= HEADER_SHARE;
    if (isHeader(line.trim().split(/[\s\u3000]+/)))
      throw refuserOf(path)('fixed_width', { record });
    if (isHeader(line.split(/[^\p{L}\p{N}()（）%_/]+/u)))
      throw refuserOf(path)('delimiter', { record });
  }
}

interface Seen {
  readonly layout: CsvLayout;
  readonly score: number;
}

/** What the first rows give under a layout: the same with the header's place, and how much they look like the header. */
async function headUnder(
  source: TextExport,
  unknown: CsvLayout,
  match: HeaderMatcher,
): Promise<Seen> {
  const records = recordsUnder(source, unknown, null)[Symbol.asyncIterator]();
  try {
    const found = await findHeader(records, match);
    const seen = found.header ?? found.best?.match ?? null;
    if (seen === null) return { layout: unknown, score: 0 };
    const first = found.header === null ? (found.best?.record ?? 0) : found.headerRow;
    const headerRecord = first + seen.rows.length - 1;
    return { layout: { ...unknown, width: seen.width, headerRecord }, score: seen.score };
  } finally {
    await records.return?.();
  }
}
