import type { TableBlock } from '../../document/model/types.ts';
import type { MetricOutcome, MetricResult, MetricsFile, TrailPoint } from '../../metrics/types.ts';
import type { WordBook } from '../../words/word-book.ts';
import { kindOf, numberOf, yearBefore } from '../../workspace/periods.ts';
import { oneCell } from './cell-values.ts';
import { dailyCells, yearToDateCells } from './course-cells.ts';
import { type Grid, type GridCell, type GridColumn, type GridRow, textCell } from './grid.ts';
import { valueCell } from './units.ts';

const NONE = '—';

/** A row's result with its metric; null where the row has none. */
type Course = { readonly metric: MetricOutcome; readonly result: MetricResult } | null;

/** Some columns beside the board. `at` is the first one's number, from 1. */
interface Part {
  readonly columns: readonly GridColumn[];
  readonly cells: (course: Course, at: number) => readonly GridCell[];
}

/** Columns on the board's first page, and those of its second: the months and what they are reckoned with. */
interface Parts {
  readonly near: readonly Part[];
  readonly far: readonly Part[];
}

/**
 * Puts beside a board's rows the year to date and the change since the same month of last year, and on a page of their
 * own daily averages and the last 13 months with their course as a small line. What no row has is left out; a board
 * without results stays as it is.
 */
export function withCourse(
  grid: Grid,
  block: TableBlock,
  metrics: MetricsFile,
  words: WordBook,
): Grid {
  const courses = coursesOf(block, metrics);
  const { near, far } = partsFor(courses, metrics.month, words, grid.columns.length);
  const parts = [...near, ...far];
  if (parts.length === 0) return grid;
  const columnsOf = (some: readonly Part[]) => some.flatMap((part) => part.columns);
  const columns = [...grid.columns, ...columnsOf(parts)];
  const firstPage = grid.columns.length + columnsOf(near).length;
  const months = columns.filter(({ group }) => group === words('workbook.course.months')).length;
  return {
    ...grid,
    columns,
    rows: grid.rows.map((row, index): GridRow => {
      let at = grid.columns.length + 1;
      const beside = parts.flatMap((part) => {
        const cells = part.cells(courses[index] ?? null, at);
        at += part.columns.length;
        return cells;
      });
      return { ...row, cells: [...row.cells, ...beside] };
    }),
    notes: [
      ...grid.notes,
      words('workbook.course.year_note', { sheet: words('workbook.trail') }),
      words('workbook.course.months_note'),
    ],
    ...(far.length === 0 ? {} : { firstPage }),
    ...(months === 0
      ? {}
      : { trend: { at: columns.length, from: columns.length - months, to: columns.length - 1 } }),
  };
}

function coursesOf(block: TableBlock, metrics: MetricsFile): readonly Course[] {
  const byKey = new Map(
    metrics.metrics.flatMap((metric) =>
      metric.results.map((result) => [result.key, { metric, result }] as const),
    ),
  );
  return block.rows.map(({ cells }) => {
    const key = cells.map((cell) => ('key' in cell ? cell.key : null)).find((one) => one !== null);
    return byKey.get(key ?? '') ?? null;
  });
}

/** The parts for a board of so many columns. */
function partsFor(
  courses: readonly Course[],
  month: string,
  words: WordBook,
  columns: number,
): Parts {
  const results = courses.flatMap((course) => (course === null ? [] : [course.result]));
  const months = monthsWithValues(results);
  const hasYear = results.some(({ yearToDate }) => yearToDate !== null);
  const hasLastYear = results.some((result) => lastYear(result) !== null);
  const last = numberOf(month);
  const year = words('workbook.course.year', { last: last === 1 ? '' : String(last) });
  // Numerator and denominator of the year stand first on the second page.
  const numerator = columns + (hasYear ? 1 : 0) + (hasLastYear ? 1 : 0) + 1;
  return {
    near: [
      ...(hasYear ? [yearPart(year, numerator)] : []),
      ...(hasLastYear ? [lastYearPart(words)] : []),
    ],
    far: [
      ...(hasYear ? [yearPartsPart(year, words)] : []),
      ...(results.some(({ daily }) => daily !== null) ? [dailyPart(words)] : []),
      ...(months.length > 1 ? [monthsPart(months, words), trendPart(words)] : []),
    ],
  };
}

