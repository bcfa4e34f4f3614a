import type { Font, Workbook, Worksheet } from 'exceljs';
import type { WordBook } from '../../words/word-book.ts';
import { safeText } from '../office/cell-text.ts';
import { bodyStyles } from './body-styles.ts';
import type { At, Grid, GridRow, SheetPlan } from './grid.ts';
import { letters, rowCount } from './grid.ts';
import { type LongBody, writeLooks } from './long-rows.ts';
import type { Looks } from './looks.ts';
import { setUpPage } from './page.ts';
import { breakPages, rowPixels } from './page-breaks.ts';
import { type ChartedTable, FREE_ROW, type PlacedChart, placeCharts } from './place-charts.ts';
import { cellOf } from './sheet-names.ts';
import type { Sparkline } from './sparklines.ts';
import { lineCount } from './text-size.ts';
import { columnWidths, jointWidths } from './widths.ts';
import { cellNote, cellValue } from './written-cell.ts';

/** What every sheet says of the report, and the sheet that its link leads back to. */
export interface SheetContext {
  readonly organization: string;
  readonly monthLabel: string;
  readonly reportTitle: string;
  readonly words: WordBook;
  readonly looks: Looks;
  /** null on the contents itself. */
  readonly contentsSheet: string | null;
}

const LINE_POINTS = 16;
const TALLEST = 400;

/** Adds an empty sheet to the workbook, so that sheets stand in their order before they are written. */
export function addSheet(
  workbook: Workbook,
  { name, tab }: Pick<SheetPlan, 'name' | 'tab'>,
  looks: Looks,
): Worksheet {
  return workbook.addWorksheet(
    name,
    tab === null ? {} : { properties: { tabColor: { argb: looks.argb(tab) } } },
  );
}

/**
 * Writes the tables of a sheet: lines, head, body, notes, rules and page. One that stands alone has filters and frozen
 * panes; several stand one below the other. Gives the row at which each begins, and the small lines to be drawn.
 */
export function writeSheet(sheet: Worksheet, plan: SheetPlan, context: SheetContext): Written {
  const [only, ...others] = plan.grids;
  const isAlone = others.length === 0 || only?.charts === undefined;
  if (only !== undefined && isAlone && others.every(({ charts }) => charts !== undefined))
    return writeAlone(sheet, only, others, context);
  const writer = writerOf(sheet, jointWidths(plan.grids), context.looks);
  const { widths } = writer;
  let row = writeHeading(writer, plan.title, context);
  row = writeBack(writer, row, context);
  const begins = plan.grids.map((grid) => {
    const begin = row + 1;
    row = writePart(writer, grid, begin);
    return begin;
  });
  breakPages(sheet, begins, row - 1, widths);
  row = writeSignOff(writer, row, context.words);
  sheet.views = [{ state: 'normal', showGridLines: false, zoomScale: 100 }];
  setUpPage(sheet, { head: null, lastRow: row - 1, widths, frozen: 1, context });
  return { ...drawnOf(writer), begins };
}

/** One of several tables under its title, from a row on; gives the row after it and its charts. */
function writePart(writer: Writer, grid: Grid, begin: number): number {
  writeLine(writer, begin, grid.title, writer.looks.fonts.part, LINE_POINTS + 6);
  return writeTable(writer, grid, writeLines(writer, grid, begin + 1)).notes;
}

/** Where the tables of a sheet begin, and what has to be drawn on it beside what the library writes. */
export interface Written {
  readonly begins: readonly number[];
  readonly sparklines: readonly Sparkline[];
  readonly charts: readonly PlacedChart[];
  /** Rows that are still to be put in when the workbook is packed. */
  readonly long: LongBody | null;
}

/** A table with filters and frozen panes, and the charts of its slides under it. */
function writeAlone(
  sheet: Worksheet,
  grid: Grid,
  charts: readonly Grid[],
  context: SheetContext,
): Written {
  const widths = charts.length === 0 ? columnWidths(grid) : jointWidths([grid, ...charts]);
  const writer = writerOf(sheet, widths, context.looks);
  let row = writeHeading(writer, grid.title, context);
  row = writeBack(writer, writeLines(writer, grid, row), context);
  const { head, body, notes } = writeTable(writer, grid, row);
  row = notes;
  const begins = charts.map((chart) => {
    const begin = row + 1;
    row = writePart(writer, chart, begin);
    return begin;
  });
  breakPages(sheet, begins.length === 0 ? [] : [1, ...begins], row - 1, widths);
  row = grid.plain ? row : writeSignOff(writer, row, context.words);
  if (grid.table !== undefined && grid.rows.length > 0) addTable(sheet, grid.table, grid, body);
  else if (!grid.plain && rowCount(grid) > 0) {
    const trailing = grid.long
      ? 0
      : grid.rows.length - 1 - grid.rows.findLastIndex((r) => r.kind !== 'total');
    sheet.autoFilter = {
      from: { row: head.last, column: 1 },
      to: { row: Math.max(body.last - trailing, head.last), column: grid.columns.length },
    };
  }
  sheet.views = [
    {
      state: 'frozen',
      xSplit: grid.frozen,
      ySplit: head.last,
      topLeftCell: `${letters(grid.frozen + 1)}${head.last + 1}`,
      showGridLines: false,
      zoomScale: 100,
    },
  ];
  const { frozen, firstPage } = grid;
  setUpPage(sheet, { head, lastRow: row - 1, widths, frozen, firstPage, context });
  return { ...drawnOf(writer), begins: [1, ...begins] };
}

