import type { Cell, Column, HeatWords, Row, TableBlock, Verdict } from '../document/model/types.ts';
import type { Fonts, Weight } from '../fonts/fonts.ts';
import { sizes } from './geometry.ts';
import { headWords } from './head-words.ts';
import { lineCount, linesOf } from './text-lines.ts';

/** Whether a column of words stands right of figures and needs more air before it. */
export function isSetOff(columns: readonly Column[], index: number): boolean {
  return columns[index]?.align === 'start' && columns[index - 1]?.align === 'end';
}

/** Natural, smallest and given widths of a table's columns for one width and scale. */
export interface TableWidths {
  readonly columns: readonly number[];
  /** No cell wraps; long texts wrap; short ones too; or not even the figures have the width that they need. */
  readonly state: 'natural' | 'eased' | 'wrapped' | 'narrow';
}

/** Whether a cell's text may be broken over lines; figures never are. */
export function wraps(cell: Cell): boolean {
  return cell.kind === 'text';
}

/** Whether a cell holds a short number such as P0906-01, which nobody reads over two lines. */
function isCode(cell: Cell): boolean {
  return cell.kind === 'text' && /^[\w-]{1,12}$/.test(cell.display);
}

/** Columns of few figures do not drift apart: no column gets more CSS pixels than this beyond its need. */
const MOST_SPARE = 140;

/** Widths of the columns in CSS pixels, together at most `width`: figures get what they need, words share the rest. */
export function tableWidths(
  table: TableBlock,
  width: number,
  scale: number,
  fonts: Fonts,
): TableWidths {
  const wants = wantsOf(table, scale, fonts);
  const natural = sum(wants.map((want) => want.natural));
  if (natural <= width) {
    const extra = Math.min(width - natural, wants.length * MOST_SPARE * scale);
    // Spare room goes to all alike, so that columns of figures stay evenly apart.
    const weights = wants.map((want) => Math.sqrt(want.natural));
    const columns = wants.map(
      (want, i) => want.natural + (extra * (weights[i] ?? 0)) / sum(weights),
    );
    return { columns, state: 'natural' };
  }
  // Words give way first where they are long, then where they are short; figures only when all else has.
  const short = sum(wants.map((want) => want.short));
  if (short <= width) return { columns: longestFirst(wants, width), state: 'eased' };
  const smallest = sum(wants.map((want) => want.smallest));
  if (smallest <= width) {
    const give = (width - smallest) / (short - smallest);
    return {
      columns: wants.map((want) => want.smallest + (want.short - want.smallest) * give),
      state: 'wrapped',
    };
  }
  return { columns: wants.map((want) => (want.smallest * width) / smallest), state: 'narrow' };
}

/** The widest columns give way until all hold; no column is narrower than its short words ask. */
function longestFirst(wants: readonly Want[], width: number): readonly number[] {
  const under = (most: number) =>
    wants.map((want) => Math.max(want.short, Math.min(want.natural, most)));
  let low = 0;
  let high = width;
  while (high - low > 0.25) {
    const middle = (low + high) / 2;
    if (sum(under(middle)) <= width) low = middle;
    else high = middle;
  }
  return under(low);
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
  const wants = wantsOf(table, 1, fonts);
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
    linesOf(headWords(column.label), inner(table, widths, i, scale), style(700, scale), fonts),
  );
  const groups = groupsOf(table).map(({ label, from, count }) => {
    const width = sum(widths.slice(from, from + count)) - 2 * cellSizes(table).padX * scale - 1;
    return linesOf(headWords(label), width, style(700, scale), fonts);
  });
  const upper = groups.length === 0 ? 0 : rowOf(table, Math.max(...groups), scale);
  const rows = rowOf(table, Math.max(1, ...lines), scale) + upper;
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
  const weight = row.kind === 'body' ? 400 : 700;
  const lines = row.cells.map((cell, i) => {
    if (!wraps(cell)) return 1;
    const room = inner(table, widths, i, scale);
    const own = lineCount(cell.display, room, style(weight, scale), fonts);
    if (cell.kind !== 'text' || cell.small === undefined) return own;
    // The small words follow in the line where they find room, else under it.
    if (textWidth(cell, weight, scale, fonts) <= room) return 1;
    return own + lineCount(cell.small, room, smallStyle, fonts) * smallLine(scale);
  });
  const one = rowOf(table, Math.max(1, ...lines), scale);
  if (table.look === 'heat') {
    return Math.max(one, rowOf(table, 1, scale) + heatNotePx(scale) * sizes.tableLine + 2);
  }
  if (table.kind !== 'kpi_board') return one;
  const { value, padY } = cellSizes(table);
  return Math.max(one, value * scale * 1.2 + 2 * padY * scale + 1);
}