/** The year to date; of a rate a formula over its parts, whose first stands in a column on the second page. */
function yearPart(label: string, numerator: number): Part {
  return {
    columns: [{ group: null, label, widest: 14 }],
    cells: (course) => yearCells(course, numerator).slice(2),
  };
}

function yearPartsPart(group: string, words: WordBook): Part {
  const heads = ['workbook.numerator', 'workbook.denominator'] as const;
  return {
    columns: heads.map((head) => ({ group, label: words(head), widest: 14 })),
    cells: (course, at) => yearCells(course, at).slice(0, 2),
  };
}

function yearCells(course: Course, numerator: number): readonly GridCell[] {
  const unit = course?.metric.unit ?? 'count';
  return yearToDateCells(unit, course?.result.yearToDate ?? null, numerator, NONE);
}

/** Left empty: the small line is drawn in it. */
function trendPart(words: WordBook): Part {
  return {
    columns: [{ group: null, label: words('workbook.course.trend'), widest: 20 }],
    cells: () => [textCell('')],
  };
}

function dailyPart(words: WordBook): Part {
  const group = words('workbook.course.daily');
  const heads = ['workbook.course.daily_now', 'workbook.course.daily_change'] as const;
  return {
    columns: heads.map((head) => ({ group, label: words(head), widest: 14 })),
    cells: (course) => dailyCells(course?.result.daily ?? null, NONE, words),
  };
}

function lastYearPart(words: WordBook): Part {
  return {
    columns: [{ group: null, label: words('workbook.course.last_year'), widest: 16 }],
    cells: (course) => [course === null ? textCell(NONE, 'end') : lastYearCell(course, words)],
  };
}

function lastYearCell({ metric, result }: NonNullable<Course>, words: WordBook): GridCell {
  const then = lastYear(result);
  const isRate = metric.unit === 'percent';
  if (then === null || result.value === null || (!isRate && then === 0)) {
    return textCell(NONE, 'end');
  }
  const value = isRate ? result.value - then : ((result.value - then) / then) * 100;
  const shown = `${value > 0 ? '+' : ''}${value.toFixed(2)}${isRate ? '' : '%'}`;
  const unit = isRate ? 'pp' : 'percent';
  return oneCell(
    { kind: 'change', value, display: shown, unit, direction: 'flat', effect: 'neutral' },
    'end',
    words,
  );
}

/** The value of the same month or other period a year ago; a year has the one before as its previous value. */
function lastYear({ trail }: MetricResult): number | null {
  const now = trail.at(-1)?.month;
  if (now === undefined || kindOf(now) === 'year') return null;
  const before = yearBefore(now);
  return trail.find(({ month }) => month === before)?.value ?? null;
}

function monthsPart(months: readonly string[], words: WordBook): Part {
  const group = words('workbook.course.months');
  return {
    columns: months.map((label) => ({ group, label, widest: 13 })),
    cells: (course) =>
      months.map((month) => {
        const point = course?.result.trail.find((one) => one.month === month);
        return pointCell(course, point);
      }),
  };
}

function pointCell(course: Course, point: TrailPoint | undefined): GridCell {
  // Blank where there is none: a line would fall to 0 at a text.
  const cell = valueCell(course?.metric.unit ?? 'count', point?.value ?? null, '');
  return point?.state === 'draft' || point?.state === 'imported'
    ? { ...cell, tone: 'muted' }
    : cell;
}

/** The months of the rows from the first that any row has a value for. */
function monthsWithValues(results: readonly MetricResult[]): readonly string[] {
  const months = results.find(({ trail }) => trail.length > 0)?.trail.map(({ month }) => month);
  const known = new Set(
    results.flatMap(({ trail }) => trail.flatMap((p) => (p.value === null ? [] : [p.month]))),
  );
  const first = (months ?? []).findIndex((month) => known.has(month));
  return first === -1 ? [] : (months ?? []).slice(first);
}
