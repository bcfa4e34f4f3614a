import { parse } from 'csv-parse/sync';
import type { Bypass } from '../model/bypass.ts';
import type { RecordFault } from '../model/raw-record.ts';
import { naiveCells, type Quoted, quotedRecord, swallowsRecords } from './csv-quotes.ts';
import { ScannedLine } from './scanned-line.ts';

/** One record of a CSV text. */
export interface CsvRecord {
  /** From 1. */
  readonly record: number;
  readonly cells: readonly string[];
  /** Why the record as a whole cannot be used; its cells are those of its first line then. */
  readonly broken: RecordFault | null;
  /** The record as written, if it stands whole on one line and the store can read it. */
  readonly text: string | null;
}

/** How a CSV text is laid out. */
export interface CsvLayout {
  readonly delimiter: string;
  /** Cells of the header, if it is known: where a record is broken, the next line of this width begins another. */
  readonly width: number | null;
  /** Records up to the header's are taken as they are, whatever their width. */
  readonly headerRecord: number;
  /** The sign that ends records in place of a line end; null where lines do. */
  readonly recordSign: string | null;
  /** Each line stands in quotes as a whole: `"a,b,c"`. */
  readonly isWrapped: boolean;
}

/** No record is longer, in characters; a quote that is still open after as many was never meant to be closed. */
const LONGEST_RECORD = 1_000_000;
/**
 * Characters that may be read twice in search of where broken records end; after as many, a record has to end on
 * the line where it begins, so that a hostile file costs no more than its size.
 */
const MOST_READ_TWICE = 5_000_000;
/** The store takes lines of 2 MB at most; a longer record is left to be taken by itself. */
const LONGEST_WRITTEN = 500_000;
/** What is kept of a record that is too long, in characters. */
const SHOWN = 1_000;

/** Signs that make a record unfit to be read by the store: NUL, a CR within a line, signs that part cells in the raw table. */
const UNFIT = ['\0', '\r', '\u001e', '\u001f'];
/** What a text cannot hold once NUL is taken out: line ends inside of one record part nothing. */
const RECORD_NEVER_ENDS = '\0';
const CR = 0x0d;
const MORE = Symbol('more text is needed');

interface Line {
  readonly end: number;
  readonly next: number;
}

/** A record before it is counted. */
type Unnumbered = Omit<CsvRecord, 'record'>;

/**
 * Parts a CSV text (RFC 4180; lines may end in LF, CR LF or CR) into records. A broken record costs itself:
 * it is given as broken, and reading goes on behind it. Blank lines are records of one empty cell. Records come
 * as many at a time as a piece of text holds; those that the `bypass` lets through do not come at all.
 */
export async function* readCsv(
  chunks: AsyncIterable<string>,
  layout: CsvLayout,
  bypass: Bypass | null = null,
): AsyncIterable<Iterable<CsvRecord>> {
  const reader = new CsvReader(layout, bypass);
  for await (const chunk of chunks) {
    reader.add(chunk);
    yield reader.records();
    await bypass?.taker?.settled();
  }
  reader.end();
  yield reader.records();
}

class CsvReader {
  readonly #layout: CsvLayout;
  readonly #bypass: Bypass | null;
  readonly #line: ScannedLine;
  /** The record given last was one that the bypass lets through: nothing waits for what follows it. */
  #wasOrdinary = false;
  /** The line looks at the text that is here now. */
  #isLoaded = false;
  #text = '';
  #at = 0;
  #ended = false;
  #ends: 'lf' | 'cr' | null = null;
  #quote = -1;
  #given = 0;
  #readTwice = 0;
  /** Inside of a record that is too long and was given already. */
  #skipping = false;

  constructor(layout: CsvLayout, bypass: Bypass | null) {
    this.#layout = layout;
    this.#bypass = bypass;
    this.#line = new ScannedLine(layout.delimiter);
  }

  add(chunk: string): void {
    this.#text = this.#text.slice(this.#at) + chunk;
    this.#isLoaded = false;
    this.#at = 0;
    this.#quote = -1;
    this.#ends ??= chunk.includes('\n') ? 'lf' : chunk.includes('\r') ? 'cr' : null;
  }