/** Of a line in small letters, which is a footnote and keeps its size. */
const smallStyle = { sizePx: sizes.small, weight: 400 } as const;

/** Height of such a line in lines of the table. */
function smallLine(scale: number): number {
  return sizes.small / (sizes.table * scale);
}

/** Room around a cell's text and the size of a board's figures, in CSS pixels; tighter where many rows stand. */
export function cellSizes(table: TableBlock): {
  readonly padX: number;
  readonly padY: number;
  readonly value: number;
} {
  return table.isDense === true
    ? { padX: sizes.densePadX, padY: sizes.densePadY, value: sizes.denseValue }
    : { padX: sizes.cellPadX, padY: sizes.cellPadY, value: sizes.kpiValue };
}

/** Height in CSS pixels of the title over a table or chart, with the longest （续）. */
export function titleHeight(title: string | null, width: number, fonts: Fonts): number {
  if (title === null) return 0;
  const style = { sizePx: sizes.tableTitle, weight: 700 } as const;
  return (
    lineCount(`${title}（续）`, width, style, fonts) * sizes.tableTitleLine + sizes.tableTitleGap
  );
}

/** What a table has above and below its rows, without the head: title and note. */
export function tableFrame(table: TableBlock, width: number, fonts: Fonts): number {
  const title = titleHeight(table.title, width, fonts);
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

/** A rate as it is printed: with a dagger where its base is small. */
export function rateText(cell: Extract<Cell, { kind: 'rate' }>): string {
  return cell.isSmallBase === true ? `${cell.display}†` : cell.display;
}

/** Whether signs stand beside figures and have to be explained under the table. */
export function needsKey(table: TableBlock): boolean {
  return (
    table.kind === 'table' &&
    table.look !== 'heat' &&
    table.rows.some((row) =>
      row.cells.some((cell) => cell.kind === 'rate' && isMarked(cell.verdict)),
    )
  );
}

/** Heads over several columns: where each begins and how many columns it spans. */
function groupsOf({ columns }: TableBlock): readonly {
  readonly label: string;
  readonly from: number;
  readonly count: number;
}[] {
  return columns.flatMap(({ group }, from) => {
    if (group === null || columns[from - 1]?.group === group) return [];
    const end = columns.findIndex((column, at) => at > from && column.group !== group);
    return [{ label: group, from, count: (end === -1 ? columns.length : end) - from }];
  });
}

/** What was found of a table by its scale: a layout asks for the same one again wherever it tries another break. */
const wanted = new WeakMap<Fonts, WeakMap<TableBlock, Map<number, readonly Want[]>>>();

/** What the columns ask for, wide enough for the heads over them. */
function wantsOf(table: TableBlock, scale: number, fonts: Fonts): readonly Want[] {
  const tables = wanted.get(fonts) ?? new WeakMap<TableBlock, Map<number, readonly Want[]>>();
  wanted.set(fonts, tables);
  const scales = tables.get(table) ?? new Map<number, readonly Want[]>();
  tables.set(table, scales);
  const before = scales.get(scale);
  if (before) return before;
  const wants = findWants(table, scale, fonts);
  scales.set(scale, wants);
  return wants;
}

function findWants(table: TableBlock, scale: number, fonts: Fonts): readonly Want[] {
  const wants = table.columns.map((column, at) => columnWants(table, column, at, scale, fonts));
  const pad = 2 * cellSizes(table).padX * scale + 1;
  for (const { label, from, count } of groupsOf(table)) {
    const whole = fonts.measure(label, style(700, scale)) + pad;
    const word = longestWord(label, scale, fonts) + pad;
    const own = wants.slice(from, from + count);
    const lack = (needs: number, size: (want: Want) => number) =>
      Math.max(0, needs - sum(own.map(size))) / count;
    const natural = lack(whole, (want) => want.natural);
    const short = lack(whole, (want) => want.short);
    const smallest = lack(word, (want) => want.smallest);
    for (const [at, want] of own.entries()) {
      wants[from + at] = {
        natural: want.natural + natural,
        short: want.short + short,
        smallest: want.smallest + smallest,
      };
    }
  }
  return wants;
}

function columnWants(
  table: TableBlock,
  column: Column,
  index: number,
  scale: number,
  fonts: Fonts,
): Want {
  const pad =
    (2 * cellSizes(table).padX + (isSetOff(table.columns, index) ? sizes.setOff : 0)) * scale + 1;
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
    smallest = Math.max(smallest, wraps(cell) && !isCode(cell) ? Math.min(text, 3 * em) : text);
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
      const sizePx = (table.kind === 'kpi_board' ? cellSizes(table).value : sizes.table) * scale;
      if (cell.heat && table.look === 'heat') {
        const note = { sizePx: heatNotePx(scale), weight: 400 } as const;
        const words = fonts.measure(heatNote(cell.heat), note);
        return Math.max(fonts.measure(rateText(cell), { sizePx, weight: 700 }) + mark, words);
      }
      const marked = table.kind === 'table' && isMarked(cell.verdict);
      return fonts.measure(rateText(cell), { sizePx, weight: 700 }) + (marked ? mark : 0);
    }
    case 'count':
    case 'number': {
      const isBig = table.kind === 'kpi_board' && cell.key !== null;
      const sizePx = (isBig ? cellSizes(table).value : sizes.table) * scale;
      return fonts.measure(cell.display, { sizePx, weight: isBig ? 700 : weight });
    }
    case 'status':
      return fonts.measure(cell.display, style(700, scale)) + mark + 12 * scale;
    case 'change':
      // Arrow before, and a word of up to three characters behind.
      return fonts.measure(`${cell.display}　波动内`, style(weight, scale)) + mark;
    case 'gap':
    case 'limit':
      return fonts.measure(cell.display, style(weight, scale));
    case 'text':
      return textWidth(cell, weight, scale, fonts);
  }
}

