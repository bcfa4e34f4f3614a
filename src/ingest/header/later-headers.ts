import { fault } from '../../messages/fault.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import type { IsOrdinary, Line } from '../model/bypass.ts';
import type { CellFault, RawRecord, RawRecords } from '../model/raw-record.ts';
import { readingUnder } from '../values/column-reader.ts';
import { headerForm } from '../values/header-form.ts';
import { comparable } from '../values/text.ts';
import {
  HEADER_ROWS,
  HEADER_SHARE,
  type HeaderMatch,
  type HeaderMatcher,
  type HeaderWords,
} from './header.ts';
import { knownIn } from './header-choice.ts';

/** What is known of an export whose records follow. */
export interface Under {
  readonly header: HeaderMatch;
  readonly match: HeaderMatcher;
  readonly spec: DatasetSpec;
  readonly words: HeaderWords;
  readonly path: string;
  /** Told the rows above a later header. */
  readonly onTitles: (rows: readonly RawRecord[]) => void;
  /** Told that the records below have another order. */
  readonly onOtherOrder?: () => void;
}

/** Records have a digit in one of their first cells; headers hardly ever. */
const FIRST_CELLS = 5;
const DIGIT = /\d/;
/** A line of a title has so many cells at most. */
const TITLE_CELLS = 3;
/** No record has the names of so many columns in its cells. */
export const SURELY_HEADER = 3;

/**
 * Gives the records below a header in the order of its columns, also below a second header that has them in another or
 * calls them otherwise (exports stacked on one another). Throws a fault where a later header names only some columns, so
 * that nothing tells what stands below it; one of another table does not come here (`tables.ts`).
 */
export async function* withLaterHeaders(records: RawRecords, under: Under): RawRecords {
  const first = knownCells(under.header);
  let order: Order | null = null;
  for await (const { runUp, record, looksLikeHeader } of withRunUp(records, first, under)) {
    const later = record && looksLikeHeader ? laterHeader(record, first, under) : null;
    if (record === null || later === null) {
      for (const one of runUp) yield inOrder(one, order);
      if (record !== null) yield inOrder(record, order);
    } else {
      under.onTitles(runUp);
      for (const one of runUp) yield { ...inOrder(one, order), belongsTo: 'above_later_header' };
      order = later.order;
      if (order !== null) under.onOtherOrder?.();
      yield { ...record, belongsTo: 'later_header' };
    }
  }
}

/** A record below a header, and the short rows before it that are its title if it is a header; null at the end. */
export interface WithRunUp {
  readonly runUp: readonly RawRecord[];
  readonly record: RawRecord | null;
  readonly looksLikeHeader: boolean;
}

/** Gives the records below a header, short rows together with what follows them. */
export async function* withRunUp(
  records: RawRecords,
  first: KnownCells,
  under: Pick<Under, 'header' | 'words'>,
): AsyncIterable<WithRunUp> {
  let runUp: RawRecord[] = [];
  for await (const record of records) {
    const kind = record.broken ? 'record' : kindOf(record.cells, first, under);
    const isHeld = kind === 'short' || (kind === 'blank' && runUp.length > 0);
    if (isHeld && runUp.length < HEADER_ROWS) {
      runUp.push(record);
      continue;
    }
    yield { runUp, record, looksLikeHeader: kind === 'header' };
    runUp = [];
  }
  yield { runUp, record: null, looksLikeHeader: false };
}

type Kind = 'blank' | 'short' | 'header' | 'record';

function kindOf(
  cells: readonly string[],
  first: KnownCells,
  { header, words }: Pick<Under, 'header' | 'words'>,
): Kind {
  let filled = 0;
  let digits = false;
  let named = false;
  const starts: string[] = [];
  for (const cell of cells) {
    if (cell === '' || cell.trim() === '') continue;
    filled += 1;
    if (filled > FIRST_CELLS) break;
    const text = cell.trim();
    starts.push(text);
    digits ||= DIGIT.test(text);
    named ||= words.raw.has(text) || (filled <= TITLE_CELLS && first.raw.has(text));
  }
  if (filled === 0) return 'blank';
  const isWordy = () =>
    filled * 2 > header.columns.length || starts.some((text) => words.forms.has(headerForm(text)));
  if (filled > 1 && (named || (!digits && isWordy()))) return 'header';
  return filled <= TITLE_CELLS && filled * 2 < header.columns.length ? 'short' : 'record';
}

/**
 * What a guard of {@link passedOn} is called: under the same header and words it is the same.
 */
export function passName({ rows, columns }: HeaderMatch): string {
  return JSON.stringify([rows, columns.length]);
}

