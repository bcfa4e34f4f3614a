import { sizes } from '../../deck/geometry.ts';
import {
  cellSizes,
  headHeight,
  heatNote,
  heatNotePx,
  isMarked,
  isSetOff,
  needsKey,
  rowHeight,
  tableFrame,
  titleHeight,
} from '../../deck/table-size.ts';
import type { Box } from '../../deck/types.ts';
import type { Cell, Column, Row, TableBlock, Verdict } from '../../document/model/types.ts';
import type { ThemeColor } from '../../pack/theme-types.ts';
import { cellRuns } from './cell-runs.ts';
import type { BorderProps, TableCell } from './library.ts';
import { signOf } from './marks.ts';
import { type Area, colorOf, inches, type Pen, place, points, textProps } from './pen.ts';
import { writeNote, writeTitle } from './text-blocks.ts';

/** Room over and under a cell's text in CSS pixels: rows have the height that they are given, and text in their middle. */
const PAD_Y = 1.5;

/** A table with its title, the key of its signs and its note. */
export function writeTable(
  pen: Pen,
  table: TableBlock,
  box: Box,
  area: Area,
  scale: number,
  isContinued: boolean,
): void {
  const { fonts, words } = pen.dress;
  const title = titleHeight(table.title, area.width, fonts);
  writeTitle(pen, table.title, { ...area, height: title }, isContinued, table.id);
  const air = 2 * (box.air ?? 0);
  const heads = headRows(table);
  const head = headHeight(table, box.columns, scale, fonts) / heads.length + air;
  const heights = [
    ...heads.map(() => head),
    ...table.rows.map((row) => rowHeight(table, row, box.columns, scale, fonts) + air),
  ];
  const width = sum(box.columns);
  const height = sum(heights);
  const look = { table, scale, pen };
  const rows = [
    ...heads.map((cells) => cells.map((cell) => headCell(cell, look))),
    ...table.rows.map((row, index) => table.columns.map((_, at) => bodyCell(row, index, at, look))),
  ];
  if (table.columns.length > 0) {
    pen.slide.addTable(rows, {
      ...place({ x: area.x, y: area.y + title, width, height }),
      objectName: table.id,
      colW: box.columns.map(inches),
      rowH: heights.map(inches),
    });
  }
  const under = tableFrame(table, area.width, fonts) - title;
  const key = needsKey(table) ? keyOf(table, words) : '';
  const note = [key, table.note ?? ''].filter((text) => text !== '').join('\n');
  writeNote(pen, note, { ...area, y: area.y + title + height, height: under }, table.id);
}

function keyOf(table: TableBlock, words: Pen['dress']['words']): string {
  const verdicts = table.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.kind === 'rate' ? [cell.verdict] : [])),
  );
  const named = (['missed', 'edge', 'remark'] as const).filter(
    (verdict) => isMarked(verdict) && verdicts.includes(verdict),
  );
  return named.map((verdict) => `${signOf(verdict)} ${words(`slide.${verdict}`)}`).join('　　');
}

interface HeadCell {
  readonly label: string;
  readonly span: number;
  readonly rows: number;
  readonly align: Column['align'];
}

/** One row of heads, or two where neighbouring columns share a group. */
function headRows({ columns }: TableBlock): readonly (readonly HeadCell[])[] {
  const leaf = ({ label, align }: Column, rows: number): HeadCell => ({
    label,
    span: 1,
    rows,
    align,
  });
  if (!columns.some(({ group }) => group !== null)) return [columns.map((one) => leaf(one, 1))];
  const upper: HeadCell[] = [];
  for (const [index, column] of columns.entries()) {
    const last = upper.at(-1);
    const isSame = column.group !== null && columns[index - 1]?.group === column.group;
    if (column.group === null) upper.push(leaf(column, 2));
    else if (isSame && last !== undefined)
      upper[upper.length - 1] = { ...last, span: last.span + 1 };
    else upper.push({ label: column.group, span: 1, rows: 1, align: 'center' });
  }
  return [upper, columns.flatMap((one) => (one.group === null ? [] : [leaf(one, 1)]))];
}

interface TableLook {
  readonly table: TableBlock;
  readonly scale: number;
  readonly pen: Pen;
}

function headCell(
  { label, span, rows, align }: HeadCell,
  { table, scale, pen }: TableLook,
): TableCell {
  const { dress } = pen;
  const size = sizes.table * scale;
  const look = {
    size,
    line: size * sizes.tableLine,
    color: 'paper',
    isBold: true,
    align: alignOf(align),
  } as const;
  return {
    text: textProps([{ runs: [{ text: label }], look }], dress),
    options: {
      ...(span > 1 ? { colspan: span } : {}),
      ...(rows > 1 ? { rowspan: rows } : {}),
      fill: { color: colorOf(dress, 'brand') },
      valign: 'middle',
      align: alignOf(align),
      margin: margins(table, scale, alignOf(align), false),
      border: borders(pen, { bottom: 'brand' }),
    },
  };
}

