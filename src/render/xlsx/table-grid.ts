import type { Cell, Column, Footer, Row, TableBlock } from '../../document/model/types.ts';
import { perOf, type Unit } from '../../number/unit.ts';
import type { PlainWord, WordBook } from '../../words/word-book.ts';
import { oneCell, rateCells } from './cell-values.ts';
import { CHANGE_PERCENT } from './formats.ts';
import {
  type Grid,
  type GridCell,
  type GridColumn,
  type GridRow,
  type GridRule,
  numberCell,
  textCell,
} from './grid.ts';
import type { EdgeThresholds } from './judging.ts';
import { growthFormula, reckoned } from './reckoned-cells.ts';
import { type PlacedCell, type RowPlaces, ratePlace, rowPlaces } from './row-places.ts';
import { type JudgedRate, rateRules, statusRules } from './verdict-rules.ts';

/** What a table's sheet says beside the table. */
export interface TableFrame {
  readonly title: string;
  readonly headline: string | null;
  readonly footer: Footer | null;
  readonly words: WordBook;
  /** How little room is on the edge. */
  readonly thresholds: EdgeThresholds;
}

interface Placed {
  readonly column: Column;
  /** Where it stands in a row of the block. */
  readonly index: number;
  /** A column of rates is three: numerator, denominator, rate. */
  readonly isRate: boolean;
  /** A column with changes of counts is two: change, growth. */
  readonly grows: boolean;
  /** Its first column on the sheet, from 1. */
  readonly at: number;
}

/**
 * Lays a table block out for a sheet. A column in which a rate stands becomes three: numerator, denominator, rate;
 * a cell of another kind in it stands under the rate. Columns for slides only are left out. Verdicts, distances and
 * changes are formulas over the cells beside them.
 */
export function tableGrid(block: TableBlock, frame: TableFrame): Grid {
  const placed = place(block);
  const { words, thresholds } = frame;
  const places = block.rows.map((row) => rowPlaces(placedCells(placed, row)));
  return {
    title: frame.title,
    lines: [
      ...(frame.headline === null ? [] : [frame.headline]),
      unitLine(block, placed, words),
    ].filter((line) => line !== ''),
    columns: placed.flatMap((p) => heads(p, words)),
    rows: block.rows.map(
      (row, at): GridRow => ({
        kind: row.kind,
        cells: placed.flatMap((p) => {
          const cell = row.cells[p.index];
          const made = cellsOf(p, cell, words);
          return cell === undefined ? made : reckonedCells(p, cell, made, places[at], frame);
        }),
      }),
    ),
    rules: placed.flatMap((p) => rulesOf(p, block, places, thresholds)),
    notes: notes(block, frame.footer, words),
    frozen: leadingTexts(block, placed),
    plain: false,
  };
}

function place(block: TableBlock): readonly Placed[] {
  const placed: Placed[] = [];
  let at = 1;
  block.columns.forEach((column, index) => {
    if (column.deckOnly) return;
    const isRate = block.rows.some((row) => row.cells[index]?.kind === 'rate');
    const grows = block.rows.some((row) => isGrowth(row.cells[index]));
    placed.push({ column, index, isRate, grows, at });
    at += isRate ? 3 : grows ? 2 : 1;
  });
  return placed;
}

/** Whether a change is told with its growth in percent. */
function isGrowth(cell: Cell | undefined): boolean {
  return cell?.kind === 'change' && typeof cell.of?.growth === 'number';
}

function placedCells(placed: readonly Placed[], { cells }: Row): readonly PlacedCell[] {
  return placed.flatMap(({ index, at, isRate }) => {
    const cell = cells[index];
    return cell === undefined ? [] : [{ cell, at, isRate }];
  });
}

/** The cells of one cell, the last of a rate's or the first of a change's as a formula over the row. */
function reckonedCells(
  { isRate, grows }: Placed,
  cell: Cell,
  made: readonly GridCell[],
  places: RowPlaces | undefined,
  { thresholds }: TableFrame,
): readonly GridCell[] {
  if (places === undefined) return made;
  const own = isRate ? 2 : 0;
  return made.map((one, index) => {
    if (index === own) return reckoned(cell, one, places, thresholds);
    if (!grows || isRate || cell.kind !== 'change') return one;
    const value = growthFormula(cell, places);
    return value === null ? one : { ...one, value };
  });
}

function heads({ column, isRate, grows }: Placed, words: WordBook): readonly GridColumn[] {
  const head = (label: string, widest: number): GridColumn => ({
    group: column.group,
    label,
    widest,
  });
  if (!isRate && grows) return [head(column.label, 36), head(words('workbook.growth'), 14)];
  if (!isRate) return [head(column.label, 36)];
  const parts = ['workbook.numerator', 'workbook.denominator'] as const;
  const part = (id: PlainWord): string =>
    words('workbook.table.part_head', { column: column.label, part: words(id) });
  return [...parts.map(part), column.label].map((label) => head(label, 22));
}

