/** A record with its quotes resolved and where it ends and the next begins; or what is wrong with its quotes, and up to where that was read. */
export type Quoted =
  | {
      readonly cells: readonly string[];
      readonly end: number;
      readonly next: number;
      /** Blanks stand between a quote and the delimiter beside it: `"a", "b"`. */
      readonly hasBlanks: boolean;
    }
  | { readonly fault: 'unclosed_quote' | 'stray_quote'; readonly end: number };

/** What is known of the text that {@link quotedRecord} reads. */
export interface QuoteRules {
  readonly delimiter: string;
  /** No more text will come. */
  readonly ended: boolean;
  /** A CR alone ends a line. */
  readonly cr: boolean;
  /** A quote has to be closed within so many characters from the record's start. */
  readonly longest: number;
}

/** `="0286123456"`: how programs keep a spreadsheet from reading a number. Its quotes are no CSV quotes. */
const TEXT_FORMULA = /^\s*="[^"]*"\s*$/;

/**
 * Reads the record that begins at `start`, strictly by RFC 4180: a quote stands at both ends of a cell or
 * doubled inside of a quoted one, and nowhere else but in a {@link TEXT_FORMULA}. Blanks between a quote and the
 * delimiter beside it belong to neither cell. Gives null where the text ends before the record does and more will come.
 */
export function quotedRecord(text: string, start: number, rules: QuoteRules): Quoted | null {
  const { delimiter, ended, cr } = rules;
  const { length } = text;
  const cells: string[] = [];
  let hasBlanks = false;
  for (let at = start; ; ) {
    const opening = behindBlanks(text, at, delimiter);
    if (text[opening] === '"') {
      const close = closingQuote(text, start, opening, rules);
      if (typeof close !== 'number') return close;
      const inner = text.slice(opening + 1, close);
      cells.push(inner.includes('""') ? inner.replaceAll('""', '"') : inner);
      const behind = behindBlanks(text, close + 1, delimiter);
      if (behind === length && !ended) return null;
      hasBlanks ||= opening > at || behind > close + 1;
      at = behind;
    } else {
      const end = cellEnd(text, at, delimiter, cr);
      if (end === length && !ended) return null;
      const cell = text.slice(at, end);
      if (cell.includes('"') && !TEXT_FORMULA.test(cell)) return { fault: 'stray_quote', end };
      cells.push(cell);
      at = end;
    }
    if (at >= length) return ended ? { cells, end: at, next: at, hasBlanks } : null;
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    if (text[at] === '\n') return { cells, end: at, next: at + 1, hasBlanks };
    if (text[at] !== '\r') return { fault: 'stray_quote', end: at };
    if (at + 1 === length && !ended) return null;
    if (text[at + 1] === '\n') return { cells, end: at, next: at + 2, hasBlanks };
    if (cr || at + 1 === length) return { cells, end: at, next: at + 1, hasBlanks };
    return { fault: 'stray_quote', end: at };
  }
}

const BLANKS: ReadonlySet<string> = new Set([' ', '\t', '\u00a0', '\u3000']);

/** The first place from `at` on that is no blank. */
function behindBlanks(text: string, at: number, delimiter: string): number {
  let place = at;
  while (BLANKS.has(text[place] ?? '') && text[place] !== delimiter) place += 1;
  return place;
}

function closingQuote(
  text: string,
  start: number,
  opening: number,
  { ended, longest }: QuoteRules,
): number | Extract<Quoted, { fault: string }> | null {
  for (let from = opening + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) {
      if (!ended && text.length - start <= longest) return null;
      return { fault: 'unclosed_quote', end: text.length };
    }
    if (quote - start > longest) return { fault: 'unclosed_quote', end: quote };
    if (quote + 1 === text.length && !ended) return null;
    if (text[quote + 1] !== '"') return quote;
    from = quote + 2;
  }
}

/** The end of an unquoted cell; a CR inside of it is part of it where lines do not end in CR. */
function cellEnd(text: string, from: number, delimiter: string, cr: boolean): number {
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === delimiter || letter === '\n') return at;
    if (letter === '\r' && (cr || text[at + 1] === '\n' || at + 1 === text.length)) return at;
  }
  return text.length;
}

/** Cells of a line if quotes meant nothing. */
export function naiveCells(line: string, delimiter: string): number {
  let cells = 1;
  for (let at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, at + 1)) cells += 1;
  return cells;
}

/**
 * Whether a record of several lines looks like several records with a quote left open: its first and its last
 * line, or one between them that opens and closes no quote, are as wide as a record. Two columns are too few to tell.
 */
export function swallowsRecords(text: string, delimiter: string, width: number): boolean {
  if (width < 3) return false;
  const lines = text.split(/\r\n|\n|\r/);
  const isWide = (line: string) => naiveCells(line, delimiter) >= width;
  const between = lines.slice(1, -1);
  return (
    (isWide(lines.at(0) ?? '') && isWide(lines.at(-1) ?? '')) ||
    between.some((line) => isWide(line) && !line.replaceAll('""', '').includes('"'))
  );
}
