import { codesOf, PlainXml } from './plain-xml.ts';

const ROW = /<row r="([1-9]\d{0,6})"((?: [A-Za-z][\w:]*="[\w:. -]*")*)>/y;
const ATTRIBUTE = / ([\w:]+)="([^"]*)"/g;
const MOST_REMEMBERED = 1_000;
const MOST_CELLS = 16_384;
const QUOTE = 0x22;
const BLANK = 0x20;
const [ZERO, NINE, A, Z] = [0x30, 0x39, 0x41, 0x5a];
const CELL = codesOf('<c r="');
const STYLE = codesOf(' s="');
const TYPE = codesOf(' t="');
const VALUE = codesOf('><v>');
const VALUE_END = codesOf('</v></c>');
const INLINE = codesOf('><is><t>');
const INLINE_KEPT = codesOf('><is><t xml:space="preserve">');
const INLINE_END = codesOf('</t></is></c>');
const EMPTY = codesOf('/>');
const ROW_END = codesOf('</row>');
const TYPES = ['n', 's', 'str', 'inlineStr', 'b', 'd'] as const;
const INLINE_TYPE = TYPES.indexOf('inlineStr');
const TYPE_CODES = TYPES.map((type) => codesOf(`${type}"`));
const LONGEST_NUMBER = 7;

/** What the further attributes of a row say; null where one stands twice. */
const said = new Map<string, { readonly hidden: string | undefined } | null>();

/** The row of a sheet that was read last; one is used again and again. */
export class PlainRow {
  readonly #xml = new PlainXml();
  readonly #columns = new Int32Array(MOST_CELLS);
  readonly #styles = new Int32Array(MOST_CELLS);
  readonly #types = new Uint8Array(MOST_CELLS);
  /** Of the text of a cell; a start of -1: it has none. */
  readonly #starts = new Int32Array(MOST_CELLS);
  readonly #ends = new Int32Array(MOST_CELLS);
  row = '';
  hidden: string | undefined;
  cells = 0;
  #at = 0;
  #number = 0;

  /** Takes the text whose rows are read next. */
  load(text: string): void {
    this.#xml.load(text);
  }

  column(cell: number): number {
    return this.#columns[cell] ?? 0;
  }

  style(cell: number): number {
    return this.#styles[cell] ?? 0;
  }

  type(cell: number): string {
    return TYPES[this.#types[cell] ?? 0] ?? 'n';
  }

  /** The text of a cell, or null where nothing is written in it. */
  value(cell: number): string | null {
    const start = this.#starts[cell] ?? -1;
    return start < 0 ? null : this.#xml.text.slice(start, this.#ends[cell]);
  }

  /**
   * Reads the row that begins at `from`, and gives the place behind it; -1 where it does not end in the text, or has
   * anything but plain cells with a reference in this row.
   */
  read(from: number): number {
    ROW.lastIndex = from;
    const head = ROW.exec(this.#xml.text);
    if (head === null) return -1;
    const [all, row = '', attributes = ''] = head;
    const more = attributesOf(attributes);
    if (more === null) return -1;
    this.row = row;
    this.#number = Number(row);
    this.hidden = more.hidden;
    this.cells = 0;
    this.#at = from + all.length;
    while (this.#cell());
    return this.#xml.behind(this.#at, ROW_END);
  }

  /** Reads one cell more, if one is there and plain. */
  #cell(): boolean {
    const xml = this.#xml;
    const cell = this.cells;
    let at = xml.behind(this.#at, CELL);
    if (at < 0 || cell === MOST_CELLS) return false;
    let column = 0;
    for (let code = xml.code(at); code >= A && code <= Z; code = xml.code(at)) {
      column = column * 26 + code - A + 1;
      if (column > MOST_CELLS) return false;
      at += 1;
    }
    at = this.#digits(at);
    if (column === 0 || at < 0 || this.#read !== this.#number) return false;
    this.#columns[cell] = column - 1;
    this.#styles[cell] = 0;
    this.#types[cell] = 0;
    this.#starts[cell] = -1;
    const style = xml.behind(at, STYLE);
    if (style >= 0) {
      at = this.#digits(style);
      if (at < 0) return false;
      this.#styles[cell] = this.#read;
    }
    const type = xml.behind(at, TYPE);
    if (type >= 0) {
      const known = TYPE_CODES.findIndex((codes) => xml.behind(type, codes) >= 0);
      if (known < 0) return false;
      this.#types[cell] = known;
      at = type + (TYPE_CODES[known]?.length ?? 0);
    }
    const end = this.#content(cell, at);
    if (end < 0) return false;
    this.#at = end;
    this.cells += 1;
    return true;
  }

  /** The place behind the cell whose attributes end at `at`. */
  #content(cell: number, at: number): number {
    const xml = this.#xml;
    const value = xml.behind(at, VALUE);
    if (value >= 0) return this.#text(cell, value, VALUE_END);
    const empty = xml.behind(xml.code(at) === BLANK ? at + 1 : at, EMPTY);
    // A text of its own under another type is for the parser's reader to judge.
    if (empty >= 0 || this.#types[cell] !== INLINE_TYPE) return empty;
    const kept = xml.behind(at, INLINE_KEPT);
    const inline = kept >= 0 ? kept : xml.behind(at, INLINE);
    return inline < 0 ? -1 : this.#text(cell, inline, INLINE_END);
  }

  #text(cell: number, start: number, signs: readonly number[]): number {
    const end = this.#xml.endOfText(start);
    if (end < 0) return -1;
    this.#starts[cell] = start;
    this.#ends[cell] = end;
    return this.#xml.behind(end, signs);
  }

  /** The number read last. */
  #read = 0;

  /** Reads a number and the quote behind it; gives the place behind that, or -1. */
  #digits(from: number): number {
    const xml = this.#xml;
    let at = from;
    let number = 0;
    for (let code = xml.code(at); code >= ZERO && code <= NINE; code = xml.code(at)) {
      number = number * 10 + code - ZERO;
      at += 1;
    }
    const digits = at - from;
    const isOdd =
      digits === 0 || digits > LONGEST_NUMBER || (digits > 1 && xml.code(from) === ZERO);
    if (isOdd || xml.code(at) !== QUOTE) return -1;
    this.#read = number;
    return at + 1;
  }
}

function attributesOf(text: string): { readonly hidden: string | undefined } | null {
  const before = said.get(text);
  if (before !== undefined) return before;
  const names = new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', value]) => [name, value]));
  const isOnce = names.size === text.split('="').length - 1 && !names.has('r');
  const found = isOnce ? { hidden: names.get('hidden') } : null;
  if (said.size < MOST_REMEMBERED) said.set(text, found);
  return found;
}
