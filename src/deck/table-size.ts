import type { Cell, Column, HeatWords, Row, TableBlock } from '../document/types.ts';
import type { Fonts, Weight } from '../fonts/fonts.ts';
import { sizes } from './geometry.ts';
import { lineCount } from './text-lines.ts';

/** Whether a column of words stands right of figures and needs more air before it. */
export function isSetOff(columns: readonly Column[], index: number): boolean {
  return columns[index]?.align === 'start' && columns[index - 1]?.align === 'end';
}

/** Natural, smallest and given widths of a table's columns for one width and scale. */
export interface TableWidths {
  readonly columns: readonly number[];
  /** No cell wraps; words wrap; or not even the figures have the width that they need. */
  readonly state: 'natural' | 'wrapped' | 'narrow';
}

/** Whether a cell's text may be broken over lines; figures never are. */
export function wraps(cell: Cell): boolean {
  return cell.kind === 'text';
}

/** Widths of the columns, in CSS pixels, together `width`: figures get what they need, words share the rest. */
export function tableWidths(
  table: TableBlock,
  width: number,
  scale: number,
  fonts: Fonts,
): TableWidths {
  const wants = table.columns.map((column, index) =>
    columnWants(table, column, index, scale, fonts),
  );
  const natural = sum(wants.map((want) => want.natural));
  if (natural <= width) {
    const extra = width - natural;
    // Spare room goes to all alike, so that columns of figures stay evenly apart.
    const weights = wants.map((want) => Math.sqrt(want.natural));
    const columns = wants.map(
      (want, i) => want.natural + (extra * (weights[i] ?? 0)) / sum(weights),
    );
    return { columns, state: 'natural' };
  }
  // Words give way first where they are long, then where they are short; figures only when all else has.
  const steps = [
    (want: Want) => want.natural,
    (want: Want) => want.short,
    (want: Want) => want.smallest,
  ];
  for (const [index, wide] of steps.entries()) {
    const narrow = steps[index + 1];
    if (narrow === undefined || sum(wants.map(narrow)) > width) continue;
    const total = sum(wants.map(narrow));
    const give = (width - total) / (sum(wants.map(wide)) - total);
    return {
      columns: wants.map((want) => narrow(want) + (wide(want) - narrow(want)) * give),
      state: 'wrapped',
    };
  }
  const smallest = sum(wants.map((want) => want.smallest));
  return { columns: wants.map((want) => (want.smallest * width) / smallest), state: 'narrow' };
}

/** Widths in CSS pixels: without any break; with long words broken only; with all words broken. */
interface Want {
  readonly natural: number;
  readonly short: number;
  readonly smallest: number;
}

/** The least widths of a table in CSS pixels: with its short words whole, and with all words broken. */
export function tableNeeds(
  table: TableBlock,
  fonts: Fonts,
): { readonly short: number; readonly smallest: number } {
  const wants = table.columns.map((column, index) => columnWants(table, column, index, 1, fonts));
  return {
    short: sum(wants.map((want) => want.short)),
    smallest: sum(wants.map((want) => want.smallest)),
  };
}

/** Height of the head in CSS pixels: one row, or two where columns stand under groups. */
export function headHeight(
  table: TableBlock,
  widths: readonly number[],
  scale: number,
  fonts: Fonts,
): number {
  const lines = table.columns.map((column, i) =>
    lineCount(column.label, inner(table, widths, i, scale), style(700, scale), fonts),
  );
  const groups = table.columns.some((column) => column.group !== null) ? 1 : 0;
  const rows = rowOf(Math.max(1, ...lines), scale) + groups * rowOf(1, scale);
  return rows + 2;
}

/** Height of one row in CSS pixels. */
export function rowHeight(
  table: TableBlock,
  row: Row,
  widths: readonly number[],
  scale: number,
  fonts: Fonts,
): number {
  const lines = row.cells.map((cell, i) =>
    wraps(cell)
      ? lineCount(
          cell.display,
          inner(table, widths, i, scale),
          style(row.kind === 'body' ? 400 : 700, scale),
          fonts,
        )
      : 1,
  );
  const one = rowOf(Math.max(1, ...lines), scale);
  if (table.look === 'heat') {
    return Math.max(one, rowOf(1, scale) + heatNotePx(scale) * sizes.tableLine + 2);
  }
  if (table.kind !== 'kpi_board') return one;
  return Math.max(one, sizes.kpiValue * scale * 1.2 + 2 * sizes.cellPadY * scale + 1);
}