function bodyCell(row: Row, index: number, at: number, look: TableLook): TableCell {
  const { table, scale, pen } = look;
  const cell = row.cells[at] ?? { kind: 'text', display: '' };
  const isHeat = table.look === 'heat' && cell.kind === 'rate' && cell.heat !== undefined;
  const heat = isHeat && cell.kind === 'rate' ? cell.heat : undefined;
  const align = heat === undefined ? alignOf(table.columns[at]?.align ?? 'start') : 'center';
  const size = isFigure(table, cell) ? cellSizes(table).value * scale : sizes.table * scale;
  const line = size * (isFigure(table, cell) ? 1.2 : sizes.tableLine);
  const base = { size, line, align, ...bodyLetters(row, cell, table) };
  const note = heatNotePx(scale);
  const noteColor: ThemeColor = heat?.sign === 'missed' ? 'paper' : 'muted';
  const paragraphs = [
    { runs: cellRuns(cell, table, size, pen.dress), look: base },
    ...(heat === undefined
      ? []
      : [
          {
            runs: [{ text: heatNote(heat) }],
            look: { size: note, line: note * sizes.tableLine, color: noteColor, align },
          },
        ]),
  ];
  return {
    text: textProps(paragraphs, pen.dress),
    options: {
      fill: { color: colorOf(pen.dress, fillOf(row, index, heat?.sign ?? null, table)) },
      valign: 'middle',
      align,
      margin: margins(table, scale, align, isSetOff(table.columns, at)),
      border: heat === undefined ? rowBorders(row, pen) : heatBorders(heat.sign, pen),
    },
  };
}

/** The month's own figures of a board, which stand large. */
function isFigure(table: TableBlock, cell: Cell): boolean {
  if (table.kind !== 'kpi_board') return false;
  return (
    cell.kind === 'rate' || ((cell.kind === 'count' || cell.kind === 'number') && cell.key !== null)
  );
}

const VERDICT_COLORS: Readonly<Partial<Record<Verdict, ThemeColor>>> = {
  missed: 'bad',
  remark: 'warn',
};

function bodyLetters(
  row: Row,
  cell: Cell,
  table: TableBlock,
): { readonly color: ThemeColor; readonly isBold: boolean } {
  const usual = row.kind === 'rest' ? 'muted' : 'ink';
  const isBold = row.kind === 'total' || isFigure(table, cell);
  switch (cell.kind) {
    case 'rate': {
      if (cell.heat !== undefined && table.look === 'heat')
        return { color: cell.heat.sign === 'missed' ? 'paper' : 'ink', isBold: true };
      const color = VERDICT_COLORS[cell.verdict];
      return { color: color ?? usual, isBold: isBold || color !== undefined };
    }
    case 'status': {
      const colors = {
        met: 'good',
        missed: 'bad',
        remark: 'warn',
        edge: 'warn',
        none: 'muted',
      } as const;
      return { color: colors[cell.verdict], isBold: cell.verdict !== 'none' };
    }
    case 'gap':
      if (cell.state === 'short') return { color: 'bad', isBold: true };
      return { color: cell.state === 'none' ? 'muted' : usual, isBold };
    case 'change':
      return {
        color: cell.effect === 'better' || cell.effect === 'worse' ? usual : 'muted',
        isBold,
      };
    case 'text':
    case 'count':
    case 'number':
    case 'limit':
      return { color: usual, isBold };
  }
}

function fillOf(row: Row, index: number, heat: Verdict | null, table: TableBlock): ThemeColor {
  if (heat !== null) return heat === 'missed' ? 'bad' : heat === 'met' ? 'panel' : 'paper';
  if (row.kind === 'total' || table.look === 'heat') return 'paper';
  return index % 2 === 1 ? 'panel' : 'paper';
}

/**
 * Room around a cell's text in inches: above, right, below, left. Text keeps its place at the side that it is set to; at the
 * other side it has more room than was measured, so that letters of another typeface break no figure.
 */
function margins(
  table: TableBlock,
  scale: number,
  align: 'left' | 'center' | 'right',
  isOff: boolean,
): [number, number, number, number] {
  const side = cellSizes(table).padX * scale;
  const left = side + (isOff ? sizes.setOff * scale : 0);
  return [
    inches(PAD_Y),
    inches(align === 'right' ? side : 1),
    inches(PAD_Y),
    inches(align === 'left' ? left : 1),
  ];
}

type Edges = Partial<Record<'top' | 'right' | 'bottom' | 'left', ThemeColor>>;

function borders(pen: Pen, edges: Edges, pixels = 1) {
  const edge = (color: ThemeColor | undefined): BorderProps =>
    color === undefined
      ? { type: 'none' }
      : { type: 'solid', pt: points(pixels), color: colorOf(pen.dress, color) };
  const all: [BorderProps, BorderProps, BorderProps, BorderProps] = [
    edge(edges.top),
    edge(edges.right),
    edge(edges.bottom),
    edge(edges.left),
  ];
  return all;
}

function rowBorders(row: Row, pen: Pen) {
  return row.kind === 'total'
    ? borders(pen, { top: 'brand', bottom: 'line' })
    : borders(pen, { bottom: 'line' });
}

/** Cells of a heat table stand apart; what is close to its limit has an edge of its own. */
function heatBorders(sign: Verdict, pen: Pen) {
  const color: ThemeColor = sign === 'edge' || sign === 'remark' ? 'warn' : 'paper';
  return borders(pen, { top: color, right: color, bottom: color, left: color }, 2);
}

function alignOf(align: Column['align']): 'left' | 'center' | 'right' {
  return align === 'end' ? 'right' : align === 'center' ? 'center' : 'left';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
