import type { Document, DocumentCheck } from '../../document/model/types.ts';
import type { WordBook } from '../../words/word-book.ts';
import { type Grid, type GridCell, type GridRow, listColumns, textCell } from './grid.ts';

const TONES: Readonly<Record<DocumentCheck['status'], GridCell['tone']>> = {
  agrees: 'good',
  differs: 'bad',
  doubtful: 'bad',
  not_applicable: 'muted',
  error: 'bad',
};

/** Every comparison between figures with its conclusion; the records to look at stand one a row beneath it. */
export function checksGrid({ checks = [] }: Document, words: WordBook): Grid {
  const count = (wanted: DocumentCheck['status']) =>
    String(checks.filter(({ status }) => status === wanted).length);
  return {
    title: words('workbook.checks'),
    lines: [
      words('workbook.checks.count', {
        count: String(checks.length),
        differs: count('differs'),
        doubtful: count('doubtful'),
      }),
    ],
    columns: listColumns(words, [
      ['workbook.checks.id', 30],
      ['workbook.checks.name', 40],
      ['workbook.checks.status', 12],
      ['workbook.checks.detail', 90],
      ['workbook.checks.case', 34],
      ['workbook.checks.case_unit', 28],
      ['workbook.checks.matter', 28],
    ]),
    rows: checks.flatMap((check) => [checkRow(check), ...caseRows(check)]),
    rules: [],
    notes: [words('workbook.checks.note')],
    frozen: 2,
    plain: false,
  };
}

function checkRow({ id, name, word, status, detail }: DocumentCheck): GridRow {
  return {
    kind: 'body',
    cells: [
      textCell(id),
      textCell(name),
      textCell(word, 'center', TONES[status]),
      textCell(detail),
      ...['', '', ''].map((text) => textCell(text)),
    ],
  };
}

function caseRows({ id, name, word, cases }: DocumentCheck): readonly GridRow[] {
  return cases.map((one) => ({
    kind: 'rest',
    cells: [
      textCell(id),
      textCell(name),
      textCell(word, 'center'),
      textCell(''),
      textCell(one.id),
      textCell(one.unit),
      textCell(one.matter),
    ],
  }));
}
