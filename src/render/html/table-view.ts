import { cellParts, cellText } from '../../deck/cell-parts.ts';
import { headWords } from '../../deck/head-words.ts';
import { heatNote, isMarked, isSetOff } from '../../deck/table-size.ts';
import type { Cell, Column, Row, TableBlock, Verdict } from '../../document/model/types.ts';
import type { LiveMarks } from './live-marks.ts';

/** A sign that the templates draw: by verdict, or the direction of a change. */
export type Mark = Verdict | 'alert' | 'up' | 'down' | 'info';

const MARKS = ['met', 'missed', 'remark', 'none', 'edge', 'alert', 'up', 'down', 'info'] as const;

/** A mark as the templates ask for it: its name, or null for none, and one flag for each. */
export function markView(mark: Mark | null, isStatus = false) {
  const flags = Object.fromEntries(MARKS.map((name) => [name, name === mark]));
  return { mark, markIs: { ...flags, status: isStatus } };
}

/** What the templates need to draw a table; `widths` in CSS pixels. */
export function tableView(
  table: TableBlock,
  widths: readonly number[],
  isContinued: boolean,
  marks: LiveMarks,
) {
  const verdicts = table.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.kind === 'rate' ? [cell.verdict] : [])),
  );
  const isBoard = table.kind === 'kpi_board';
  const isHeat = table.look === 'heat';
  const hasMissed = !isBoard && !isHeat && verdicts.includes('missed');
  const hasRemark = !isBoard && !isHeat && verdicts.includes('remark');
  const hasEdge = !isBoard && !isHeat && verdicts.includes('edge');
  return {
    title: table.title,
    note: table.note,
    isContinued,
    isHeat,
    isDense: table.isDense === true,
    width: widths.reduce((total, width) => total + width, 0).toFixed(2),
    widths: widths.map((width) => width.toFixed(2)),
    head: headRows(table.columns, marks.hasSorting ? figureColumns(table) : new Set()),
    rows: rowViews(table.rows, table, marks),
    // Paper shows the whole; a part that runs on is joined to the first.
    branches:
      isContinued || !marks.hasSorting
        ? []
        : (table.branches ?? []).map(({ branch, rows }) => ({
            branch,
            rows: rowViews(rows, table, marks),
          })),
    hasKey: hasMissed || hasRemark || hasEdge,
    hasMissed,
    hasRemark,
    hasEdge,
    keys: { missed: markView('missed'), remark: markView('alert'), edge: markView('edge') },
  };
}

function rowViews(
  rows: readonly Row[],
  { columns, kind }: Pick<TableBlock, 'columns' | 'kind'>,
  marks: LiveMarks,
) {
  return rows.map((row) => ({
    kind: row.kind,
    cells: columns.map((_, index) => {
      const cell = row.cells[index] ?? { kind: 'text', display: '' };
      return {
        ...cellView(cell, alignOf(columns, index), index === 0, kind === 'kpi_board'),
        figure: marks.figure('key' in cell ? cell.key : null),
        finding: marks.finding(cell.kind === 'text' ? cell.finding : undefined),
      };
    }),
  }));
}

function cellView(cell: Cell, align: string, isHead: boolean, isBoard: boolean) {
  const effect = cell.kind === 'change' ? cell.effect : 'neutral';
  return {
    kind: cell.kind,
    display: cellText(cell),
    isHead,
    className: classesOf(cell, align, isBoard),
    heat: heatView(cell),
    parts: cellParts(cell),
    small: cell.kind === 'text' ? (cell.small ?? null) : null,
    hasEffect: cell.kind === 'change',
    isBetter: effect === 'better',
    isWorse: effect === 'worse',
    isUsual: effect === 'usual',
    ...markOf(cell, isBoard),
  };
}

/** Sign and words of a heat table's cell; null elsewhere. */
function heatView(cell: Cell) {
  if (cell.kind !== 'rate' || cell.heat === undefined) return null;
  return { sign: cell.heat.sign, note: heatNote(cell.heat) };
}

