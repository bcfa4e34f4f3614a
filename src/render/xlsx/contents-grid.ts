import type { WordBook } from '../../words/word-book.ts';
import { type Grid, listColumns, textCell } from './grid.ts';

/** One table as the contents list it. */
export interface ContentsLine {
  readonly sheet: string;
  /** The row of the sheet at which it begins. */
  readonly row: number;
  /** The slide's number, or empty. */
  readonly number: string;
  readonly about: string;
  readonly headline: string;
}

/** The first sheet: every table with a link to it, the number and title of its slide, and its message. */
export function contentsGrid(
  report: { readonly title: string; readonly department: string },
  lines: readonly ContentsLine[],
  words: WordBook,
): Grid {
  return {
    title: report.title,
    lines: [words('workbook.contents.department', { department: report.department })],
    columns: listColumns(words, [
      ['workbook.contents.number', 12],
      ['workbook.contents.sheet', 40],
      ['workbook.contents.about', 60],
      ['workbook.contents.headline', 60],
    ]),
    rows: lines.map(({ sheet, row, number, about, headline }) => ({
      kind: 'body',
      cells: [
        textCell(number, 'center'),
        { ...textCell(sheet), value: { kind: 'link', text: sheet, sheet, row } },
        textCell(about),
        textCell(headline),
      ],
    })),
    rules: [],
    notes: [],
    frozen: 0,
    plain: true,
  };
}
