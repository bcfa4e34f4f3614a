import { type Message, message } from '../../messages/catalogue.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName, quoteText } from '../../store/quoted.ts';
import type { SqlValue, Store } from '../../store/store.ts';
import { type HeaderMatch, headersOf, wantedColumns } from '../header/header.ts';
import type { IsOrdinary, Line } from '../model/bypass.ts';
import type { RawRecord } from '../model/raw-record.ts';
import type { ControlTotal, CorrectedRecord, MatchedColumn } from '../model/types.ts';
import { printedTime } from '../period/printed-time.ts';
import type { CorrectRecord } from '../signs/correct-record.ts';
import { type Furniture, furnitureUnder, isTitleLine } from '../signs/furniture.ts';
import { ordinaryUnder } from '../signs/ordinary-line.ts';
import { recordSigns } from '../signs/record-signs.ts';
import { isNoSum } from '../signs/total-words.ts';
import { tellingHeaders } from './telling-cells.ts';

/** Why a record is bad before its values are looked at; kept in staging as JSON. */
export interface StagedProblem {
  readonly header: string | null;
  readonly reason: Message;
  /** All that it lacks may be empty cells at its end, which some programs do not write. */
  readonly isTrimmed?: true;
}

/** The name of a dataset's raw table. */
export function stagingTable(spec: DatasetSpec): string {
  return `_raw_${spec.id}`;
}

/** Makes the raw tables of datasets: text columns, file number, record number, problem, other cells. */
export async function createStaging(store: Store, specs: readonly DatasetSpec[]): Promise<void> {
  const tables = specs.map((spec) => {
    const columns = spec.columns.map(({ name }) => `${quoteName(name)} VARCHAR`);
    const extras = '_file INTEGER, _record INTEGER, _problem VARCHAR, _rest VARCHAR';
    return `CREATE TABLE ${quoteName(stagingTable(spec))} (${[...columns, extras].join(', ')})`;
  });
  if (tables.length > 0) await store.run(tables.join('; '));
}

/** Positions of the headers that no column has and that may part a whole more finely. */
function classesOf({ ignored }: HeaderMatch): Iterable<number> {
  return tellingHeaders(ignored).keys();
}

/** Takes back what was staged of a dataset from a file number on. */
export async function dropStaged(store: Store, spec: DatasetSpec, from: number): Promise<void> {
  await store.run(`DELETE FROM ${quoteName(stagingTable(spec))} WHERE _file >= ${from}`);
}

/** Takes the records of a file that lack nothing but empty cells at their end for whole. */
export async function acceptTrimmed(store: Store, spec: DatasetSpec, file: number): Promise<void> {
  await store.run(
    `UPDATE ${quoteName(stagingTable(spec))} SET _problem = NULL
    WHERE _file = ? AND contains(_problem, '"isTrimmed":true')`,
    [file],
  );
}

/** In `_rest`, the code of the sign between a cell's position and its text, and of that between two cells. */
const PART = 30;
const CELL = 31;
const PART_SIGN = String.fromCharCode(PART);
const CELL_SIGN = String.fromCharCode(CELL);

/** SQL for the cells of a raw table that no column holds: number of the file, position, text. */
export function restCells(table: string): string {
  const part = (index: number) => `split_part(cell, chr(${PART}), ${index})`;
  return `SELECT _file AS file, CAST(${part(1)} AS INTEGER) AS position, ${part(2)} AS text FROM (
    SELECT _file, unnest(string_split(_rest, chr(${CELL}))) AS cell
    FROM ${quoteName(table)} WHERE _rest IS NOT NULL)`;
}

/** A record for the raw table, and why it is bad already, if it is. */
export interface StagedRow {
  readonly record: RawRecord;
  readonly problem: StagedProblem | null;
}

/** How many records, and the number of the first. */
export interface Seen {
  readonly count: number;
  readonly first: number;
}

const FOOTERS_KEPT = 20;
const NONE_SEEN: Seen = { count: 0, first: 0 };
/** One record in so many is short where a program leaves out empty cells at the end. */
const SHARE_TRIMMED = 10;

function oneMore({ count, first }: Seen, record: number): Seen {
  return { count: count + 1, first: count === 0 ? record : first };
}

/** Rows below the header by class, filled while the rows pass. */
export type RowTally = Record<Furniture | 'records', number>;