function drawnOf({ sparklines, charts, long }: Writer): Omit<Written, 'begins'> {
  return { sparklines, charts, long };
}

function writerOf(sheet: Worksheet, widths: readonly number[], looks: Looks): Writer {
  sheet.columns = widths.map((width) => ({ width }));
  return {
    sheet,
    widths,
    looks,
    rules: 0,
    sparklines: [],
    charts: [],
    bodies: new Map(),
    long: null,
  };
}

/** Head, body, notes and rules of one table from a row on; gives where they stand, and the row after its notes. */
function writeTable(
  writer: Writer,
  grid: Grid,
  from: number,
): { readonly head: Range; readonly body: Range; readonly notes: number } {
  const head = { first: from, last: from + (hasGroups(grid) ? 1 : 0) };
  writeHead(writer, grid, head);
  const body = { first: head.last + 1, last: head.last + rowCount(grid) };
  writer.bodies.set(grid, body.first);
  writeBody(writer, grid, body);
  addRules(writer, grid, body.first);
  addTrends(writer, grid, body.first);
  const notes = writeNotes(writer, grid, body.last + 1);
  return {
    head,
    body,
    notes: notes + addCharts(writer, grid, { head: head.last, body, next: notes }),
  };
}

/** Places the charts of a table; gives how many rows after it stay free for them. */
function addCharts(
  { sheet, widths, charts }: Writer,
  grid: Grid,
  at: Pick<ChartedTable, 'head' | 'body' | 'next'>,
): number {
  const rowHeight = (row: number): number => rowPixels(sheet, row);
  const placed = placeCharts({ sheet: sheet.name, grid, widths, rowHeight, ...at });
  charts.push(...placed.charts);
  for (let row = at.next; row < at.next + placed.rows; row += 1)
    sheet.getRow(row).height = FREE_ROW * 0.75;
  return placed.rows;
}

