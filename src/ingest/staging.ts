import { type Message, message } from '../messages/catalogue.ts';
import type { DatasetSpec } from '../pack/types.ts';
import { quoteName, type SqlValue, type Store } from '../store/store.ts';
import { type Furniture, furnitureUnder, isTotalWord } from './furniture.ts';
import type { HeaderMatch } from './header.ts';
import { wantedColumns } from './header.ts';
import { printedTime } from './printed-time.ts';
import type { RawRecord } from './raw-record.ts';
import type { ControlTotal, MatchedColumn } from './types.ts';

/** Why a record is bad before its values are looked at; kept in staging as JSON. */
export interface StagedProblem {
  readonly header: string | null;
  readonly reason: Message;
}

/** The name of a dataset's raw table. */
export function stagingTable(spec: DatasetSpec): string {
  return `_raw_${spec.id}`;
}

/** Makes the raw table of a dataset: text columns, file number, record number, problem, other cells. */
export async function createStaging(store: Store, spec: DatasetSpec): Promise<void> {
  const columns = spec.columns.map(({ name }) => `${quoteName(name)} VARCHAR`);
  const extras = '_file INTEGER, _record INTEGER, _problem VARCHAR, _rest VARCHAR';
  await store.run(
    `CREATE TABLE ${quoteName(stagingTable(spec))} (${[...columns, extras].join(', ')})`,
  );
}

/** Rows below the header by class, filled while the rows pass. */
export type RowTally = Record<Furniture | 'records', number>;

/** Takes the records below a header to the rows of the raw table; counts furniture and keeps total rows. */
export class Stager {
  readonly tally: RowTally = { records: 0, blank: 0, header: 0, total: 0, footer: 0 };
  readonly totals: ControlTotal[] = [];
  /** When the export was made, by the rows under its table. */
  madeAt: string | null = null;
  readonly #spec: DatasetSpec;
  readonly #file: { readonly number: number; readonly path: string };
  readonly #furnitureOf: (cells: readonly string[]) => Furniture | null;
  readonly #header: HeaderMatch;
  readonly #columnAt: ReadonlyMap<number, MatchedColumn>;
  readonly #order: readonly (number | null)[];
  /** Positions that no canonical column holds. */
  readonly #others: readonly number[];
  /** A record that ends before this position lacks a required cell. */
  readonly #shortest: number;

