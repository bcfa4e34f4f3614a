import type { Refuse } from '../bytes/refuse.ts';
import type { CellFault, RawRecord } from '../model/raw-record.ts';
import { cellPlace, rowNumber } from './cell-reference.ts';
import { type CellText, isoText, numberText } from './cell-text.ts';
import { type Merge, MergedCells } from './merged-cells.ts';
import type { NumberKind } from './number-format.ts';
import { PlainRow } from './plain-row.ts';
import { TextReading } from './shared-strings.ts';
import { LONGEST_TEXT, type StringTable } from './string-table.ts';
import { unescaped } from './unescaped.ts';
import type { Attributes, PlainElements, XmlHandler } from './xml.ts';

/** What the cells of a sheet are read against. */
export interface SheetContext {
  readonly part: string;
  readonly date1904: boolean;
  readonly strings: StringTable | null;
  readonly styles: readonly NumberKind[];
  readonly merges: readonly Merge[];
  /** Columns whose formulas were never calculated. */
  readonly uncalculated: ReadonlySet<number>;
  readonly refuse: Refuse;
}

/** Cells up to each row's last, over a whole sheet: ten times a full sheet of 20 columns. */
const MOST_CELLS = 200_000_000;
const MOST_MERGED = 1_000_000;

/** Turns the elements of a sheet into records; rows and cells have to stand in order, each once. */
export class SheetRows implements XmlHandler {
  /** Rows that were seen. */
  rows = 0;
  readonly #context: SheetContext;
  readonly #merged: MergedCells;
  readonly #reading = new TextReading();
  readonly #plainRow = new PlainRow();
  #finished: Finished[] = [];
  /** Rows without content of which it is not known yet whether any with content follows. */
  #held: Finished[] = [];
  #blanksFrom = 1;
  #isInData = false;
  #dataSeen = false;
  #row = 0;
  #isHidden = false;
  #cells: string[] | null = null;
  #faults: Map<number, CellFault> | null = null;
  #column = -1;
  #type = 'n';
  #style = 0;
  #isValue = false;
  #hasValue = false;
  #hasFormula = false;
  #isCell = false;
  #text = '';
  #cellCount = 0;
  #mergedCount = 0;

  readonly plain: PlainElements = {
    start: '<row ',
    end: '</row>',
    isNext: () => this.#isInData && this.#cells === null,
    load: (text) => this.#plainRow.load(text),
    take: (from) => this.#takePlain(from),
  };

  constructor(context: SheetContext) {
    this.#context = context;
    this.#merged = new MergedCells(context.merges);
  }

  /** Records that were finished since this was last asked. */
  *taken(): Iterable<RawRecord> {
    const finished = this.#finished;
    this.#finished = [];
    for (const { record: given, blanksFrom } of finished) {
      // Rows without a cell are not in the XML; people see them as blank rows, and the account counts them.
      for (let blank = blanksFrom; blank < given.record; blank += 1) yield record(blank, []);
      yield given;
    }
  }

