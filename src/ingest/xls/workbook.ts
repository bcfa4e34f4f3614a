import type { CellObject, WorkSheet } from '@e965/xlsx';
import { type Refuse, refuserOf } from '../bytes/refuse.ts';
import { type Calculation, judgeFormulas } from '../model/formula-results.ts';
import type { CellFault, RawRecord, RawRecords } from '../model/raw-record.ts';
import { type CellText, numberValueText } from '../xlsx/cell-text.ts';
import { type Merge, MergedCells } from '../xlsx/merged-cells.ts';
import { kindOfFormat } from '../xlsx/number-format.ts';
import type { Sheet } from '../xlsx/workbook.ts';
import { type BiffSheet, cellKey, scanBiff } from './biff-scan.ts';

/** In bytes; a full sheet of 65,536 rows and 20 columns takes about 30 MB. */
export const LARGEST_XLS = 100_000_000;

/** Reads the sheets of an old workbook (.xls, .et: BIFF 5 and 8 in a compound file); `path` names it in faults. */
export async function* sheetsOfXls(bytes: Buffer, path: string): AsyncIterable<Sheet> {
  const refuse = refuserOf(path);
  const { read, CFB, set_cptable } = await import('@e965/xlsx');
  const scan = scanBiff(bookStream(bytes, CFB, refuse), refuse);
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  const book = orDamaged(refuse, () =>
    read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
    }),
  );
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  for (const [place, counted] of scan.sheets) {
    const name = book.SheetNames[place];
    const sheet = name === undefined ? undefined : book.Sheets[name];
    if (name === undefined || !sheet) throw refuse('damaged');
    const rows = rowsOf(sheet);
    checkCount(rows, counted, () => refuse('damaged', name));
    if (counted.rows === 0) continue;
    const { uncalculated, doubtful } = judgeFormulas(counted.formulas, UNKNOWN);
    const isPlaceholder = (row: number, column: number) =>
      uncalculated.has(column) && counted.empty.has(cellKey(row, column));
    const cells = { date1904, isPlaceholder, hidden: counted.hiddenRows };
    const records = recordsOf(rows, mergesOf(sheet), cells);
    yield { name, isHidden: counted.isHidden, date1904, doubtful, records };
  }
}

/** An old workbook says neither. */
const UNKNOWN: Calculation = { keepsChain: false, application: null };

interface Cells {
  readonly date1904: boolean;
  /** Whether the formula in a cell (row from 0) has no result that counts. */
  readonly isPlaceholder: (row: number, column: number) => boolean;
  /** Rows from 0 that people do not see. */
  readonly hidden: ReadonlySet<number>;
}

type CompoundFiles = typeof import('@e965/xlsx').CFB;

function bookStream(bytes: Buffer, CFB: CompoundFiles, refuse: Refuse): Buffer {
  const container = orDamaged(refuse, () => CFB.read(bytes, { type: 'buffer' }));
  if (CFB.find(container, '/EncryptedPackage')) throw refuse('password');
  const entry = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
  if (!entry) throw refuse('document');
  return Buffer.from(entry.content);
}

/** The library's own words may quote cells, so they stay behind as the cause. */
function orDamaged<T>(refuse: Refuse, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw refuse('damaged', undefined, cause);
  }
}

type Row = readonly (CellObject | undefined)[];

function rowsOf(sheet: WorkSheet): readonly (Row | undefined)[] {
  return sheet['!data'] ?? [];
}

function checkCount(
  rows: readonly (Row | undefined)[],
  counted: BiffSheet,
  damaged: () => Error,
): void {
  let cells = 0;
  let filled = 0;
  for (const row of rows) {
    const held = row?.filter((cell) => cell && cell.t !== 'z').length ?? 0;
    cells += held;
    if (held > 0) filled += 1;
  }
  if (cells !== counted.cells || filled !== counted.rows) throw damaged();
}

function mergesOf(sheet: WorkSheet): readonly Merge[] {
  return (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r + 1,
    bottom: e.r + 1,
    left: s.c,
    right: e.c,
  }));
}

async function* recordsOf(
  rows: readonly (Row | undefined)[],
  merges: readonly Merge[],
  cells: Cells,
): RawRecords {
  const merged = new MergedCells(merges);
  for (const [at, row = []] of rows.entries()) {
    const record = recordOf(at + 1, row, merged, cells);
    yield cells.hidden.has(at) ? { ...record, isHidden: true } : record;
  }
}

function recordOf(
  record: number,
  row: Row,
  merged: MergedCells,
  { date1904, isPlaceholder }: Cells,
): RawRecord {
  const cells: string[] = [];
  const faults = new Map<number, CellFault>();
  for (const [column, cell] of row.entries()) {
    const read = cell ? cellText(cell, date1904) : { text: '' };
    if (cell && isPlaceholder(record - 1, column)) faults.set(column, 'formula_uncalculated');
    else if ('fault' in read) faults.set(column, read.fault);
    else if (read.text !== '') {
      while (cells.length < column) cells.push('');
      cells.push(read.text);
    }
  }
  for (const column of merged.below(record, cells)) faults.set(column, 'merged_cell');
  return { record, cells, faults: faults.size > 0 ? faults : null, fixedWidth: false };
}

function cellText({ t, v, z }: CellObject, date1904: boolean): CellText {
  switch (t) {
    case 'z':
      return { text: '' };
    case 's':
      return typeof v === 'string' ? { text: v } : { fault: 'unreadable_cell' };
    case 'b':
      return { text: v === true ? 'TRUE' : 'FALSE' };
    case 'e':
      return { fault: 'cell_error' };
    case 'n':
      if (typeof v !== 'number') return { fault: 'unreadable_cell' };
      return numberValueText(v, kindOfFormat(typeof z === 'string' ? z : ''), date1904);
    default:
      return { fault: 'unreadable_cell' };
  }
}
