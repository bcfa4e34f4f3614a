import type { ByteSource } from '../bytes/byte-source.ts';
import type { Refuse } from '../bytes/refuse.ts';
import { cellPlace } from './cell-reference.ts';
import type { Merge } from './merged-cells.ts';
import { unpacked } from './unpack.ts';
import type { ZipPart } from './zip.ts';

/** What a first pass over a sheet's bytes finds. */
export interface SheetScan {
  /** Rows that its XML holds; the reader must give as many. */
  readonly rows: number;
  readonly merges: readonly Merge[];
  readonly hasFormulas: boolean;
}

/** Longer than any tag that is sought, so that none is cut in two. */
const OVERLAP = 64;
const LONGEST_MERGES = 8_000_000;
/** Cells that one merge may cover: titles over all columns and notes down a whole column do with less. */
const LARGEST_MERGE = 2_000_000;
/** Merges do not overlap, so that all of them cover no more than a sheet: a full one of 20 columns. */
const MOST_COVERED = 21_000_000;
const FORMULA = /<(?:\w+:)?f[\s/>]/;
const MERGE = /<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*["']([^"']*)["']/g;

/**
 * Goes through the bytes of a sheet before any row of it is given: its sum and size are right, how many
 * rows it has (counted without the parser, which has to find as many), and which cells are merged over
 * rows, which stands behind the rows.
 */
export async function scanSheet(
  source: ByteSource,
  part: ZipPart,
  refuse: Refuse,
): Promise<SheetScan> {
  const scan = new Scan(part, refuse);
  for await (const piece of unpacked(source, part, refuse)) scan.add(piece.toString('latin1'));
  return {
    rows: scan.rows,
    merges: mergesOf(scan.merges, part, refuse),
    hasFormulas: scan.hasFormulas,
  };
}

class Scan {
  rows = 0;
  hasFormulas = false;
  merges = '';
  readonly #part: ZipPart;
  readonly #refuse: Refuse;
  #tail = '';
  #place: 'rows' | 'behind' | 'merges' | 'done' = 'rows';
  #row = /<row[\s/>]|<\/sheetData/g;
  #prefix: string | null = null;

  constructor(part: ZipPart, refuse: Refuse) {
    this.#part = part;
    this.#refuse = refuse;
  }

  add(piece: string): void {
    const text = this.#tail + piece;
    this.hasFormulas ||= FORMULA.test(text);
    if (this.#prefix === null) {
      this.#prefix = /<(\w+:)?worksheet[\s>]/.exec(text)?.[1] ?? '';
      this.#row = new RegExp(`<${this.#prefix}row[\\s/>]|</${this.#prefix}sheetData`, 'g');
    }
    let from = this.#place === 'rows' ? this.#countRows(text) : 0;
    if (this.#place === 'behind') {
      const start = text.indexOf(`<${this.#prefix}mergeCells`, from);
      if (start >= 0) {
        this.#place = 'merges';
        from = start;
        this.merges = text.slice(start);
      }
    } else if (this.#place === 'merges') this.merges += piece;
    if (this.#place === 'merges') {
      const end = this.merges.indexOf(`</${this.#prefix}mergeCells`);
      if (end >= 0) this.#place = 'done';
      else if (this.merges.length > LONGEST_MERGES)
        throw this.#refuse('too_large', this.#part.name);
    }
    this.#tail =
      this.#place === 'rows' || this.#place === 'behind' ? text.slice(from).slice(-OVERLAP) : '';
  }

  /** Gives where the text that was looked at ends. */
  #countRows(text: string): number {
    let from = 0;
    this.#row.lastIndex = 0;
    for (let found = this.#row.exec(text); found; found = this.#row.exec(text)) {
      from = this.#row.lastIndex;
      if (found[0].startsWith('</')) {
        this.#place = 'behind';
        return from;
      }
      this.rows += 1;
    }
    return from;
  }
}

function mergesOf(xml: string, part: ZipPart, refuse: Refuse): readonly Merge[] {
  const merges: Merge[] = [];
  let allCovered = 0;
  for (const [, reference = ''] of xml.matchAll(MERGE)) {
    const [from = '', to = from] = reference.split(':');
    const first = cellPlace(from);
    const last = cellPlace(to);
    if (!first || !last) throw refuse('damaged', part.name);
    const covered = (last.row - first.row + 1) * (last.column - first.column + 1);
    allCovered += covered;
    if (covered > LARGEST_MERGE || allCovered > MOST_COVERED) throw refuse('too_large', part.name);
    merges.push({ top: first.row, bottom: last.row, left: first.column, right: last.column });
  }
  return merges;
}
