import type { InputFile, RowClass } from '../../ingest/model/types.ts';
import type { PlainWord, WordBook } from '../../words/word-book.ts';
import { countCell } from './cell-values.ts';
import { COUNT } from './formats.ts';
import {
  type At,
  type Grid,
  type GridCell,
  type GridRow,
  letters,
  listColumn,
  literal,
  textCell,
} from './grid.ts';

/** The classes in the order in which the first match wins, what counts last. */
const CLASSES: readonly RowClass[] = [
  'title',
  'header',
  'total',
  'footer',
  'blank',
  'quarantined',
  'duplicate',
  'superseded',
  'otherMonth',
  'corrected',
  'accepted',
];

const TEXTS = [
  'workbook.file',
  'workbook.account.dataset',
  'workbook.account.encoding',
  'workbook.account.header_row',
] as const satisfies readonly PlainWord[];
const RECORDS = TEXTS.length + 1;
const FIRST_CLASS = RECORDS + 1;
const SUM = FIRST_CLASS + CLASSES.length;
const DIFFERENCE = SUM + 1;

/** A dataset as people call it. */
export interface NamedDataset {
  readonly id: string;
  readonly name: string;
}

interface AccountNames {
  readonly datasets: readonly NamedDataset[];
  readonly words: WordBook;
}

/** The row account of every input file: its records, each class of them, and a live check that they add up. */
export function accountGrid(files: readonly InputFile[], { datasets, words }: AccountNames): Grid {
  const names = new Map(datasets.map((one) => [one.id, one.name]));
  const rows = files.map((file) => fileRow(file, names.get(file.dataset) ?? file.dataset, words));
  return {
    title: words('workbook.account'),
    lines: [words('workbook.account.line')],
    columns: [
      ...TEXTS.map((label) => listColumn(words(label), 38)),
      listColumn(words('workbook.account.records')),
      ...CLASSES.map((id) => listColumn(words(`workbook.row_class.${id}`), 13)),
      listColumn(words('workbook.account.sum')),
      listColumn(words('workbook.account.difference')),
      listColumn(words('workbook.account.check')),
    ],
    rows: files.length > 0 ? [...rows, totalRow(files, words)] : rows,
    rules: (['missed', 'met'] as const).map((look) => ({
      column: DIFFERENCE + 1,
      from: 0,
      to: files.length,
      look,
      format: null,
      expression: (row) => `$${letters(DIFFERENCE)}${row}${look === 'met' ? '=' : '<>'}0`,
    })),
    notes: [words('workbook.account.note', { sheet: words('workbook.quarantine') })],
    frozen: 1,
    plain: false,
  };
}

function fileRow(file: InputFile, dataset: string, words: WordBook): GridRow {
  const { account } = file;
  const texts = [file.path, dataset, file.encoding ?? file.format.toUpperCase()];
  return {
    kind: 'body',
    cells: [
      ...texts.map((text) => textCell(text)),
      countCell(file.headerRow, ''),
      countCell(account.records, ''),
      ...CLASSES.map((id) => countCell(account[id], '')),
      ...checks(account.records, sumOf(account), words),
    ],
  };
}

function totalRow(files: readonly InputFile[], words: WordBook): GridRow {
  const total = (id: RowClass | 'records'): number =>
    files.reduce((sum, file) => sum + file.account[id], 0);
  const summed = (column: number, result: number): GridCell =>
    formulaCell(
      (at) => `SUM(${letters(column)}${at.first}:${letters(column)}${at.last - 1})`,
      result,
    );
  return {
    kind: 'total',
    cells: [
      textCell(words('workbook.total')),
      ...TEXTS.slice(1).map(() => textCell('')),
      summed(RECORDS, total('records')),
      ...CLASSES.map((id, index) => summed(FIRST_CLASS + index, total(id))),
      ...checks(
        total('records'),
        files.reduce((sum, file) => sum + sumOf(file.account), 0),
        words,
      ),
    ],
  };
}

function sumOf(account: InputFile['account']): number {
  return CLASSES.reduce((sum, id) => sum + account[id], 0);
}

function checks(records: number, sum: number, words: WordBook): readonly GridCell[] {
  const from = letters(FIRST_CLASS);
  const to = letters(SUM - 1);
  const difference = letters(DIFFERENCE);
  const agrees = words('workbook.account.agrees');
  const differs = words('workbook.account.differs');
  const word = records === sum ? agrees : differs;
  return [
    formulaCell(({ row }) => `SUM(${from}${row}:${to}${row})`, sum),
    formulaCell(({ row }) => `${letters(RECORDS)}${row}-${letters(SUM)}${row}`, records - sum),
    {
      value: {
        kind: 'formula',
        formula: ({ row }) => `IF(${difference}${row}=0,${literal(agrees)},${literal(differs)})`,
        result: word,
      },
      shown: word,
      format: null,
      align: 'center',
      tone: 'plain',
    },
  ];
}

function formulaCell(formula: (at: At) => string, result: number): GridCell {
  return {
    value: { kind: 'formula', formula, result },
    shown: result.toLocaleString('en-US'),
    format: COUNT,
    align: 'end',
    tone: 'plain',
  };
}