/** Takes the records below a header to the rows of the raw table; counts furniture and keeps total rows. */
export class Stager {
  readonly tally: RowTally = { records: 0, title: 0, blank: 0, header: 0, total: 0, footer: 0 };
  readonly totals: ControlTotal[] = [];
  /** When the export was made, by the rows under its table. */
  madeAt: string | null = null;
  /** The first rows printed under the table. */
  readonly footers: (readonly string[])[] = [];
  readonly corrected: CorrectedRecord[] = [];
  /** What was seen of records that is worth telling, or tells how the export was written. */
  readonly seen = { records: 0, short: 0, padded: 0, hidden: NONE_SEEN, beside: NONE_SEEN };
  /** Tells lines of which {@link take} would make nothing but a row without a problem, but for corrections. */
  readonly isOrdinary: IsOrdinary;
  readonly #spec: DatasetSpec;
  readonly #file: { readonly number: number; readonly path: string };
  readonly #furnitureOf: (cells: readonly string[]) => Furniture | null;
  readonly #header: HeaderMatch;
  /** Null where nobody corrected any record. */
  readonly #correct: CorrectRecord | null;
  readonly #columnAt: ReadonlyMap<number, MatchedColumn>;
  readonly #order: readonly (number | null)[];
  /** By the columns of the dataset, the text that all records have. */
  readonly #constants: readonly (string | null)[];
  /** Positions that no canonical column holds. */
  readonly #others: readonly number[];
  /** A record that ends before this position lacks a required cell. */
  readonly #shortest: number;

