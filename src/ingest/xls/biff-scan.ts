import type { Refuse } from '../bytes/refuse.ts';
import { countFormula, type FormulaColumn } from '../model/formula-results.ts';

/** What a walk over the records of an old workbook finds, without reading any value. */
export interface BiffScan {
  /** Sheets of cells in the order of the workbook, by the place in its list of all sheets. */
  readonly sheets: ReadonlyMap<number, BiffSheet>;
}

/** Cells with a value of one sheet, and the rows that have such. */
export interface BiffSheet {
  readonly isHidden: boolean;
  readonly cells: number;
  readonly rows: number;
  /** Rows from 0 that people do not see: hidden, or filtered out. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly formulas: ReadonlyMap<number, FormulaColumn>;
  /** Cells of formulas without a result but 0 or nothing, by {@link cellKey}. */
  readonly empty: ReadonlySet<number>;
}

/** A cell's row (from 0) and column as one number. */
export function cellKey(row: number, column: number): number {
  return row * 0x10000 + column;
}

const BOF = 0x0809;
const EOF = 0x000a;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
const MULTIPLE_NUMBERS = 0x00bd;
/** Records that hold one cell: formula, text in three forms, number in two, truth value or error. */
const CELLS: ReadonlySet<number> = new Set([
  ...[0x0006, 0x0206, 0x0406, 0x00fd, 0x0204, 0x00d6, 0x0203, 0x027e, 0x0205],
]);
const ROW = 0x0208;
const ROW_FLAGS = 12;
const ROW_IS_HIDDEN = 0x20;
const FORMULAS: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406]);
/** Of a sheet: it was saved before its formulas were calculated. */
const UNCALCULATED = 0x005e;
/** Of a formula: calculate it when the file is opened. */
const ON_OPENING = 2;
const WORKSHEET = 0x0010;

/**
 * Walks over the records of the stream `Workbook` or `Book` ([MS-XLS] 2.1.4): every record has to be whole
 * and every sheet to end, which half a file's do not; the cells are counted, so that the reading library
 * has to find as many.
 */
export function scanBiff(stream: Buffer, refuse: Refuse): BiffScan {
  const sheets = new Map<number, BiffSheet>();
  const bounds: { at: number; isHidden: boolean; kind: number }[] = [];
  for (const { type, data } of substream(stream, 0, refuse)) {
    if (type === FILE_PASS) throw refuse('password');
    if (type !== BOUND_SHEET) continue;
    if (data.length < 6) throw refuse('damaged');
    const isHidden = ((data[4] ?? 0) & 3) !== 0;
    bounds.push({ at: data.readUInt32LE(0), isHidden, kind: data[5] ?? 0 });
  }
  if (bounds.length === 0) throw refuse('damaged');
  for (const [place, { at, isHidden, kind }] of bounds.entries()) {
    const counted = countCells(stream, at, refuse);
    if (kind === 0 && counted !== null) sheets.set(place, { isHidden, ...counted });
  }
  return { sheets };
}

function countCells(stream: Buffer, at: number, refuse: Refuse) {
  const rows = new Set<number>();
  const hiddenRows = new Set<number>();
  let cells = 0;
  let isSheet = false;
  let isUncalculated = false;
  const formulas = new Map<number, FormulaColumn>();
  const empty = new Set<number>();
  for (const { type, data, depth } of substream(stream, at, refuse)) {
    if (type === BOF && depth === 1)
      isSheet = data.length >= 4 && data.readUInt16LE(2) === WORKSHEET;
    if (depth !== 1) continue;
    if (type === ROW && ((data[ROW_FLAGS] ?? 0) & ROW_IS_HIDDEN) !== 0)
      hiddenRows.add(data.readUInt16LE(0));
    if (type === UNCALCULATED) isUncalculated = true;
    const held = type === MULTIPLE_NUMBERS ? (data.length - 6) / 6 : CELLS.has(type) ? 1 : 0;
    if (held === 0) continue;
    if (data.length < 6 || !Number.isInteger(held)) throw refuse('damaged');
    rows.add(data.readUInt16LE(0));
    cells += held;
    if (!FORMULAS.has(type)) continue;
    if (data.length < 16) throw refuse('damaged');
    const [row, column] = [data.readUInt16LE(0), data.readUInt16LE(2)];
    const isFilled = hasResult(data);
    const asksAgain = isUncalculated || (data.readUInt16LE(14) & ON_OPENING) !== 0;
    countFormula(formulas, column, isFilled, asksAgain);
    if (!isFilled) empty.add(cellKey(row, column));
  }
  return isSheet ? { cells, rows: rows.size, hiddenRows, formulas, empty } : null;
}

/** Whether a formula's stored result ([MS-XLS] 2.5.133) is more than 0, FALSE or an empty text. */
function hasResult(data: Buffer): boolean {
  if (data.readUInt16LE(12) !== 0xffff) return data.readDoubleLE(6) !== 0;
  const kind = data[6] ?? 0;
  return kind === 0 || kind === 2 || (kind === 1 && data[8] !== 0);
}

/** The records of a substream; those of charts inside it come with a depth over 1. */
function* substream(stream: Buffer, start: number, refuse: Refuse) {
  let depth = 0;
  for (let at = start; ; ) {
    const data = at + 4;
    const end = data <= stream.length ? data + stream.readUInt16LE(at + 2) : data;
    if (end > stream.length) throw refuse('damaged');
    const type = stream.readUInt16LE(at);
    if (type === BOF) depth += 1;
    else if (depth === 0) throw refuse('damaged');
    yield { type, data: stream.subarray(data, end), depth };
    if (type === EOF) depth -= 1;
    if (depth === 0) return;
    at = end;
  }
}