function cellsOf(
  { column, isRate, grows, at }: Placed,
  cell: Cell | undefined,
  words: WordBook,
): readonly GridCell[] {
  if (cell === undefined)
    return Array.from({ length: isRate ? 3 : grows ? 2 : 1 }, () => textCell(''));
  if (cell.kind === 'rate') {
    const [numerator, denominator, rate] = rateCells(cell, at);
    return [numerator, signed(denominator, cell), withKey(rate, cell)];
  }
  const one = withKey(oneCell(cell, column.align, words), cell);
  if (isRate) return [textCell(''), textCell(''), one];
  return grows ? [one, growthCell(cell)] : [one];
}

function growthCell(cell: Cell): GridCell {
  const growth = cell.kind === 'change' ? cell.of?.growth : null;
  if (typeof growth !== 'number') return textCell('');
  return numberCell(growth / 100, CHANGE_PERCENT, `${growth.toFixed(2)}%`);
}

/** A denominator with a dagger where it is small; formats of the rate itself are its verdict's. */
function signed(made: GridCell, { isSmallBase }: Extract<Cell, { kind: 'rate' }>): GridCell {
  if (isSmallBase !== true || made.format === null) return made;
  return { ...made, format: `${made.format}"†"` };
}

/** Notes on a figure the key of its result. */
function withKey(made: GridCell, cell: Cell): GridCell {
  return 'key' in cell && cell.key !== null ? { ...made, note: cell.key } : made;
}

function rulesOf(
  { index, isRate, at }: Placed,
  block: TableBlock,
  places: readonly RowPlaces[],
  thresholds: EdgeThresholds,
): readonly GridRule[] {
  const cells = block.rows.map((row) => row.cells[index]);
  if (!isRate) return statusRules(cells, at);
  const rates = cells.map((cell, row): JudgedRate => {
    const place = cell?.kind === 'rate' ? ratePlace(cell, at) : null;
    if (cell?.kind !== 'rate' || place === null) return null;
    const { key, hasEdge = false } = cell;
    const limits = cell.limits.map((limit) => ({
      limit,
      column: key === null ? null : (places[row]?.limit(key, limit) ?? null),
    }));
    return { cell, judged: { place, limits, hasEdge, thresholds } };
  });
  return rateRules(rates, at + 2);
}

function leadingTexts(block: TableBlock, placed: readonly Placed[]): number {
  const isText = (p: Placed): boolean =>
    block.rows.every((row) => row.cells[p.index]?.kind === 'text');
  const other = placed.findIndex((p) => !isText(p));
  return Math.min(Math.max(other === -1 ? 1 : other, 1), 3);
}

function unitLine(block: TableBlock, placed: readonly Placed[], words: WordBook): string {
  const kinds = new Set(block.rows.flatMap((row) => placed.map((p) => row.cells[p.index]?.kind)));
  const judged = placed.some(({ index }) =>
    block.rows.some(({ cells }) => {
      const cell = cells[index];
      return cell?.kind === 'rate' && cell.verdict !== 'none';
    }),
  );
  const parts = [
    ...rateWords(block, placed, words),
    kinds.has('change') ? words('workbook.table.change') : '',
    judged ? words('workbook.table.marks') : '',
  ];
  return parts.filter((part) => part !== '').join(words('mark.clause'));
}

/** What the rates of a table are in: of percent, of users, or both. */
function rateWords(
  block: TableBlock,
  placed: readonly Placed[],
  words: WordBook,
): readonly string[] {
  const units = block.rows.flatMap((row) =>
    placed.flatMap((p) => {
      const cell = row.cells[p.index];
      return cell?.kind === 'rate' ? [cell.unit] : [];
    }),
  );
  const told = (unit: Unit): string => {
    const per = perOf(unit) ?? 1n;
    if (unit === 'percent') return words('workbook.table.percent');
    return per === 1n
      ? words('workbook.table.quotient')
      : words('workbook.table.per', { per: per.toLocaleString('en-US') });
  };
  return [...new Set(units)].map(told);
}

function notes(block: TableBlock, footer: Footer | null, words: WordBook): readonly string[] {
  const texts = {
    note: block.note,
    definition: footer?.definition,
    period: footer?.period,
    source: footer?.source,
  };
  return (['note', 'definition', 'period', 'source'] as const).flatMap((kind) => {
    const text = texts[kind];
    return text ? [words(`workbook.table.${kind}`, { text })] : [];
  });
}