/**
 * Makes what tells a line that {@link withRunUp} passes on as it is: it begins with a cell that has a digit (whoever asks
 * has seen to that), is filled like a record, and has no word of a header in its first cells.
 */
export function passedOn({ header, words }: Pick<Under, 'header' | 'words'>): IsOrdinary {
  const first = knownCells(header);
  const enough = header.columns.length;
  return (line) => line.filled * 2 >= enough && !isNamed(line, first.raw, words.raw);
}

function isNamed(line: Line, first: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  for (let at = 0, filled = 0; at < line.cells && filled < FIRST_CELLS; at += 1) {
    const text = line.cell(at).trim();
    if (text === '') continue;
    if (words.has(text) || first.has(text)) return true;
    filled += 1;
  }
  return false;
}

/** What is known of the first header's cells, as they stand and in the form in which they are compared. */
export interface KnownCells {
  readonly raw: ReadonlySet<string>;
  readonly rows: readonly string[];
}

/** What {@link withRunUp} knows a repeated header by. */
export function knownCells({ rows }: HeaderMatch): KnownCells {
  return {
    raw: new Set(rows.flat().flatMap((cell) => (cell.trim() === '' ? [] : [cell.trim()]))),
    rows: rows.map(rowForm),
  };
}

function rowForm(cells: readonly string[]): string {
  return cells.map(comparable).join('\n').trimEnd();
}

/** By the position under the first header, the position in which a cell stands now, and how many there should be. */
interface Order {
  readonly from: readonly (number | null)[];
  readonly width: number;
}

/** The header that this record is, and its order; null for a record. */
function laterHeader(
  { record, cells }: RawRecord,
  first: KnownCells,
  { header, match, spec, path }: Under,
): { readonly order: Order | null } | null {
  if (first.rows.includes(rowForm(cells))) return { order: null };
  const found = match(cells);
  if (!isHeader(found)) return null;
  const { lacks, adds, isTwice } = differences(header, found, spec);
  if (lacks.length + adds.length === 0 && !isTwice) return { order: orderOf(header, found) };
  throw fault('ingest.other_header_below', { file: path, row: record, lacks, adds });
}

function isHeader(found: HeaderMatch): boolean {
  return found.score >= HEADER_SHARE || knownIn(found) >= SURELY_HEADER;
}

/**
 * The headers whose columns the other header lacks, or says to be read otherwise (in another unit), and whether it has a
 * column twice.
 */
export function differences(header: HeaderMatch, found: HeaderMatch, spec: DatasetSpec) {
  const [had, has] = [columnsIn(header, spec), columnsIn(found, spec)];
  const without = (one: Columns, other: Columns) =>
    [...one].flatMap(([column, { text, reading }]) =>
      other.get(column)?.reading === reading ? [] : [text],
    );
  const isTwice = found.columns.length > has.size;
  return { lacks: without(had, has), adds: without(has, had), isTwice };
}

type Columns = ReadonlyMap<string, { readonly text: string; readonly reading: string }>;

/** What each column is called and how it is read under this header. */
function columnsIn({ columns }: HeaderMatch, spec: DatasetSpec): Columns {
  return new Map(
    columns.flatMap(({ matched }) => {
      const column = spec.columns.find(({ name }) => name === matched.column);
      if (!column) return [];
      const text = comparable(matched.header);
      return [[matched.column, { text, reading: readingUnder(column, matched) }] as const];
    }),
  );
}

function orderOf(header: HeaderMatch, found: HeaderMatch): Order {
  const places = new Map(found.columns.map(({ at, matched }) => [matched.column, at]));
  const others = new Map(found.ignored.map((one) => [headerForm(one.header), one.at]));
  const from: (number | null)[] = Array.from({ length: header.width }, () => null);
  for (const { at, matched } of header.columns) from[at] = places.get(matched.column) ?? null;
  for (const one of header.ignored) from[one.at] = others.get(headerForm(one.header)) ?? null;
  return { from, width: found.width };
}

function inOrder(record: RawRecord, order: Order | null): RawRecord {
  if (order === null) return record;
  const { from, width } = order;
  const given = record.cells;
  const cells = from.map((at) => (at === null ? '' : (given[at] ?? '')));
  const faults = new Map<number, CellFault>();
  for (const [to, at] of from.entries()) {
    const found = at === null ? undefined : record.faults?.get(at);
    if (found) faults.set(to, found);
  }
  return {
    ...record,
    cells: [...cells, ...given.slice(width)],
    faults: faults.size > 0 ? faults : null,
    isShort: given.length < width,
    written: null,
  };
}
