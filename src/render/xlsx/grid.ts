import type { Verdict } from '../../document/model/types.ts';
import type { ThemeColor } from '../../pack/theme-types.ts';
import type { PlainWord, WordBook } from '../../words/word-book.ts';
import { safeText } from '../office/cell-text.ts';
import type { NativeChart, Series } from '../office/native-chart.ts';

/** Rows of the body by their number on the sheet, for formulas. */
export interface At {
  readonly row: number;
  readonly first: number;
  readonly last: number;
}

/** What stands in a cell. A formula brings the result that it gives, so that nothing needs to recalculate. */
export type GridValue =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | {
      readonly kind: 'formula';
      readonly formula: (at: At) => string;
      readonly result: number | string;
    }
  /** The figure of a cell in another table of its sheet; `column` from 1, `row` of its body from 0. */
  | {
      readonly kind: 'reference';
      readonly table: Grid;
      readonly column: number;
      readonly row: number;
      readonly result: number;
    }
  | {
      readonly kind: 'link';
      readonly text: string;
      readonly sheet: string;
      readonly row: number;
    };

/** One cell with its number format; `shown` is what people see, for the column's width. */
export interface GridCell {
  readonly value: GridValue;
  readonly shown: string;
  readonly format: string | null;
  readonly align: Align;
  readonly tone: 'plain' | 'muted' | 'good' | 'bad';
  /** Stands in the cell's note; a result's key, by which `report explain` finds it. */
  readonly note?: string;
}

export type Align = 'start' | 'end' | 'center';

export interface GridColumn {
  /** Head over several columns. */
  readonly group: string | null;
  readonly label: string;
  readonly widest: number;
}

export interface GridRow {
  readonly kind: 'body' | 'total' | 'rest';
  readonly cells: readonly GridCell[];
}

/** A look that a cell takes while its expression holds; earlier rules win. `from` and `to` are body rows, from 0. */
export interface GridRule {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly look: Exclude<Verdict, 'none'>;
  readonly format: string | null;
  readonly expression: (row: number) => string;
}

/** One table, before it is laid out, with lines over it and notes under it. */
export interface Grid {
  readonly title: string;
  /** Lines between the title and the table. */
  readonly lines: readonly string[];
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly rules: readonly GridRule[];
  readonly notes: readonly string[];
  /** Leading columns that stay in view. */
  readonly frozen: number;
  /** Whether the head carries filters and the foot the lines to sign. */
  readonly plain: boolean;
  /** The name of the Excel table that head and body are; its heads are all different. */
  readonly table?: string;
  /** So many leading columns are a page of their own, the others the next. */
  readonly firstPage?: number;
  /** A column in which each row's course over other columns is drawn as a small line; columns from 1. */
  readonly trend?: { readonly at: number; readonly from: number; readonly to: number };
  /** Rows after the others, so many that they are made one by one: values only, of bodies that stand alone. */
  readonly long?: LongRows;
  /** Charts of its figures, which stand beside or under it. */
  readonly charts?: readonly GridChart[];
}

/** Rows that are made when they are asked for. */
export interface LongRows {
  readonly count: number;
  readonly row: (index: number) => GridRow;
  /** A cell of each look that the rows may have. */
  readonly looks: readonly GridCell[];
}

/** How many rows the body of a table has. */
export function rowCount({ rows, long }: Grid): number {
  return rows.length + (long?.count ?? 0);
}

/** The first rows of a table. */
export function firstRows({ rows, long }: Grid, most: number): readonly GridRow[] {
  const own = rows.slice(0, most);
  const more = Math.min(most - own.length, long?.count ?? 0);
  return [...own, ...Array.from({ length: more }, (_, index) => long?.row(index) ?? EMPTY)];
}

const EMPTY: GridRow = { kind: 'body', cells: [] };

/** Rows as they are up to so many; more are made one by one. */
const MOST_AT_ONCE = 1_000;

/** The rows of a list, made at once or, when they are many, one by one. */
export function rowsOf(
  count: number,
  row: (index: number) => GridRow,
  looks: readonly GridCell[],
): Pick<Grid, 'rows'> & Partial<Pick<Grid, 'long'>> {
  if (count > MOST_AT_ONCE) return { rows: [], long: { count, row, looks } };
  return { rows: Array.from({ length: count }, (_, index) => row(index)) };
}

/** A chart of a table's figures with the columns that its series are read from, and its height in CSS pixels. */
export interface GridChart {
  readonly chart: NativeChart;
  readonly columns: ReadonlyMap<Series, SeriesColumns>;
  readonly height: number;
}

/** Columns of the figures of a series and of its whiskers, from 1. */
export interface SeriesColumns {
  readonly values: number;
  readonly whiskers?: { readonly minus: number; readonly plus: number };
}

/** A column's letters from its number, which counts from 1. */
export function letters(column: number): string {
  const over = Math.floor((column - 1) / 26);
  return (over > 0 ? letters(over) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** A text as a formula writes it, the same that a cell holds of it. */
export function literal(text: string): string {
  return `"${safeText(text).replaceAll('"', '""')}"`;
}

/** A text cell; empty text gives a blank one. */
export function textCell(
  text: string,
  align: Align = 'start',
  tone: GridCell['tone'] = 'plain',
): GridCell {
  const value: GridValue = text === '' ? { kind: 'blank' } : { kind: 'text', text };
  return { value, shown: text, format: null, align, tone };
}

/** A number cell with its number format and the text that people see. */
export function numberCell(number: number, format: string, shown: string): GridCell {
  return { value: { kind: 'number', number }, shown, format, align: 'end', tone: 'plain' };
}

/** A column of a list: no group, and a width of at most `widest` half-width columns. */
export function listColumn(label: string, widest = 40): GridColumn {
  return { group: null, label, widest };
}

/** The columns of a list by the words that head them, each with the width that it has at most. */
export function listColumns(
  words: WordBook,
  columns: readonly (readonly [head: PlainWord, widest?: number])[],
): readonly GridColumn[] {
  return columns.map(([head, widest]) => listColumn(words(head), widest));
}

/** One sheet: a table that stands alone, or several one below the other under a title of their own. */
export interface SheetPlan {
  readonly name: string;
  /** Colour of its tab; null for none. */
  readonly tab: ThemeColor | null;
  /** Over several tables; a table that stands alone has its own. */
  readonly title: string;
  readonly grids: readonly Grid[];
}
