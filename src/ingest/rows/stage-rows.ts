import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { SqlValue, Store, TextLoad } from '../../store/store.ts';
import type { Stager } from '../load/staging.ts';
import type { RawRecord, RawRecords } from '../model/raw-record.ts';

/** In characters. */
const MOST_HELD = 1 << 21;

/**
 * Puts the records below a header into the raw table. Clean records of a text export go the fast way, as text
 * that the store reads by itself, all others one by one.
 */
export async function stageRows(
  store: Store,
  table: string,
  stager: Stager,
  records: RawRecords,
): Promise<void> {
  await using clean = new CleanRecords(store);
  async function* others(): AsyncIterable<readonly SqlValue[]> {
    for await (const record of records) {
      const row = stager.take(record);
      if (row === null) continue;
      if (row.problem !== null || !clean.takes(row.record)) yield stager.values(row);
      else if (clean.isFull) await clean.write();
    }
  }
  await store.append(table, others());
  await clean.load(table, stager);
}

/** Clean records, each written with its number in front. The first tells the width and delimiter of all. */
class CleanRecords implements AsyncDisposable {
  readonly #store: Store;
  #text: TextLoad | null = null;
  #lines: string[] = [];
  #held = 0;
  #width = 0;
  #delimiter = ',';

  constructor(store: Store) {
    this.#store = store;
  }

  /** Whether the record is clean, and so taken. */
  takes({ record, cells, written }: RawRecord): boolean {
    // The store's text would lose a mark at a cell's start, and with it the value.
    if (!written || written.text.includes('\uFEFF')) return false;
    if (this.#width === 0) {
      this.#width = cells.length;
      this.#delimiter = written.delimiter;
    } else if (cells.length !== this.#width) return false;
    this.#lines.push(`${record}${written.delimiter}${written.text}\n`);
    this.#held += written.text.length;
    return true;
  }

  /** Enough is held to be written. */
  get isFull(): boolean {
    return this.#held >= MOST_HELD;
  }

  /** Writes what is held. */
  async write(): Promise<void> {
    this.#text ??= await this.#store.openText();
    await this.#text.add(this.#lines);
    this.#lines = [];
    this.#held = 0;
  }

  /** Brings the records taken into the raw table, one by one where the store does not read each of them. */
  async load(table: string, stager: Stager): Promise<void> {
    if (this.#lines.length > 0) await this.write();
    const text = this.#text;
    if (text === null) return;
    const shape = { delimiter: this.#delimiter, width: this.#width + 1 };
    const select = stager.select(this.#width);
    if (await this.#store.insertText(table, text, shape, select)) return;
    await this.#store.append(table, this.#oneByOne(text, stager));
  }

  async *#oneByOne(text: TextLoad, stager: Stager): AsyncIterable<readonly SqlValue[]> {
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
      yield stager.values({ record: raw, problem: null });
    }
    await fed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#text?.[Symbol.asyncDispose]();
  }
}