  constructor(
    spec: DatasetSpec,
    file: { readonly number: number; readonly path: string },
    headerCells: readonly string[],
    header: HeaderMatch,
  ) {
    this.#spec = spec;
    this.#file = file;
    this.#header = header;
    this.#columnAt = new Map(header.columns.map(({ at, matched }) => [at, matched]));
    this.#others = Array.from({ length: header.width }, (_, at) => at).filter(
      (at) => !this.#columnAt.has(at),
    );
    const positions = new Map(header.columns.map(({ at, matched }) => [matched.column, at]));
    this.#order = spec.columns.map(({ name }) => positions.get(name) ?? null);
    const keys = spec.key.map((name) => positions.get(name) ?? -1);
    const values = spec.columns
      .filter((column) => column.required === 'value' && positions.has(column.name))
      .map(({ name }) => positions.get(name) ?? -1);
    this.#furnitureOf = furnitureUnder(
      headerCells,
      (cells) =>
        values.every((at) => (cells[at] ?? '').trim() !== '') &&
        !keys.some((at) => isTotalWord(cells[at] ?? '')),
    );
    const required = wantedColumns(spec).map(({ name }) => positions.get(name) ?? -1);
    this.#shortest = Math.max(...required) + 1;
  }

  /** The raw table's rows of these records, without furniture. */
  async *rows(records: AsyncIterable<RawRecord>): AsyncIterable<readonly SqlValue[]> {
    for await (const record of records) {
      this.tally.records += 1;
      const furniture = record.faults ? null : this.#furnitureOf(record.cells);
      if (furniture === null) yield this.#row(record);
      else {
        this.tally[furniture] += 1;
        if (furniture === 'total') this.totals.push(this.#controlTotal(record));
        if (furniture === 'footer') this.madeAt ??= printedTime([record.cells]);
      }
    }
  }

  #row(raw: RawRecord): readonly SqlValue[] {
    const problem = this.#problemOf(raw);
    return [
      ...this.#order.map((at) => (at === null ? null : withoutSeparator(raw.cells[at] ?? ''))),
      this.#file.number,
      raw.record,
      problem === null ? null : JSON.stringify(problem),
      this.#rest(raw.cells),
    ];
  }

  #problemOf({ cells, faults, fixedWidth }: RawRecord): StagedProblem | null {
    const { width } = this.#header;
    if (cells.slice(width).some((cell) => cell.trim() !== '')) {
      const reason = message('record.too_many_cells', { cells: cells.length, columns: width });
      return { header: null, reason };
    }
    if (fixedWidth && cells.length < this.#shortest) {
      const reason = message('record.too_few_cells', { cells: cells.length, columns: width });
      return { header: null, reason };
    }
    for (const [at, kind] of faults ?? []) {
      const matched = this.#columnAt.get(at);
      if (matched) return { header: matched.header, reason: message(`record.${kind}`, {}) };
    }
    return null;
  }

  /** Cells that no canonical column holds, kept for showing the record as it was. */
  #rest(cells: readonly string[]): string | null {
    const rest: (readonly [number, string])[] = [];
    for (const at of this.#others) {
      const cell = cells[at] ?? '';
      if (cell !== '') rest.push([at, cell]);
    }
    for (let at = this.#header.width; at < cells.length; at += 1) {
      const cell = cells[at] ?? '';
      if (cell !== '') rest.push([at, cell]);
    }
    return rest.length === 0 ? null : JSON.stringify(rest);
  }

  #controlTotal({ record, cells }: RawRecord): ControlTotal {
    const filled = this.#spec.columns.flatMap(({ name }, index) => {
      const cell = cells[this.#order[index] ?? -1]?.trim() ?? '';
      return cell === '' ? [] : [[name, cell] as const];
    });
    return { file: this.#file.path, record, cells: Object.fromEntries(filled) };
  }
}

/** A raw record as the typed load gets it: the text of each canonical column, empty where there is none. */
export interface StagedRecord {
  readonly file: number;
  readonly record: number;
  readonly cells: readonly string[];
  readonly problem: StagedProblem | null;
  /** Other cells, as {@link rawCells} takes them. */
  readonly rest: string | null;
}

/** Parts the cells of a record on their way out of the store; no cell holds it, see {@link withoutSeparator}. */
const SEPARATOR = '\u001f';

/**
 * Reads a raw table in order. The cells of a record travel as one text, because each value that crosses
 * from the store costs as much as a whole record's text does.
 */
export async function* stagedRecords(store: Store, spec: DatasetSpec): AsyncIterable<StagedRecord> {
  const cells = spec.columns.map(({ name }) => `coalesce(${quoteName(name)}, '')`).join(', ');
  const blocks = store.scan(
    `SELECT _file, _record, concat_ws(chr(31), ${cells}), _problem, _rest FROM ${quoteName(stagingTable(spec))}`,
  );
  for await (const block of blocks) {
    for (const [file, record, text, problem, rest] of block) {
      yield {
        file: Number(file),
        record: Number(record),
        cells: String(text).split(SEPARATOR),
        problem: typeof problem === 'string' ? (JSON.parse(problem) as StagedProblem) : null,
        rest: typeof rest === 'string' ? rest : null,
      };
    }
  }
}

function withoutSeparator(cell: string): string {
  return cell.includes(SEPARATOR) ? cell.replaceAll(SEPARATOR, ' ') : cell;
}

/** Puts a record together again as it stood in the file; `positions` of the canonical columns in it. */
export function rawCells(
  { cells, rest }: StagedRecord,
  positions: readonly (number | null)[],
): readonly string[] {
  const raw: string[] = [];
  for (const [index, at] of positions.entries()) {
    if (at !== null) raw[at] = cells[index] ?? '';
  }
  if (rest !== null)
    for (const [at, cell] of JSON.parse(rest) as [number, string][]) raw[at] = cell;
  return Array.from(raw, (cell) => cell ?? '');
}