  /**
   * The rows without content at the end of the sheet, to be asked for once all is parsed. What would lie between them
   * is left out: some programs write the last rows of the sheet whatever it holds.
   */
  *rest(): Iterable<RawRecord> {
    for (const { record: given } of this.#held) yield given;
  }

  open(name: string, attributes: Attributes, depth: number): void {
    if (!this.#isInData) {
      if (name !== 'sheetData' || depth !== 1) return;
      if (this.#dataSeen) throw this.#strange();
      this.#isInData = true;
      this.#dataSeen = true;
      return;
    }
    if (name === 'row' && depth === 2) this.#openRow(attributes);
    else if (name === 'c' && depth === 3) this.#openCell(attributes);
    else if (!this.#isCell) return;
    else if (name === 'v' && depth === 4) {
      this.#isValue = true;
      this.#hasValue = true;
    } else if (name === 'f' && depth === 4) this.#hasFormula = true;
    else this.#reading.open(name);
  }

  text(text: string): void {
    if (!this.#isCell || !(this.#isValue || this.#reading.isText)) return;
    this.#text += text;
    if (this.#text.length > LONGEST_TEXT)
      throw this.#context.refuse('too_large', this.#context.part);
  }

  close(name: string): void {
    if (!this.#isInData) return;
    if (name === 'v') this.#isValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'sheetData') this.#isInData = false;
    else this.#reading.close(name);
  }

  #takePlain(from: number): number {
    const read = this.#plainRow;
    const end = read.read(from);
    if (end < 0) return end;
    const { row, hidden } = read;
    this.#openRow({ r: row, ...(hidden === undefined ? {} : { hidden }) });
    for (let cell = 0; cell < read.cells; cell += 1) {
      this.#place(read.column(cell));
      const value = read.value(cell);
      this.#type = read.type(cell);
      this.#style = read.style(cell);
      this.#hasValue = value !== null;
      this.#hasFormula = false;
      this.#text = value ?? '';
      if (this.#text.length > LONGEST_TEXT) throw this.#tooLarge();
      this.#closeCell();
    }
    this.#closeRow();
    return end;
  }

  #openRow({ r, hidden }: Attributes): void {
    const row = r === undefined ? this.#row + 1 : rowNumber(r);
    if (row === null || row <= this.#row) throw this.#strange();
    this.#blanksFrom = this.#row + 1;
    this.rows += 1;
    this.#row = row;
    this.#isHidden = hidden === '1' || hidden === 'true';
    this.#column = -1;
    this.#cells = [];
    this.#faults = null;
  }

  #openCell({ r, t, s }: Attributes): void {
    let column = this.#column + 1;
    if (r !== undefined) {
      const place = cellPlace(r);
      if (place?.row !== this.#row) throw this.#strange();
      column = place.column;
    }
    this.#place(column);
    this.#type = t ?? 'n';
    this.#style = s === undefined ? 0 : Number(s);
    this.#isCell = true;
    this.#hasValue = false;
    this.#hasFormula = false;
    this.#text = '';
  }

  /** Cells stand in order, each once. */
  #place(column: number): void {
    if (column <= this.#column) throw this.#strange();
    this.#column = column;
  }

  #closeCell(): void {
    this.#isCell = false;
    const read = this.#cellText();
    if ('fault' in read) {
      this.#faults ??= new Map();
      this.#faults.set(this.#column, read.fault);
    } else if (read.text !== '' && this.#cells) {
      while (this.#cells.length < this.#column) this.#cells.push('');
      this.#cells.push(read.text);
    }
  }

  #cellText(): CellText {
    const { part, refuse, strings, styles, date1904 } = this.#context;
    const text = this.#text;
    const isPlaceholder = this.#context.uncalculated.has(this.#column);
    if (this.#hasFormula && (!this.#hasValue || isPlaceholder))
      return {
        fault: this.#hasValue && text !== '' ? 'formula_uncalculated' : 'formula_without_result',
      };
    switch (this.#type) {
      case 's': {
        if (!this.#hasValue) return { text: '' };
        const shared = /^\s*\d{1,9}\s*$/.test(text) ? strings?.at(Number(text)) : undefined;
        if (shared === undefined) throw refuse('damaged', part);
        return { text: shared };
      }
      case 'inlineStr':
      case 'str':
        return { text: unescaped(text) };
      case 'b':
        return text === ''
          ? { text }
          : { text: text === '1' || text === 'true' ? 'TRUE' : 'FALSE' };
      case 'e':
        return { fault: 'cell_error' };
      case 'd':
        return text === '' ? { text } : isoText(text);
      case 'n':
        if (this.#hasFormula && text === '') return { fault: 'formula_without_result' };
        return numberText(text, styles[this.#style] ?? 'number', date1904);
      default:
        throw refuse('unknown_layout', part);
    }
  }

  #closeRow(): void {
    const cells = this.#cells ?? [];
    this.#cellCount += cells.length;
    if (this.#cellCount > MOST_CELLS) throw this.#tooLarge();
    for (const column of this.#merged.below(this.#row, cells)) this.#markMerged(column);
    const given = record(this.#row, cells, this.#faults);
    const finished = {
      record: this.#isHidden ? { ...given, isHidden: true } : given,
      blanksFrom: this.#blanksFrom,
    };
    this.#held.push(finished);
    if (this.#faults !== null || cells.some((cell) => cell.trim() !== '')) {
      this.#finished.push(...this.#held);
      this.#held = [];
    }
    this.#cells = null;
  }

  #markMerged(column: number): void {
    this.#faults ??= new Map();
    this.#faults.set(column, 'merged_cell');
    this.#mergedCount += 1;
    if (this.#mergedCount > MOST_MERGED) throw this.#tooLarge();
  }

  #strange() {
    return this.#context.refuse('unknown_layout', this.#context.part);
  }

  #tooLarge() {
    return this.#context.refuse('too_large', this.#context.part);
  }
}

interface Finished {
  readonly record: RawRecord;
  /** The first row, from the one before, that the XML leaves out. */
  readonly blanksFrom: number;
}

function record(
  number: number,
  cells: readonly string[],
  faults: ReadonlyMap<number, CellFault> | null = null,
): RawRecord {
  return { record: number, cells, faults, fixedWidth: false };
}