interface Writer {
  readonly sheet: Worksheet;
  readonly widths: readonly number[];
  readonly looks: Looks;
  /** Rules that the sheet has already; later ones give way to them. */
  rules: number;
  readonly sparklines: Sparkline[];
  readonly charts: PlacedChart[];
  /** The first row of the body of each table that is written. */
  readonly bodies: Map<Grid, number>;
  long: LongBody | null;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function hasGroups(grid: Grid): boolean {
  return grid.columns.some((column) => column.group !== null);
}

function writeHeading(writer: Writer, title: string, context: SheetContext): number {
  writeLine(writer, 1, title, writer.looks.fonts.title, 24);
  const about = context.words('workbook.heading', {
    organization: context.organization,
    month: context.monthLabel,
    report: context.reportTitle,
  });
  writeLine(writer, 2, about, writer.looks.fonts.line, LINE_POINTS);
  return 3;
}

function writeLines(writer: Writer, grid: Grid, from: number): number {
  const { fonts } = writer.looks;
  grid.lines.forEach((line, index) => {
    const style = index === 0 ? fonts.headline : fonts.line;
    writeLine(writer, from + index, line, style, LINE_POINTS);
  });
  return from + grid.lines.length;
}

/** The link back to the contents; none on the contents itself. */
function writeBack(writer: Writer, row: number, { contentsSheet, words }: SheetContext): number {
  if (contentsSheet === null) return row;
  const { sheet, looks } = writer;
  const link = sheet.getCell(row, 1);
  link.value = { text: words('workbook.back'), hyperlink: cellOf(contentsSheet, 'A1') };
  link.font = looks.fonts.link;
  sheet.getRow(row).height = LINE_POINTS + 2;
  return row + 1;
}

/** One line across the table, as high as its text needs. */
function writeLine(
  { sheet, widths }: Writer,
  row: number,
  text: string,
  style: Partial<Font>,
  points: number,
): void {
  const cell = sheet.getCell(row, 1);
  cell.value = safeText(text);
  cell.font = style;
  cell.alignment = { vertical: 'middle', wrapText: true };
  if (widths.length > 1) sheet.mergeCells(row, 1, row, widths.length);
  const size = (style.size ?? 10) / 10;
  const room = widths.reduce((sum, width) => sum + width, 0) / size - 2;
  sheet.getRow(row).height = Math.min(TALLEST, points * lineCount(text, room));
}

function writeHead({ sheet, widths, looks }: Writer, grid: Grid, head: Range): void {
  const labelRow = head.last;
  let lines = 1;
  grid.columns.forEach((column, index) => {
    const at = index + 1;
    for (let row = head.first; row <= head.last; row += 1) {
      const cell = sheet.getCell(row, at);
      cell.font = looks.fonts.head;
      cell.fill = looks.headFill;
      cell.border = looks.border;
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    }
    const isAlone = column.group === null && head.first < head.last;
    sheet.getCell(isAlone ? head.first : labelRow, at).value = safeText(column.label);
    if (isAlone) sheet.mergeCells(head.first, at, head.last, at);
    const needed = lineCount(column.label, Math.max((widths[index] ?? 8) - 1, 4));
    lines = Math.max(lines, isAlone ? Math.ceil(needed / 2) : needed);
  });
  for (const { group, from, to } of groupsOf(grid)) {
    sheet.getCell(head.first, from).value = safeText(group);
    if (to > from) sheet.mergeCells(head.first, from, head.first, to);
  }
  if (head.first < head.last) sheet.getRow(head.first).height = LINE_POINTS + 4;
  sheet.getRow(labelRow).height = Math.min(TALLEST, LINE_POINTS * lines + 6);
}

function groupsOf(
  grid: Grid,
): readonly { readonly group: string; readonly from: number; readonly to: number }[] {
  const groups: { group: string; from: number; to: number }[] = [];
  grid.columns.forEach(({ group }, index) => {
    const last = groups.at(-1);
    if (group === null) return;
    if (last !== undefined && last.group === group && last.to === index) last.to = index + 1;
    else groups.push({ group, from: index + 1, to: index + 1 });
  });
  return groups;
}

function writeBody(writer: Writer, grid: Grid, body: Range): void {
  const { sheet, widths, bodies, looks } = writer;
  const styleOf = bodyStyles(looks);
  const height = (row: GridRow): number => heightOf(row, widths);
  grid.rows.forEach((gridRow, index) => {
    const at: At = { row: body.first + index, ...body };
    const row = sheet.getRow(at.row);
    gridRow.cells.forEach((made, column) => {
      const cell = row.getCell(column + 1);
      cell.value = cellValue(made, at, bodies);
      cell.style = styleOf(made, gridRow.kind === 'total');
      if (made.note !== undefined) cell.note = cellNote(made.note, looks);
    });
    row.height = height(gridRow);
  });
  if (grid.long !== undefined)
    writer.long = writeLooks(sheet, body.first + grid.rows.length, grid.long, height, styleOf);
}

/** Height of a row by the lines that its texts take, in points. */
function heightOf({ cells }: GridRow, widths: readonly number[]): number {
  const lines = cells.map(({ shown }, column) =>
    lineCount(shown, Math.max((widths[column] ?? 8) - 2, 4)),
  );
  return Math.min(TALLEST, LINE_POINTS * Math.max(1, ...lines) + 2);
}

function writeNotes(writer: Writer, grid: Grid, from: number): number {
  grid.notes.forEach((note, index) => {
    writeLine(writer, from + index, note, writer.looks.fonts.line, LINE_POINTS);
  });
  return from + grid.notes.length;
}

function writeSignOff(writer: Writer, row: number, words: WordBook): number {
  writeLine(writer, row, words('workbook.sign_off'), writer.looks.fonts.head, LINE_POINTS + 14);
  return row + 1;
}

/** Makes an Excel table of what is written already; it brings its own filters. */
function addTable(sheet: Worksheet, name: string, { columns, rows }: Grid, body: Range): void {
  sheet.addTable({
    name,
    ref: `A${body.first - 1}`,
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: false },
    columns: columns.map(({ label }) => ({ name: safeText(label), filterButton: true })),
    // From the grid: what is read back of a formula has lost a result of 0.
    rows: rows.map(({ cells }, index) =>
      cells.map((cell) => cellValue(cell, { row: body.first + index, ...body })),
    ),
  });
}

function addTrends({ sparklines }: Writer, { rows, trend }: Grid, firstRow: number): void {
  if (trend === undefined) return;
  const { at, from, to } = trend;
  rows.forEach(({ cells }, index) => {
    const row = firstRow + index;
    const numbers = cells.slice(from - 1, to).filter(({ value }) => value.kind === 'number');
    if (numbers.length > 1)
      sparklines.push({
        cell: `${letters(at)}${row}`,
        range: `${letters(from)}${row}:${letters(to)}${row}`,
      });
  });
}

function addRules(writer: Writer, grid: Grid, firstRow: number): void {
  for (const rule of grid.rules) {
    writer.rules += 1;
    const column = letters(rule.column);
    const from = firstRow + rule.from;
    writer.sheet.addConditionalFormatting({
      ref: `${column}${from}:${column}${firstRow + rule.to}`,
      rules: [
        {
          type: 'expression',
          priority: writer.rules,
          formulae: [rule.expression(from)],
          style: writer.looks.ruleStyle(rule.look, rule.format),
        },
      ],
    });
  }
}
