import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { SqlValue, Store, TextLoad } from '../../store/store.ts';
import type { StagedRow, Stager } from '../load/staging.ts';
import type { Line, LineTaker } from '../model/bypass.ts';
import type { RawRecord } from '../model/raw-record.ts';
import { HeldLines } from './held-lines.ts';

/** In bytes: a text is loaded while the next one is filled. */
const MOST_IN_TEXT = 1 << 26;
const MOST_ROWS_HELD = 10_000;

/**
 * The rows of a raw table on their way into it: clean records as text, each with its number in front, others one by
 * one. The first clean one tells the width and delimiter of all.
 */
export class RawRows implements LineTaker, AsyncDisposable {
  readonly #store: Store;
  readonly #table: string;
  readonly #stager: Stager;
  readonly #texts = new Set<TextLoad>();
  #text: TextLoad | null = null;
  #inText = 0;
  readonly #lines = new HeldLines();
  #rows: (readonly SqlValue[])[] = [];
  #width = 0;
  #delimiter = ',';
  /** What is being put into the table. */
  #loading: Promise<void> = Promise.resolve();

  constructor(store: Store, table: string, stager: Stager) {
    this.#store = store;
    this.#table = table;
    this.#stager = stager;
  }

  /** Lines of another width than the first clean record's have to be looked at: one text holds lines of one width. */
  isOrdinary(line: Line): boolean {
    return line.cells === this.#width && this.#stager.isOrdinary(line);
  }

  /** Takes an ordinary line as it is. */
  take(record: number, text: string, line: Line): void {
    this.#stager.takeLine(line);
    this.#add(record, text);
  }

  /** Whether the record is clean, and so taken. */
  takes({ record, cells, written }: RawRecord): boolean {
    // The store's text would lose a mark at a cell's start, and with it the value.
    if (!written || written.text.includes('\uFEFF')) return false;
    if (this.#width === 0) {
      this.#width = cells.length;
      this.#delimiter = written.delimiter;
    } else if (cells.length !== this.#width) return false;
    this.#add(record, written.text);
    return true;
  }

  /** Takes a record that is not clean. */
  hold(row: StagedRow): void {
    this.#rows.push(this.#stager.values(row));
  }

  /** So much is held that {@link settled} has something to do. */
  get isFull(): boolean {
    return this.#lines.areMany || this.#rows.length >= MOST_ROWS_HELD;
  }

  /** Writes what is held, and begins to load what is enough. */
  async settled(): Promise<void> {
    if (!this.isFull) return;
    await this.#write();
    if (this.#inText >= MOST_IN_TEXT || this.#rows.length >= MOST_ROWS_HELD) await this.#load();
  }

  /** Brings everything into the table. */
  async end(): Promise<void> {
    await this.#write();
    await this.#load();
    await this.#loading;
  }

  #add(record: number, text: string): void {
    this.#lines.add(`${record}${this.#delimiter}`, text);
  }

  async #write(): Promise<void> {
    for (const { bytes, lines } of this.#lines.taken()) {
      if (this.#text === null) {
        this.#text = await this.#store.openText();
        this.#texts.add(this.#text);
      }
      this.#inText += bytes.length;
      await this.#text.add(bytes, lines);
    }
  }

  /** Begins to load the text and the rows, once those before them are in the table. */
  async #load(): Promise<void> {
    const text = this.#text;
    const rows = this.#rows;
    this.#text = null;
    this.#inText = 0;
    this.#rows = [];
    await this.#loading;
    this.#loading = this.#loaded(text, rows);
    // Whoever waits for it next meets the same error; until then it must not count as unhandled.
    this.#loading.catch(() => undefined);
  }

  async #loaded(text: TextLoad | null, rows: readonly (readonly SqlValue[])[]): Promise<void> {
    // The text first: what is put into an empty table is not copied once more.
    if (text !== null) await this.#loadedText(text);
    if (rows.length > 0) await this.#store.append(this.#table, rows);
  }

  async #loadedText(text: TextLoad): Promise<void> {
    const shape = { delimiter: this.#delimiter, width: this.#width + 1 };
    const select = this.#stager.select(this.#width);
    if (!(await this.#store.insertText(this.#table, text, shape, select)))
      await this.#store.append(this.#table, this.#oneByOne(text));
    await text[Symbol.asyncDispose]();
    this.#texts.delete(text);
  }

  async *#oneByOne(text: TextLoad): AsyncIterable<readonly SqlValue[]> {
    const parser = parse({
      delimiter: this.#delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
    });
    const fed = pipeline(createReadStream(text.file, 'utf8'), parser);
    // The loop below meets the same error; this copy must not count as unhandled.
    fed.catch(() => undefined);
    for await (const [record, ...cells] of parser as AsyncIterable<readonly string[]>) {
      const raw = { record: Number(record), cells, faults: null, fixedWidth: true };
      yield this.#stager.values({ record: raw, problem: null });
    }
    await fed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#loading.catch(() => undefined);
    for (const text of this.#texts) await text[Symbol.asyncDispose]();
  }
}
