import type { CellFault, RawRecord } from '../model/raw-record.ts';

/** The most that HTML allows (4.9.11). */
const WIDEST_SPAN = 1000;
const TALLEST_SPAN = 65_534;
/** Excel writes the number itself beside what it shows. */
const NUMBER = /^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i;

interface Span {
  rowsLeft: number;
  readonly isFilled: boolean;
}

/** One table of a page while it is read: cells by the columns that spans leave to them. */
export class TableReading {
  /** The table inside of which this one stands. */
  readonly parent: TableReading | null;
  readonly records: RawRecord[] = [];
  holdsTable = false;
  hasText = false;
  /** Cells that reach into later rows, by column. */
  readonly #spans = new Map<number, Span>();
  #cells: string[] | null = null;
  #faults = new Map<number, CellFault>();
  #isHidden = false;
  #next = 0;
  #text: string | null = null;
  #stated: string | null = null;
  #caption: string | null = null;
  #span = { columns: 1, rows: 1 };

  constructor(parent: TableReading | null) {
    this.parent = parent;
    if (parent) parent.holdsTable = true;
  }

  get isInRow(): boolean {
    return this.#cells !== null;
  }

  openRow({ style = '', hidden }: Readonly<Record<string, string>> = {}): void {
    this.closeRow();
    this.#isHidden = hidden !== undefined || /display\s*:\s*none/i.test(style);
    this.#cells = [];
    this.#faults = new Map();
    this.#next = 0;
  }

  /** Gives how many columns the cell takes. */
  openCell(attributes: Readonly<Record<string, string>>): number {
    this.closeCell();
    const columns = spanOf(attributes.colspan, WIDEST_SPAN) || 1;
    this.#span = { columns, rows: spanOf(attributes.rowspan, TALLEST_SPAN) || TALLEST_SPAN };
    this.#text = '';
    this.#stated = attributes['x:num'] ?? null;
    this.#passSpans();
    return columns;
  }

  openCaption(): void {
    this.#caption = '';
  }

  /** Whether the text has a place; text between cells has none. */
  text(text: string): boolean {
    const written = text.replace(/[ \t\r\n\f]+/g, ' ');
    if (this.#text !== null) this.#text += written;
    else if (this.#caption !== null) this.#caption += written;
    else return false;
    return true;
  }

  break(): void {
    if (this.#text !== null) this.#text += '\n';
  }

  closeCell(): void {
    if (this.#text === null || this.#cells === null) return;
    const text = shown(this.#text, this.#stated);
    this.#text = null;
    if (text !== '') this.hasText = true;
    const { columns, rows } = this.#span;
    for (let n = 0; n < columns; n += 1) {
      this.#cells.push(n === 0 ? text : '');
      if (rows > 1) this.#spans.set(this.#next, { rowsLeft: rows, isFilled: text !== '' });
      this.#next += 1;
    }
  }

  closeRow(): void {
    this.closeCell();
    if (this.#cells === null) return;
    this.#passSpans();
    const cells = this.#cells;
    while (cells.at(-1) === '') cells.pop();
    this.#cells = null;
    for (const [column, span] of this.#spans) {
      span.rowsLeft -= 1;
      if (span.rowsLeft <= 0) this.#spans.delete(column);
    }
    const faults = cells.length > 0 && this.#faults.size > 0 ? this.#faults : null;
    this.#add(cells, faults);
  }

  closeCaption(): void {
    const text = shown(this.#caption ?? '', null);
    this.#caption = null;
    if (text === '') return;
    this.hasText = true;
    this.#add([text], null);
  }

  close(): void {
    this.closeRow();
  }

  #add(cells: readonly string[], faults: RawRecord['faults']): void {
    const record = { record: this.records.length + 1, cells, faults, fixedWidth: false };
    this.records.push(this.#isHidden ? { ...record, isHidden: true } : record);
    this.#isHidden = false;
  }

  /** Columns that a cell above takes are empty in this row, and mean something that the row does not say. */
  #passSpans(): void {
    for (let span = this.#spans.get(this.#next); span; span = this.#spans.get(this.#next)) {
      this.#cells?.push('');
      if (span.isFilled) this.#faults.set(this.#next, 'merged_cell');
      this.#next += 1;
    }
  }
}

function spanOf(written: string | undefined, most: number): number {
  if (written === undefined) return 1;
  const span = Number.parseInt(written, 10);
  return Number.isNaN(span) ? 1 : Math.max(0, Math.min(span, most));
}

/** The text as people see it; a number that is shown rounded counts as it is stated. */
function shown(text: string, stated: string | null): string {
  const lines = text.split('\n').map((line) => line.replace(/^ +| +$/g, ''));
  const seen = lines
    .filter((line) => line !== '')
    .join('\n')
    .trim();
  return stated !== null && NUMBER.test(stated) ? (exactly(seen, stated) ?? seen) : seen;
}

/** How much larger the number is than the one shown before the sign. */
const POWERS: Readonly<Record<string, number>> = { '%': -2, 千: 3, 万: 4, 百万: 6, 亿: 8 };

/** The number as it is stated, with the unit as it is shown; null where what is shown is no rounding of it. */
function exactly(seen: string, stated: string): string | null {
  if (NUMBER.test(seen)) return stated;
  const match = /^([+-]?\d[\d,]*(?:\.(\d+))?)(%|百万|[千万亿])([^\d]*)$/.exec(seen);
  const [, shownNumber = '', decimals = '', sign = '', unit = ''] = match ?? [];
  const power = POWERS[sign];
  if (!match || power === undefined) return null;
  const number = Number(`${Number(stated)}e${-power}`);
  const rounding = 0.5001 * 10 ** -decimals.length;
  const off = Math.abs(number - Number(shownNumber.replaceAll(',', '')));
  if (!(off <= rounding)) return null;
  return `${number}${sign}${unit}`;
}
