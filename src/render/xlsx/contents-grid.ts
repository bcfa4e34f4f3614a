import type { WordBook } from '../../words/word-book.ts';
import { type Grid, listColumns, textCell } from './grid.ts';

/** One sheet as the contents list it. */
export interface ContentsLine {
  readonly sheet: string;
  /** The slide's number, or empty. */
  readonly number: string;
  readonly about: string;
  readonly headline: string;
}

/** The first sheet: every other sheet with a link, the number and title of its slide, and its message. */
export function contentsGrid(
  name: string,
  report: { readonly title: string; readonly department: string },
  lines: readonly ContentsLine[],
  words: WordBook,
): Grid {
  return {
    name,
    title: report.title,
    lines: [words('workbook.contents.department', { department: report.department })],
    columns: listColumns(words, [
      ['workbook.contents.number', 12],
      ['workbook.contents.sheet', 40],
      ['workbook.contents.about', 44],
      ['workbook.contents.headline', 60],
    ]),
    rows: lines.map((line) => ({
      kind: 'body',
      cells: [
        textCell(line.number, 'center'),
        { ...textCell(line.sheet), value: { kind: 'link', text: line.sheet, sheet: line.sheet } },
        textCell(line.about),
        textCell(line.headline),
      ],
    })),
    rules: [],
    notes: [],
    frozen: 0,
    plain: true,
  };
}