function markOf(cell: Cell, isBoard: boolean) {
  switch (cell.kind) {
    case 'status':
      // A dash alone says as much as the sign for nothing to judge.
      return markView(/\p{L}/u.test(cell.display) ? signOf(cell.verdict) : null, true);
    case 'change':
      return markView(cell.value === null || cell.direction === 'flat' ? null : cell.direction);
    case 'rate':
      // In a heat table every verdict has its sign; before a figure without a limit a dash would read as a minus.
      if (cell.heat !== undefined)
        return markView(cell.heat.sign === 'none' ? null : signOf(cell.heat.sign));
      // A board has a column for the verdict; elsewhere only what stands out is marked.
      return markView(!isBoard && isMarked(cell.verdict) ? signOf(cell.verdict) : null);
    case 'text':
    case 'count':
    case 'number':
    case 'limit':
    case 'gap':
      return markView(null);
  }
}

/** One verdict has one sign, in every table. */
function signOf(verdict: Verdict): Mark {
  return verdict === 'remark' ? 'alert' : verdict;
}

function classesOf(cell: Cell, align: string, isBoard: boolean): string {
  const classes = [align];
  if (cell.kind === 'rate')
    classes.push(
      cell.heat === undefined ? `verdict-${cell.verdict}` : `heat heat-${cell.heat.sign}`,
    );
  if (cell.kind === 'change') classes.push(`change-${cell.effect}`);
  if (cell.kind === 'gap') classes.push(`gap-${cell.state}`);
  // The month's own figures, not those beside them to compare with.
  const isFigure =
    cell.kind === 'rate' ||
    ((cell.kind === 'count' || cell.kind === 'number') && cell.key !== null);
  if (isBoard && isFigure) classes.push('is-figure');
  return classes.join(' ');
}

interface HeadCell {
  /** The label's words, between which it may be broken. */
  readonly words: readonly string[];
  readonly scope: 'col' | 'colgroup';
  readonly colspan: number;
  readonly rowspan: number;
  readonly className: string;
  /** Whether a page sorts what stands under it by its figures. */
  readonly isOfFigures: boolean;
}

/** The places of columns that hold figures in most of their rows. */
function figureColumns({ columns, rows }: TableBlock): ReadonlySet<number> {
  const body = rows.filter(({ kind }) => kind === 'body');
  const isOfFigures = (at: number): boolean =>
    body.filter(({ cells }) => isFigure(cells[at])).length * 2 > body.length;
  return new Set([...columns.keys()].filter(isOfFigures));
}

function isFigure(cell: Cell | undefined): boolean {
  switch (cell?.kind) {
    case 'rate':
    case 'count':
    case 'number':
    case 'change':
    case 'gap':
    case 'limit':
      return true;
    case 'text':
    case 'status':
    case undefined:
      return false;
  }
}

/** One row of heads, or two where neighbouring columns share a group. */
function headRows(
  columns: readonly Column[],
  figures: ReadonlySet<number>,
): readonly (readonly HeadCell[])[] {
  const hasGroups = columns.some(({ group }) => group !== null);
  const leaf = (index: number, rowspan: number): HeadCell => ({
    words: headWords(columns[index]?.label ?? ''),
    scope: 'col',
    colspan: 1,
    rowspan,
    className: alignOf(columns, index),
    isOfFigures: figures.has(index),
  });
  if (!hasGroups) return [columns.map((_, index) => leaf(index, 1))];
  const upper: HeadCell[] = [];
  let before: string | null = null;
  for (const [index, column] of columns.entries()) {
    const last = upper.at(-1);
    if (column.group === null) {
      upper.push(leaf(index, 2));
    } else if (column.group === before && last !== undefined) {
      upper[upper.length - 1] = { ...last, colspan: last.colspan + 1 };
    } else {
      upper.push({
        words: headWords(column.group),
        scope: 'colgroup',
        colspan: 1,
        rowspan: 1,
        className: 'group',
        isOfFigures: false,
      });
    }
    before = column.group;
  }
  const lower = columns.flatMap(({ group }, index) => (group === null ? [] : [leaf(index, 1)]));
  return [upper, lower];
}

function alignOf(columns: readonly Column[], index: number): string {
  const align = `align-${columns[index]?.align ?? 'start'}`;
  return isSetOff(columns, index) ? `${align} set-off` : align;
}
