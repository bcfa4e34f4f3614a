import type { QuarantinedRecord } from '../../ingest/model/types.ts';
import { maskText } from '../../privacy/mask.ts';
import type { WordBook } from '../../words/word-book.ts';
import { countCell } from './cell-values.ts';
import { type Grid, type GridRow, listColumns, rowsOf, textCell } from './grid.ts';

/** Rows that a list puts on one sheet; Excel takes 1,048,576 with head and notes. */
const ROWS_A_SHEET = 1_000_000;

/**
 * The records that could not be used, all of them, with names and numbers masked (names by whoever gives them);
 * a list too long for one sheet runs on, on the next.
 */
export function quarantineGrids(
  quarantine: readonly QuarantinedRecord[],
  words: WordBook,
): readonly Grid[] {
  const grids: Grid[] = [];
  for (let from = 0; from === 0 || from < quarantine.length; from += ROWS_A_SHEET) {
    const records = quarantine.slice(from, from + ROWS_A_SHEET);
    grids.push(listGrid(records, quarantine.length, words));
  }
  return grids;
}

function listGrid(records: readonly QuarantinedRecord[], total: number, words: WordBook): Grid {
  const said =
    total === 0
      ? words('workbook.quarantine.none')
      : words('workbook.quarantine.count', { count: total.toLocaleString('en-US') });
  return {
    title: words('workbook.quarantine'),
    lines: [said],
    columns: listColumns(words, [
      ['workbook.file', 46],
      ['workbook.quarantine.record'],
      ['workbook.quarantine.column', 24],
      ['workbook.quarantine.reason', 48],
      ['workbook.quarantine.raw', 90],
    ]),
    ...rowsOf(records.length, (at) => recordRow(records[at], words), [
      textCell(''),
      textCell('0'),
      countCell(0, ''),
    ]),
    rules: [],
    notes: [words('workbook.quarantine.note')],
    frozen: 2,
    plain: false,
  };
}

function recordRow(record: QuarantinedRecord | undefined, words: WordBook): GridRow {
  if (record === undefined) return { kind: 'body', cells: [] };
  return {
    kind: 'body',
    cells: [
      textCell(record.file),
      countCell(record.record, ''),
      textCell(record.column ?? words('workbook.quarantine.whole')),
      textCell(maskText(record.reason)),
      textCell(record.raw.map(maskText).join(' ｜ ')),
    ],
  };
}