  constructor(
    spec: DatasetSpec,
    file: { readonly number: number; readonly path: string },
    header: HeaderMatch,
    above: readonly RawRecord[],
    correct: CorrectRecord | null = null,
    constants: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#correct = correct;
    this.#spec = spec;
    this.#file = file;
    this.#header = header;
    this.#columnAt = new Map(header.columns.map(({ at, matched }) => [at, matched]));
    this.#others = Array.from({ length: header.width }, (_, at) => at).filter(
      (at) => !this.#columnAt.has(at),
    );
    const positions = new Map(header.columns.map(({ at, matched }) => [matched.column, at]));
    this.#order = spec.columns.map(({ name }) => positions.get(name) ?? null);
    this.#constants = spec.columns.map(({ name }) => constants.get(name) ?? null);
    const head = { header: header.rows, titles: above.map(({ cells }) => cells) };
    const classes = spec.repeats?.as === 'parts' ? [...classesOf(header)] : [];
    const signs = recordSigns(spec, positions, classes);
    this.#furnitureOf = furnitureUnder(head, signs);
    const isNoFurniture = ordinaryUnder(head, signs);
    this.isOrdinary = (line) => line.cells === header.width && isNoFurniture(line);
    const required = wantedColumns(spec).map(({ name }) => positions.get(name) ?? -1);
    this.#shortest = Math.max(...required) + 1;
  }

  /**
   * Whether the program that wrote the export leaves out empty cells at the end of records: none has any, and
   * many are short.
   */
  get trimsRecords(): boolean {
    const { records, short, padded } = this.seen;
    return padded === 0 && short > 1 && short * SHARE_TRIMMED >= records;
  }

  /** Whether people corrected records of the export. */
  get isCorrected(): boolean {
    return this.#correct !== null;
  }

  /** Takes a line that {@link isOrdinary}, whose text is a row of the raw table as it stands. */
  takeLine(line: Line): void {
    this.tally.records += 1;
    this.seen.records += 1;
    if (line.cell(line.cells - 1) === '') this.seen.padded += 1;
  }

  /** Takes one record: furniture is counted and gives null, any other is a row of the raw table. */
  take(record: RawRecord): StagedRow | null {
    this.tally.records += 1;
    const corrected = this.#corrected(record);
    if (corrected) return { record: corrected, problem: this.#problemOf(corrected, record) };
    const furniture = this.#furnitureIn(record);
    if (furniture === null) {
      this.#see(record);
      const problem = this.#problemOf(record, record);
      return { record, problem };
    }
    this.tally[furniture] += 1;
    if (furniture === 'total' && !isNoSum(record.cells))
      this.totals.push(this.#controlTotal(record));
    if (furniture === 'footer') {
      this.madeAt ??= printedTime([record.cells]);
      if (this.footers.length < FOOTERS_KEPT) this.footers.push(record.cells);
    }
    return null;
  }

  #furnitureIn(record: RawRecord): Furniture | null {
    if (record.belongsTo === 'later_header') return 'header';
    if (record.broken) return null;
    const found = this.#furnitureOf(record.cells);
    // A total whose sum was never calculated is a total all the same; any other row lacks what a cell should say.
    const furniture = record.faults && found !== 'total' ? null : found;
    if (record.faults && furniture === null) return null;
    if (furniture !== null || record.belongsTo === undefined) return furniture;
    return isTitleLine(record.cells) ? 'title' : null;
  }

  #see({ record, cells, fixedWidth, isHidden, isShort }: RawRecord): void {
    const { width } = this.#header;
    this.seen.records += 1;
    if (isHidden) this.seen.hidden = oneMore(this.seen.hidden, record);
    if (!fixedWidth) {
      if (cells.slice(width).some((cell) => cell.trim() !== ''))
        this.seen.beside = oneMore(this.seen.beside, record);
    } else if (isShort ?? cells.length < width) {
      // What lacks a required cell is quarantined, and says nothing of how the program ends its records.
      if (cells.length >= this.#shortest) this.seen.short += 1;
    } else if ((cells[width - 1] ?? '') === '') this.seen.padded += 1;
  }

  /** The values of the raw table's columns for a row. */
  values({ record, problem }: StagedRow): readonly SqlValue[] {
    return [
      ...this.#order.map((at, index) =>
        at === null ? (this.#constants[index] ?? null) : withoutMark(record.cells[at] ?? ''),
      ),
      this.#file.number,
      record.record,
      problem === null ? null : JSON.stringify(problem),
      this.#rest(record.cells),
    ];
  }

  /**
   * The same values in SQL, for lines that begin with the record's number and go on with its `width` cells
   * (c0, c1 …, as the store names them).
   */
  select(width: number): readonly string[] {
    const cell = (at: number) => `c${at + 1}`;
    const others = this.#others.concat(
      Array.from(
        { length: Math.max(0, width - this.#header.width) },
        (_, at) => this.#header.width + at,
      ),
    );
    const rest = others
      .filter((at) => at < width)
      .map((at) => `CASE WHEN ${cell(at)} <> '' THEN '${at}' || chr(${PART}) || ${cell(at)} END`);
    return [
      ...this.#order.map((at, index) => {
        const text = this.#constants[index] ?? null;
        if (at === null) return text === null ? 'NULL' : quoteText(text);
        return at < width ? `coalesce(${cell(at)}, '')` : "''";
      }),
      String(this.#file.number),
      'CAST(c0 AS INTEGER)',
      'NULL',
      rest.length === 0 ? 'NULL' : `nullif(concat_ws(chr(${CELL}), ${rest.join(', ')}), '')`,
    ];
  }

  /** The record as people corrected it; null where nobody did. */
  #corrected(given: RawRecord): RawRecord | null {
    const correction = this.#correct?.(given) ?? null;
    if (correction === null) return null;
    const { record, changed } = correction;
    const headers = headersOf(this.#header);
    const changes = changed.map((at) => ({
      header: headers[at] || `第${at + 1}列`,
      from: given.cells[at] ?? '',
      to: record.cells[at] ?? '',
    }));
    this.corrected.push({ file: this.#file.path, record: given.record, changes });
    return record;
  }

  /** `given`: the record as the file has it. Cells of a sheet do not shift; those under no header are remarks. */
  #problemOf(record: RawRecord, given: RawRecord): StagedProblem | null {
    const { cells, faults, broken, fixedWidth, isShort } = record;
    const { width } = this.#header;
    if (broken) return { header: null, reason: message(`record.${broken}`, {}) };
    if (given.fixedWidth && cells.slice(width).some((cell) => cell.trim() !== '')) {
      const reason = message('record.too_many_cells', { cells: cells.length, columns: width });
      return { header: null, reason };
    }
    if (fixedWidth && (isShort ?? cells.length < width)) {
      const reason = message('record.too_few_cells', { cells: cells.length, columns: width });
      const isTrimmed = cells.length >= this.#shortest;
      return { header: null, reason, ...(isTrimmed ? { isTrimmed } : {}) };
    }
    for (const [at, kind] of faults ?? []) {
      const matched = this.#columnAt.get(at);
      if (matched) return { header: matched.header, reason: message(`record.${kind}`, {}) };
    }
    return null;
  }

  /** Cells that no canonical column holds, kept for showing the record as it was. */
  #rest(cells: readonly string[]): string | null {
    const rest: string[] = [];
    const keep = (at: number) => {
      const cell = cells[at] ?? '';
      if (cell !== '') rest.push(`${at}${PART_SIGN}${withoutSigns(cell)}`);
    };
    for (const at of this.#others) keep(at);
    for (let at = this.#header.width; at < cells.length; at += 1) keep(at);
    return rest.length === 0 ? null : rest.join(CELL_SIGN);
  }

  #controlTotal({ record, cells }: RawRecord): ControlTotal {
    const filled = this.#spec.columns.flatMap(({ name }, index) => {
      const cell = cells[this.#order[index] ?? -1]?.trim() ?? '';
      return cell === '' ? [] : [[name, cell] as const];
    });
    return { file: this.#file.path, record, cells: Object.fromEntries(filled) };
  }
}

/** Puts a record together again as it stood in the file: cells of canonical columns by position, and the others. */
export function rawCells(
  cells: readonly string[],
  positions: readonly (number | null)[],
  rest: string | null,
): readonly string[] {
  const raw: string[] = [];
  const put = (at: number, cell: string) => {
    while (raw.length < at) raw.push('');
    raw[at] = cell;
  };
  for (let index = 0; index < positions.length; index += 1) {
    const at = positions[index] ?? null;
    if (at !== null) put(at, cells[index] ?? '');
  }
  for (const one of rest?.split(CELL_SIGN) ?? []) {
    const parted = one.indexOf(PART_SIGN);
    put(Number(one.slice(0, parted)), one.slice(parted + 1));
  }
  return raw;
}

function withoutSigns(cell: string): string {
  return cell.replaceAll(PART_SIGN, ' ').replaceAll(CELL_SIGN, ' ');
}

/** A cell without byte order marks, which mean nothing inside a file and are lost on the way back out of the store. */
function withoutMark(cell: string): string {
  return cell.includes('\uFEFF') ? cell.replaceAll('\uFEFF', '') : cell;
}
