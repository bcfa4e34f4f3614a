import { Parser } from 'htmlparser2';
import type { Refuse } from '../bytes/refuse.ts';
import type { RawRecord } from '../model/raw-record.ts';
import { TableReading } from './table-reading.ts';

/** Cells of all tables of a page: four times what the largest old sheet holds in 20 columns. */
const MOST_CELLS = 5_000_000;
/** Elements in each other; the parser's work grows with the square of it. */
const DEEPEST = 1000;
const ROW = /<tr(?=[\s/>])/gi;
const OVERLAP = 3;

/** The records of each table of a page that holds text, in the order in which they begin. */
export type Tables = readonly (readonly RawRecord[])[];

/**
 * Reads the tables of a page. Every row of the source becomes a record of one table, or the page is refused:
 * rows outside of tables, text between cells, a table that is not closed (half a file), and tables inside of
 * tables that have text of their own.
 */
export async function tablesOf(pieces: AsyncIterable<string>, refuse: Refuse): Promise<Tables> {
  const page = new PageReading(refuse);
  const parser = new Parser(page, { lowerCaseTags: true, decodeEntities: true });
  const counter = new RowCounter();
  for await (const piece of pieces) {
    counter.add(piece);
    parser.write(piece);
  }
  parser.end();
  if (counter.rows !== page.rows + page.leftOut.rows) throw refuse('unknown_layout');
  return page.tables();
}

/** Counts row tags beside the parser, which has to find as many; a tag may be cut between two pieces. */
class RowCounter {
  rows = 0;
  #tail = '';

  add(piece: string): void {
    const text = this.#tail + piece;
    this.rows += text.match(ROW)?.length ?? 0;
    this.#tail = text.slice(-OVERLAP);
  }
}

/** Elements whose text is not read by people. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'title', 'xml', 'noscript']);
const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li']);

class PageReading {
  /** Rows that became records. */
  rows = 0;
  /** What looks like a row in comments and scripts. */
  readonly leftOut = new RowCounter();
  readonly #refuse: Refuse;
  readonly #all: TableReading[] = [];
  readonly #open: TableReading[] = [];
  #depth = 0;
  #unread = 0;
  #cells = 0;

  constructor(refuse: Refuse) {
    this.#refuse = refuse;
  }

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw this.#refuse('unknown_layout');
    if (UNREAD.has(name)) this.#unread += 1;
    const table = this.#open.at(-1);
    if (name === 'table') this.#openTable(table);
    else if (name === 'tr') {
      // Rows outside of tables have no place, and are missed when rows are counted.
      table?.openRow(attributes);
      if (table) this.rows += 1;
    } else if (name === 'td' || name === 'th') {
      // What stands in a cell outside of a row is text without a place.
      if (!table?.isInRow) return;
      this.#cells += table.openCell(attributes);
      if (this.#cells > MOST_CELLS) throw this.#refuse('too_large');
    } else if (name === 'caption') table?.openCaption();
    else if (BREAKS.has(name)) table?.break();
  }

  ontext(text: string): void {
    if (this.#unread > 0) {
      this.leftOut.add(text);
      return;
    }
    const isTaken = this.#open.at(-1)?.text(text) ?? true;
    if (!isTaken && text.trim() !== '') throw this.#refuse('unknown_layout');
  }

  oncomment(text: string): void {
    this.leftOut.add(text);
  }

  onclosetag(name: string, isImplied: boolean): void {
    this.#depth -= 1;
    if (UNREAD.has(name)) this.#unread -= 1;
    const table = this.#open.at(-1);
    if (!table) return;
    if (name === 'table') {
      if (isImplied) throw this.#refuse('cut_page');
      table.close();
      this.#open.pop();
    } else if (name === 'tr') table.closeRow();
    else if (name === 'td' || name === 'th') table.closeCell();
    else if (name === 'caption') table.closeCaption();
    else if (BREAKS.has(name)) table.break();
  }

  tables(): Tables {
    const filled = this.#all.filter((table) => table.hasText);
    if (filled.some((table) => table.holdsTable && filled.some((one) => one.parent === table))) {
      throw this.#refuse('nested_tables');
    }
    return filled.map((table) => table.records);
  }

  #openTable(parent: TableReading | undefined): void {
    const table = new TableReading(parent ?? null);
    this.#all.push(table);
    this.#open.push(table);
  }
}
