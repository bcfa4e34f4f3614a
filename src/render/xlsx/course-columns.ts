import type { TableBlock } from '../../document/model/types.ts';
import type { MetricOutcome, MetricResult, MetricsFile, TrailPoint } from '../../metrics/types.ts';
import type { WordBook } from '../../words/word-book.ts';
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

/**
 * Puts beside a board's rows the year to date, daily averages, the change since the same month of last year and the
 * last 13 months. What no row has is left out; a board without results stays as it is.
 */
export function withCourse(
  grid: Grid,
  block: TableBlock,
  metrics: MetricsFile,
  words: WordBook,
): Grid {
  const courses = coursesOf(block, metrics);
  const parts = partsFor(courses, metrics.month, words);
  if (parts.length === 0) return grid;
  return {
    ...grid,
    columns: [...grid.columns, ...parts.flatMap((part) => part.columns)],
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
      words('workbook.course.months_note', { none: NONE }),
    ],
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

function partsFor(courses: readonly Course[], month: string, words: WordBook): readonly Part[] {
  const results = courses.flatMap((course) => (course === null ? [] : [course.result]));
  const months = monthsWithValues(results);
  return [
    ...(results.some(({ yearToDate }) => yearToDate !== null) ? [yearPart(month, words)] : []),
    ...(results.some(({ daily }) => daily !== null) ? [dailyPart(words)] : []),
    ...(results.some((result) => lastYear(result) !== null) ? [lastYearPart(words)] : []),
    ...(months.length > 1 ? [monthsPart(months, words)] : []),
  ];
}

function yearPart(month: string, words: WordBook): Part {
  const last = Number(month.slice(5));
  const group = words('workbook.course.year', { last: last === 1 ? '' : String(last) });
  const heads = [
    'workbook.numerator',
    'workbook.denominator',
    'workbook.course.year_value',
  ] as const;
  return {
    columns: heads.map((head) => ({ group, label: words(head), widest: 14 })),
    cells: (course, at) =>
      yearToDateCells(course?.metric.unit ?? 'count', course?.result.yearToDate ?? null, at, NONE),
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

/** The value of the same month a year ago: the first of 13. */
function lastYear({ trail }: MetricResult): number | null {
  return trail.length === 13 ? (trail[0]?.value ?? null) : null;
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
  const cell = valueCell(course?.metric.unit ?? 'count', point?.value ?? null, NONE);
  return point?.state === 'draft' || point?.value === null ? { ...cell, tone: 'muted' } : cell;
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
