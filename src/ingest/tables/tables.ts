import { findHeader } from '../header/find-header.ts';
import {
  HEADER_ROWS,
  HEADER_SHARE,
  type HeaderMatch,
  type HeaderMatcher,
  type HeaderWords,
  type KnownDataset,
} from '../header/header.ts';
import { compareHeaders, knownIn } from '../header/header-choice.ts';
import {
  differences,
  knownCells,
  passedOn,
  passName,
  SURELY_HEADER,
  withRunUp,
} from '../header/later-headers.ts';
import type { Bypass } from '../model/bypass.ts';
import type { RawRecord, RawRecords } from '../model/raw-record.ts';

/** By what the tables of a sheet or text are told apart: the pack's datasets and the words of their headers. */
export interface TableSigns {
  readonly datasets: readonly KnownDataset[];
  readonly words: HeaderWords;
}

/** What is known of a table by itself; all but the number once its records were read. */
export interface AboutTable {
  /** From 1. */
  readonly number: number;
  /** Whether it is the only one of its sheet or text. */
  readonly isAlone: boolean;
  /** The row of its header, and the dataset that knows most of it; null without a header. */
  readonly top: { readonly row: number; readonly dataset: string } | null;
}

/** One table of a sheet or text. `records` are to be read to the end before the next table is asked for. */
export interface Table {
  readonly about: AboutTable;
  readonly records: RawRecords;
}

/**
 * Parts the records of a sheet or text where another table begins below: a header of another dataset, or one with other
 * columns or units than the first has. Titles above a header go with it. The `bypass` of the records may be opened for
 * each table.
 */
export async function* tablesIn(
  records: RawRecords,
  signs: TableSigns,
  bypass: Bypass | null = null,
): AsyncIterable<Table> {
  const rows = new Rows(records);
  try {
    for (let number = 1; number === 1 || rows.hasUnread; number += 1) {
      const about = new SeenTable(number);
      bypass?.close();
      yield { about, records: upToNext(rows, signs, about, bypass) };
    }
  } finally {
    await rows.close();
  }
}

/** The records of one table; the first rows of the one below are unread. */
async function* upToNext(
  rows: Rows,
  signs: TableSigns,
  about: SeenTable,
  bypass: Bypass | null,
): RawRecords {
  const head = await rows.take(HEADER_ROWS + 1);
  const top = await headerIn(head, signs);
  if (top === null) {
    yield* head;
    yield* rows;
    return;
  }
  yield* head.slice(0, top.length);
  rows.unread(head.slice(top.length));
  const { header, dataset } = top;
  about.top = { row: top.row, dataset: dataset.spec.name };
  const { words } = signs;
  bypass?.guard(passName(header), passedOn({ header, words }));
  for await (const below of withRunUp(rows, knownCells(header), { header, words })) {
    const { runUp, record } = below;
    if (record && below.looksLikeHeader && isOther(record.cells, header, dataset, signs)) {
      bypass?.close();
      rows.unread([...runUp, record]);
      about.isAlone = false;
      return;
    }
    yield* runUp;
    if (record !== null) yield record;
  }
}

class SeenTable implements AboutTable {
  readonly number: number;
  isAlone: boolean;
  top: AboutTable['top'] = null;

  constructor(number: number) {
    this.number = number;
    this.isAlone = number === 1;
  }
}

/** Records that can be put back. Leaving a loop over them does not close them. */
class Rows implements AsyncIterable<RawRecord> {
  readonly #source: AsyncIterator<RawRecord>;
  #unread: RawRecord[] = [];

  constructor(records: RawRecords) {
    this.#source = records[Symbol.asyncIterator]();
  }

  get hasUnread(): boolean {
    return this.#unread.length > 0;
  }

  unread(rows: readonly RawRecord[]): void {
    this.#unread = [...rows, ...this.#unread];
  }

  async take(most: number): Promise<readonly RawRecord[]> {
    const taken: RawRecord[] = [];
    for (let next = await this.#next(); !next.done; next = await this.#next()) {
      taken.push(next.value);
      if (taken.length >= most) break;
    }
    return taken;
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }

  [Symbol.asyncIterator](): AsyncIterator<RawRecord> {
    return { next: () => this.#next() };
  }

  #next(): Promise<IteratorResult<RawRecord>> {
    const value = this.#unread.shift();
    return value ? Promise.resolve({ done: false, value }) : this.#source.next();
  }
}

interface Top {
  readonly header: HeaderMatch;
  readonly dataset: KnownDataset;
  readonly row: number;
  /** Rows up to the header's last. */
  readonly length: number;
}

/** The first header among these rows, by whichever dataset knows most of it; a sure one before another. */
async function headerIn(head: readonly RawRecord[], signs: TableSigns): Promise<Top | null> {
  for (const least of [SURELY_HEADER, 1]) {
    const match: HeaderMatcher = (cells, below) => {
      const best = bestOf(signs, cells, below);
      return best.found.score >= HEADER_SHARE && knownIn(best.found) < least
        ? { ...best.found, score: 0 }
        : best.found;
    };
    const found = await findHeader(oneByOne(head), match);
    if (found.header === null) continue;
    const [upper = [], lower] = found.header.rows;
    const { dataset } = bestOf(signs, upper, lower);
    const { header, headerRow: row, above } = found;
    return { header, dataset, row, length: above.length + header.rows.length };
  }
  return null;
}

function isOther(
  cells: readonly string[],
  header: HeaderMatch,
  first: KnownDataset,
  signs: TableSigns,
): boolean {
  const own = first.match(cells);
  const best = bestOf(signs, cells);
  if (
    best.dataset.spec.id !== first.spec.id &&
    isSure(best.found) &&
    knownIn(best.found) > knownIn(own)
  )
    return true;
  if (!isSure(own)) return false;
  const { lacks, adds, isTwice } = differences(header, own, first.spec);
  return lacks.length + adds.length > 0 || isTwice;
}

function isSure(found: HeaderMatch): boolean {
  return found.score >= HEADER_SHARE && knownIn(found) >= SURELY_HEADER;
}

function bestOf(
  { datasets }: TableSigns,
  cells: readonly string[],
  below?: readonly string[],
): { readonly dataset: KnownDataset; readonly found: HeaderMatch } {
  const [first, ...others] = datasets.map((dataset) => ({
    dataset,
    found: dataset.match(cells, below),
  }));
  if (!first) throw new RangeError('tables are told by the headers of datasets');
  return others.reduce(
    (best, one) => (compareHeaders(one.found, best.found) < 0 ? one : best),
    first,
  );
}

async function* oneByOne(rows: readonly RawRecord[]): AsyncGenerator<RawRecord> {
  yield* rows;
}
