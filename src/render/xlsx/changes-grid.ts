import type { DraftChange, DraftFigure } from '../../metrics/draft-changes.ts';
import type { WordBook } from '../../words/word-book.ts';
import { countCell } from './cell-values.ts';
import { CHANGE_COUNT, pointsFormat } from './formats.ts';
import { type Grid, type GridCell, letters, listColumns, numberCell, textCell } from './grid.ts';
import { valueCell } from './units.ts';
import type { WorkbookInput } from './workbook-input.ts';

/** The columns of the value before and of the value now, from 1. */
const WAS = 5;
const IS = 8;

/** What is another figure than in an earlier draft of the month: what it was, what it is, and the difference as a formula. */
export function changesGrid(
  { against, changes }: NonNullable<WorkbookInput['draft']>,
  words: WordBook,
): Grid {
  const was = words('workbook.changes.was');
  const is = words('workbook.changes.is');
  const parts = listColumns(words, [
    ['workbook.numerator', 14],
    ['workbook.denominator', 14],
    ['workbook.value', 16],
  ]);
  return {
    title: words('workbook.changes'),
    lines: [
      words('workbook.changes.count', {
        against: String(against ?? ''),
        count: String(changes.length),
      }),
    ],
    columns: [
      ...listColumns(words, [
        ['workbook.metric_name', 36],
        ['workbook.changes.members', 30],
      ]),
      ...[was, is].flatMap((group) => parts.map((column) => ({ ...column, group }))),
      ...listColumns(words, [
        ['workbook.changes.difference', 18],
        ['workbook.key', 60],
      ]),
    ],
    rows: changes.map((change) => ({
      kind: 'body',
      cells: [
        textCell(change.metric.name),
        textCell(Object.values(change.by).join(' / ') || words('workbook.total')),
        ...sideCells(change, change.was),
        ...sideCells(change, change.is),
        differenceCell(change, words),
        textCell(change.key),
      ],
    })),
    rules: [],
    notes: [words('workbook.changes.note')],
    frozen: 2,
    plain: false,
  };
}

function sideCells({ metric }: DraftChange, side: DraftFigure | null): readonly GridCell[] {
  return [
    countCell(side?.numerator ?? null, ''),
    countCell(side?.denominator ?? null, ''),
    valueCell(metric.unit, side?.value ?? null, side?.display ?? ''),
  ];
}

function differenceCell({ metric, was, is }: DraftChange, words: WordBook): GridCell {
  const [before, now] = [was?.value ?? null, is?.value ?? null];
  if (before === null || now === null) return textCell('');
  const inPoints = metric.unit === 'percent';
  const format = inPoints ? pointsFormat(words('workbook.points')) : CHANGE_COUNT;
  const apart = (row: number): string => `${letters(IS)}${row}-${letters(WAS)}${row}`;
  const result = Number((now - before).toFixed(9));
  return {
    ...numberCell(result, format, result.toFixed(2)),
    value: {
      kind: 'formula',
      formula: ({ row }) => `ROUND(${inPoints ? `(${apart(row)})*100` : apart(row)},9)`,
      result,
    },
  };
}