  end(): void {
    this.#ended = true;
    // Ctrl-Z, with which old systems mark the end of a text.
    this.#text = withoutEndMark(this.#text);
    this.#isLoaded = false;
  }

  *records(): Iterable<CsvRecord> {
    while (this.#at < this.#text.length) {
      const isOrdinary = this.#passOrdinary();
      if (this.#at >= this.#text.length) return;
      const read = this.#skipping ? this.#skip() : this.#next();
      if (read === MORE) return;
      this.#wasOrdinary = isOrdinary;
      for (const one of read) {
        this.#given += 1;
        yield { record: this.#given, ...one };
      }
    }
  }

  /**
   * Sends the ordinary lines that come next by the bypass; tells whether the one behind them, which does not go there, is
   * ordinary, too.
   */
  #passOrdinary(): boolean {
    const bypass = this.#bypass;
    if (!bypass?.taker || this.#ends !== 'lf' || this.#skipping) return false;
    const text = this.#text;
    const line = this.#line;
    if (!this.#isLoaded) line.load(text);
    this.#isLoaded = true;
    for (;;) {
      const start = this.#at;
      const feed = text.indexOf('\n', start);
      if (feed < 0 || feed - start > LONGEST_WRITTEN) return false;
      const end = feed > start && text.charCodeAt(feed - 1) === CR ? feed - 1 : feed;
      if (!line.scan(start, end) || !bypass.lets(line)) return false;
      if (!this.#wasOrdinary) return true;
      this.#given += 1;
      this.#at = feed + 1;
      bypass.taker?.take(this.#given, text.slice(start, end), line);
    }
  }

  /** The records up to the next line's end: several where a lone CR parts whole ones. */
  #next(): readonly Unnumbered[] | typeof MORE {
    if (this.#text[this.#at] === '\uFEFF') this.#at += 1;
    const start = this.#at;
    const line = this.#lineFrom(start);
    if (line === MORE) {
      if (this.#text.length - start <= LONGEST_RECORD) return MORE;
      this.#skipping = true;
      return [this.#tooLong(start)];
    }
    if (line.end - start > LONGEST_RECORD) {
      this.#at = line.next;
      return [this.#tooLong(start)];
    }
    if (this.#quote < start) {
      const quote = this.#text.indexOf('"', start);
      this.#quote = quote < 0 ? this.#text.length : quote;
    }
    if (this.#quote < line.end) return this.#quoted(start, line);
    this.#at = line.next;
    return this.#unquoted(this.#text.slice(start, line.end));
  }

  #unquoted(text: string): readonly Unnumbered[] {
    const { delimiter } = this.#layout;
    if (!isUnfit(text)) {
      const written = text.length <= LONGEST_WRITTEN ? text : null;
      return [{ cells: text.split(delimiter), broken: null, text: written }];
    }
    if (text.includes('\0'))
      return [brokenRecord('nul_bytes', text.replaceAll('\0', ''), delimiter)];
    const parts = text.split('\r').map((part) => part.split(delimiter));
    const apart = parts.length > 1 && parts.every((cells) => this.#fits(cells));
    const records = apart ? parts : [text.replaceAll('\r', ' ').split(delimiter)];
    return records.map((cells) => ({ cells, broken: null, text: null }));
  }

  #quoted(start: number, line: Line): readonly Unnumbered[] | typeof MORE {
    const { delimiter, width } = this.#layout;
    const read = this.#strict(start, line);
    if (read === MORE) return MORE;
    const text = this.#text.slice(start, line.end);
    let fault: RecordFault;
    if ('fault' in read) fault = read.fault;
    else {
      const whole = this.#text.slice(start, read.end);
      const onOneLine = read.end <= line.end;
      const known = width !== null && this.#given >= this.#layout.headerRecord;
      const credible =
        onOneLine ||
        !known ||
        (this.#fits(read.cells) && !swallowsRecords(whole, delimiter, width));
      if (credible) {
        this.#at = read.next;
        if (whole.includes('\0'))
          return [brokenRecord('nul_bytes', whole.replaceAll('\0', ''), delimiter)];
        const isOurs = read.hasBlanks || whole.includes('="');
        const isShort = whole.length <= LONGEST_WRITTEN;
        if (onOneLine && isShort && !isUnfit(whole) && !isOurs)
          return [{ cells: read.cells, broken: null, text: whole }];
        const cells = isOurs ? read.cells : parsedCells(whole, delimiter);
        return [{ cells, broken: null, text: null }];
      }
      fault = 'unclosed_quote';
    }
    this.#readTwice += read.end - start;
    const next = this.#behind(text, line.next);
    if (next === MORE) return MORE;
    this.#at = next;
    return [brokenRecord(fault, text.replaceAll('\0', ''), delimiter)];
  }

  /**
   * Where reading goes on behind a broken record whose first line is `text`: at once, if that line has all
   * cells of a record; else at the next line that is one; at once, too, if there is none in sight.
   */
  #behind(text: string, after: number): number | typeof MORE {
    const { delimiter, width } = this.#layout;
    if (width === null || naiveCells(text, delimiter) >= width) return after;
    const limit = after + LONGEST_RECORD;
    for (let at = after; at < limit && this.#readTwice < MOST_READ_TWICE; ) {
      if (at >= this.#text.length) return this.#ended ? after : MORE;
      const line = this.#lineFrom(at);
      if (line === MORE) return MORE;
      const read = this.#strict(at, line);
      if (read === MORE) return MORE;
      if ('cells' in read && this.#fits(read.cells)) return at;
      this.#readTwice += Math.max(read.end, line.next) - at;
      at = line.next;
    }
    return after;
  }

  /** The record that begins where `line` does. */
  #strict(start: number, line: Line): Quoted | typeof MORE {
    const isTired = this.#readTwice >= MOST_READ_TWICE;
    const read = quotedRecord(this.#text, start, {
      delimiter: this.#layout.delimiter,
      ended: this.#ended,
      cr: this.#ends === 'cr',
      longest: isTired ? line.end - start : LONGEST_RECORD,
    });
    return read ?? MORE;
  }

  #fits(cells: readonly string[]): boolean {
    const { width } = this.#layout;
    return (
      width !== null &&
      cells.length >= width &&
      cells.slice(width).every((cell) => cell.trim() === '')
    );
  }

  #lineFrom(start: number): Line | typeof MORE {
    const { length } = this.#text;
    const feed = this.#text.indexOf('\n', start);
    if (this.#ends === 'cr') {
      const end = this.#text.indexOf('\r', start);
      if (end >= 0 && (feed < 0 || end < feed)) {
        if (end + 1 === length && !this.#ended) return MORE;
        return { end, next: this.#text[end + 1] === '\n' ? end + 2 : end + 1 };
      }
    }
    if (feed >= 0) {
      const end = feed > start && this.#text[feed - 1] === '\r' ? feed - 1 : feed;
      return { end, next: feed + 1 };
    }
    if (!this.#ended) return MORE;
    return { end: this.#text.endsWith('\r') ? length - 1 : length, next: length };
  }

  #tooLong(start: number): Unnumbered {
    const text = this.#text.slice(start, start + SHOWN).replace(/[\0\r\n]/g, ' ');
    return brokenRecord('record_too_long', text, this.#layout.delimiter);
  }

  #skip(): readonly Unnumbered[] | typeof MORE {
    const line = this.#lineFrom(this.#at);
    if (line === MORE) {
      this.#at = this.#text.length;
      return MORE;
    }
    this.#skipping = false;
    this.#at = line.next;
    return [];
  }
}

function withoutEndMark(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed.endsWith('\u001a') ? trimmed.replace(/\p{Cc}+$/u, '') : text;
}

/** The cells of one whole record that the store does not read. */
function parsedCells(text: string, delimiter: string): readonly string[] {
  const [cells = []] = parse(text, { delimiter, record_delimiter: RECORD_NEVER_ENDS });
  return cells;
}

function brokenRecord(broken: RecordFault, text: string, delimiter: string): Unnumbered {
  return { cells: text.replaceAll('\r', ' ').split(delimiter), broken, text: null };
}

function isUnfit(text: string): boolean {
  return UNFIT.some((sign) => text.includes(sign));
}