/** What a table has above and below its rows, without the head: title and note. */
export function tableFrame(table: TableBlock, width: number, fonts: Fonts): number {
  const title = table.title === null ? 0 : sizes.tableTitleLine;
  const noteStyle = { sizePx: sizes.tableNote, weight: 400 } as const;
  const note =
    table.note === null
      ? 0
      : lineCount(table.note, width, noteStyle, fonts) * sizes.tableNoteLine + 4;
  const key = needsKey(table) ? sizes.tableNoteLine + 4 : 0;
  return title + note + key;
}

/** Size in CSS pixels of the words under a heat table's figures: never under 11 pt. */
export function heatNotePx(scale: number): number {
  return sizes.heatNote * Math.max(1, scale);
}

/** What a heat table prints under a figure: the verdict in words and the base. */
export function heatNote({ word, base }: HeatWords): string {
  return [word, base ?? ''].filter((text) => text !== '').join(' · ');
}

/** Whether signs stand beside figures and have to be explained under the table. */
export function needsKey(table: TableBlock): boolean {
  return (
    table.kind === 'table' &&
    table.look !== 'heat' &&
    table.rows.some((row) =>
      row.cells.some(
        (cell) => cell.kind === 'rate' && (cell.verdict === 'missed' || cell.verdict === 'remark'),
      ),
    )
  );
}

function columnWants(
  table: TableBlock,
  column: Column,
  index: number,
  scale: number,
  fonts: Fonts,
): Want {
  const pad =
    (2 * sizes.cellPadX + (isSetOff(table.columns, index) ? sizes.setOff : 0)) * scale + 1;
  const em = sizes.table * scale;
  const head = fonts.measure(column.label, style(700, scale));
  const word = longestWord(column.label, scale, fonts);
  // A head may break into two lines, a figure may not.
  let natural = column.label.length > 6 ? Math.max(head / 2 + em, 4 * em) : head;
  let short = Math.min(natural, Math.max(4 * em, word));
  let smallest = Math.min(natural, Math.max(2 * em, word));
  for (const row of table.rows) {
    const cell = row.cells[index];
    if (cell === undefined) continue;
    const text = cellWidth(table, cell, row.kind === 'body' ? 400 : 700, scale, fonts);
    natural = Math.max(natural, text);
    short = Math.max(short, wraps(cell) && text > 9 * em ? 7 * em : text);
    smallest = Math.max(smallest, wraps(cell) ? Math.min(text, 3 * em) : text);
  }
  return { natural: natural + pad, short: short + pad, smallest: smallest + pad };
}

function cellWidth(
  table: TableBlock,
  cell: Cell,
  weight: Weight,
  scale: number,
  fonts: Fonts,
): number {
  const mark = sizes.mark * scale;
  switch (cell.kind) {
    case 'rate': {
      const sizePx = (table.kind === 'kpi_board' ? sizes.kpiValue : sizes.table) * scale;
      if (cell.heat && table.look === 'heat') {
        const note = { sizePx: heatNotePx(scale), weight: 400 } as const;
        const words = fonts.measure(heatNote(cell.heat), note);
        return Math.max(fonts.measure(cell.display, { sizePx, weight: 700 }) + mark, words);
      }
      const marked =
        table.kind === 'table' && (cell.verdict === 'missed' || cell.verdict === 'remark');
      return fonts.measure(cell.display, { sizePx, weight: 700 }) + (marked ? mark : 0);
    }
    case 'count':
    case 'number': {
      const isBig = table.kind === 'kpi_board' && cell.key !== null;
      const sizePx = (isBig ? sizes.kpiValue : sizes.table) * scale;
      return fonts.measure(cell.display, { sizePx, weight: isBig ? 700 : weight });
    }
    case 'status':
      return fonts.measure(cell.display, style(700, scale)) + mark + 12 * scale;
    case 'change':
      // Arrow before, and a word of two characters behind.
      return fonts.measure(`${cell.display}　好转`, style(weight, scale)) + mark;
    case 'gap':
    case 'limit':
    case 'text':
      return fonts.measure(cell.display, style(weight, scale));
  }
}

function longestWord(text: string, scale: number, fonts: Fonts): number {
  const words = text.match(/[\p{Script=Latin}\p{N}.,%+-]+/gu) ?? [];
  return Math.max(0, ...words.map((word) => fonts.measure(word, style(700, scale))));
}

function style(weight: Weight, scale: number) {
  return { sizePx: sizes.table * scale, weight } as const;
}

function inner(table: TableBlock, widths: readonly number[], index: number, scale: number): number {
  const setOff = isSetOff(table.columns, index) ? sizes.setOff : 0;
  return (widths[index] ?? 0) - (2 * sizes.cellPadX + setOff) * scale - 1;
}

function rowOf(lines: number, scale: number): number {
  return lines * sizes.table * sizes.tableLine * scale + 2 * sizes.cellPadY * scale + 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