/** Width in CSS pixels of a text and the small words behind it. */
function textWidth(
  { display, small }: Extract<Cell, { kind: 'text' }>,
  weight: Weight,
  scale: number,
  fonts: Fonts,
): number {
  const own = fonts.measure(display, style(weight, scale));
  return small === undefined ? own : own + sizes.smallGap + fonts.measure(small, smallStyle) + 2;
}

function longestWord(text: string, scale: number, fonts: Fonts): number {
  return Math.max(0, ...headWords(text).map((word) => fonts.measure(word, style(700, scale))));
}

function style(weight: Weight, scale: number) {
  return { sizePx: sizes.table * scale, weight } as const;
}

function inner(table: TableBlock, widths: readonly number[], index: number, scale: number): number {
  const setOff = isSetOff(table.columns, index) ? sizes.setOff : 0;
  return (widths[index] ?? 0) - (2 * cellSizes(table).padX + setOff) * scale - 1;
}

function rowOf(table: TableBlock, lines: number, scale: number): number {
  return lines * sizes.table * sizes.tableLine * scale + 2 * cellSizes(table).padY * scale + 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Whether a sign stands before a rate of that verdict, and is told under the table. */
export function isMarked(verdict: Verdict): boolean {
  return verdict === 'missed' || verdict === 'remark' || verdict === 'edge';
}
