import { fault } from '../messages/fault.ts';
import { HEADER_ROWS, HEADER_SHARE, type HeaderMatch, type HeaderMatcher } from './header.ts';
import type { CellFault, RawRecord, RawRecords } from './raw-record.ts';
import { comparable } from './values/text.ts';

/** What is known of an export whose records follow. */
export interface Under {
  readonly header: HeaderMatch;
  readonly match: HeaderMatcher;
  readonly path: string;
  /** Told the rows above a later header. */
  readonly onTitles: (rows: readonly RawRecord[]) => void;
}

/** Records have a digit in one of their first cells; headers hardly ever. */
const FIRST_CELLS = 5;
const DIGIT = /\d/;
/** A line of a title has so many cells at most. */
const TITLE_CELLS = 3;

/**
 * Gives the records below a header in the order of its columns, also below a second header that has them in another
 * (exports stacked on one another). Throws a fault where a later header names other columns than the first.
 */
export async function* withLaterHeaders(records: RawRecords, under: Under): RawRecords {
  const first = knownCells(under.header);
  let order: Order | null = null;
  let held: RawRecord[] = [];
  for await (const record of records) {
    const kind = record.broken ? 'record' : kindOf(record.cells, first, under.header);
    if (kind === 'short' || (kind === 'blank' && held.length > 0)) {
      held.push(record);
      if (held.length <= HEADER_ROWS) continue;
    }
    const later = kind === 'header' ? laterHeader(record, first, under) : null;
    if (later === null) {
      for (const one of held) yield inOrder(one, order);
      if (!held.includes(record)) yield inOrder(record, order);
    } else {
      under.onTitles(held);
      for (const one of held) yield { ...inOrder(one, order), belongsTo: 'above_later_header' };
      order = later.order;
      yield { ...record, belongsTo: 'later_header' };
    }
    held = [];
  }
  for (const one of held) yield inOrder(one, order);
}

type Kind = 'blank' | 'short' | 'header' | 'record';

function kindOf(cells: readonly string[], first: KnownCells, header: HeaderMatch): Kind {
  let filled = 0;
  let digits = false;
  let named = false;
  for (const cell of cells) {
    if (cell === '' || cell.trim() === '') continue;
    filled += 1;
    if (filled > FIRST_CELLS) break;
    digits ||= DIGIT.test(cell);
    if (filled <= TITLE_CELLS) named ||= first.raw.has(cell.trim());
  }
  if (filled === 0) return 'blank';
  if (filled > 1 && (named || (filled * 2 > header.columns.length && !digits))) return 'header';
  return filled <= TITLE_CELLS && filled * 2 < header.columns.length ? 'short' : 'record';
}

/** What is known of the first header's cells, as they stand and in the form in which they are compared. */
interface KnownCells {
  readonly raw: ReadonlySet<string>;
  readonly rows: readonly string[];
}

function knownCells({ rows }: HeaderMatch): KnownCells {
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
  { header, match, path }: Under,
): { readonly order: Order | null } | null {
  if (first.rows.includes(rowForm(cells))) return { order: null };
  const found = match(cells);
  if (found.score < HEADER_SHARE) return null;
  const [had, has] = [columnsIn(header), columnsIn(found)];
  const lacks = [...had].flatMap(([column, text]) => (has.get(column) === text ? [] : [text]));
  const adds = [...has].flatMap(([column, text]) => (had.get(column) === text ? [] : [text]));
  const isTwice = found.columns.length > has.size;
  if (lacks.length + adds.length > 0 || isTwice)
    throw fault('ingest.other_header_below', { file: path, row: record, lacks, adds });
  return { order: orderOf(header, found) };
}

/** The header of each column, in the form in which headers are compared: with its unit. */
function columnsIn({ columns }: HeaderMatch): ReadonlyMap<string, string> {
  return new Map(columns.map(({ matched }) => [matched.column, comparable(matched.header)]));
}

function orderOf(header: HeaderMatch, found: HeaderMatch): Order {
  const places = new Map(found.columns.map(({ at, matched }) => [matched.column, at]));
  const others = new Map(found.ignored.map((one) => [comparable(one.header), one.at]));
  const from: (number | null)[] = Array.from({ length: header.width }, () => null);
  for (const { at, matched } of header.columns) from[at] = places.get(matched.column) ?? null;
  for (const one of header.ignored) from[one.at] = others.get(comparable(one.header)) ?? null;
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
