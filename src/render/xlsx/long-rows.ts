import { Buffer } from 'node:buffer';
import type { Worksheet } from 'exceljs';
import { safeText } from '../office/cell-text.ts';
import { xml } from '../office/xml-text.ts';
import { type bodyStyles, styleKey } from './body-styles.ts';
import { type GridCell, type GridRow, type LongRows, letters } from './grid.ts';

/** Rows that go into their sheet one by one while it is packed, since as cells of exceljs they would fill the memory. */
export interface LongBody {
  /** The row that the first of them has on the sheet; what stands there holds their styles until then. */
  readonly first: number;
  readonly long: LongRows;
  /** Styles by the cells of that row. */
  readonly styles: readonly string[];
  /** Height of a row in points. */
  readonly height: (row: GridRow) => number;
}

/** Bytes of rows that are packed at once. */
const BLOCK = 1 << 20;
/** Bytes that a UTF-16 unit takes at most. */
const MOST_BYTES = 3;

/** Writes a row with one cell for each look that the rows have, from which their numbers are read when they are packed. */
export function writeLooks(
  sheet: Worksheet,
  first: number,
  long: LongRows,
  height: (row: GridRow) => number,
  styleOf: ReturnType<typeof bodyStyles>,
): LongBody {
  const styles = new Map<string, GridCell>();
  for (const cell of long.looks) styles.set(styleKey(cell, false), cell);
  const row = sheet.getRow(first);
  [...styles.values()].forEach((cell, at) => {
    row.getCell(at + 1).style = styleOf(cell, false);
  });
  return { first, long, styles: [...styles.keys()], height };
}

/** A sheet with its rows in place of their looks, piece by piece. */
export function withLongRows(sheet: string, body: LongBody): Iterable<Uint8Array> {
  const found = new RegExp(`<row r="${body.first}"[^>]*>([\\s\\S]*?)</row>`).exec(sheet);
  if (found === null) throw new Error(`no row ${body.first} for the looks of long rows`);
  const numbers = [...(found[1] ?? '').matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/g)].map(([, s]) => s);
  const looks = new Map(body.styles.map((key, at) => [key, numbers[at] ?? '0']));
  const head = sheet.slice(0, found.index);
  const foot = sheet.slice(found.index + found[0].length);
  return pieces(head, foot, body, looks);
}

function* pieces(
  head: string,
  foot: string,
  { first, long, height }: LongBody,
  looks: ReadonlyMap<string, string>,
): Generator<Buffer> {
  yield Buffer.from(head);
  // One buffer for all rows: their texts are gone as soon as they are in it.
  const block = Buffer.alloc(BLOCK);
  let used = 0;
  for (let index = 0; index < long.count; index += 1) {
    const text = rowXml(long.row(index), first + index, height, looks);
    if (used + text.length * MOST_BYTES > BLOCK) {
      yield block.subarray(0, used);
      used = 0;
    }
    if (text.length * MOST_BYTES > BLOCK) yield Buffer.from(text);
    else used += block.write(text, used);
  }
  yield block.subarray(0, used);
  yield Buffer.from(foot);
}

function rowXml(
  row: GridRow,
  number: number,
  height: LongBody['height'],
  looks: ReadonlyMap<string, string>,
): string {
  const cells = row.cells.map((cell, at) =>
    cellXml(cell, `${letters(at + 1)}${number}`, lookOf(cell, looks)),
  );
  return `<row r="${number}" ht="${height(row)}" customHeight="1">${cells.join('')}</row>`;
}

function lookOf(cell: GridCell, looks: ReadonlyMap<string, string>): string {
  const key = styleKey(cell, false);
  const found = looks.get(key);
  if (found === undefined) throw new Error(`long rows did not tell of the look ${key}`);
  return found;
}

function cellXml({ value }: GridCell, at: string, look: string): string {
  switch (value.kind) {
    case 'text':
      return `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${xml(safeText(value.text))}</t></is></c>`;
    case 'number':
      return `<c r="${at}" s="${look}"><v>${value.number}</v></c>`;
    case 'blank':
      return `<c r="${at}" s="${look}"/>`;
    case 'formula':
    case 'link':
    case 'reference':
      throw new Error(`long rows hold no ${value.kind}`);
  }
}
