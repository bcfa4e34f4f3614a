import exceljs from 'exceljs';
import { safeText } from '../render/office/cell-text.ts';
import { settledWorkbook } from '../render/xlsx/package-bytes.ts';
import { sheetNamer } from '../render/xlsx/sheet-names.ts';
import { shownText } from './cell-form.ts';
import {
  GUIDE,
  GUIDE_SHEET,
  HASH_LABEL,
  HEADER_ROW,
  OWN_HEADERS,
  PATH_LABEL,
  STATE_WORDS,
} from './layout.ts';
import type { CorrectionRow, CorrectionSheet } from './types.ts';

const WRONG = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } } as const;
const HEAD = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E6E6' } } as const;
/** No part of the file tells when it was written, so that the same records give the same bytes. */
const DATE = new Date(Date.UTC(2000, 0, 1));
/** Text, so that a spreadsheet program takes what is typed as it is typed. */
const AS_TEXT = '@';
const OWN_WIDTHS = [9, 16, 16, 44];

/** Makes the workbook in which people correct records; unmasked, for them alone. */
export async function correctionBytes(sheets: readonly CorrectionSheet[]): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.created = DATE;
  book.modified = DATE;
  const name = sheetNamer(GUIDE_SHEET);
  const guide = book.addWorksheet(name(GUIDE_SHEET));
  guide.getColumn(1).width = 110;
  guide.getColumn(1).alignment = { wrapText: true, vertical: 'top' };
  for (const text of GUIDE) guide.addRow([text]);
  for (const sheet of sheets) writeSheet(book.addWorksheet(name(nameOf(sheet.path))), sheet);
  return settledWorkbook(book, DATE);
}

/** The file's name without folder and ending; of a sheet, its own name too. */
function nameOf(path: string): string {
  const [file = '', sheet] = path.slice(path.lastIndexOf('/') + 1).split('#');
  const stem = file.replace(/\.[^.]*$/, '');
  return sheet === undefined ? stem : `${stem} ${sheet}`;
}

function writeSheet(
  sheet: exceljs.Worksheet,
  { path, sha256, mark, headers, rows }: CorrectionSheet,
) {
  sheet.addRow([PATH_LABEL, safeText(path)]);
  sheet.addRow([HASH_LABEL, sha256, mark]).font = { size: 8, color: { argb: 'FF808080' } };
  sheet.addRow(['底色标出的单元格有问题；改动任何单元格并保存即可。第 1、2、4 行和前四列请勿改动']);
  const head = sheet.addRow([...OWN_HEADERS, ...headers.map(safeText)]);
  head.font = { bold: true };
  head.fill = HEAD;
  for (const [at, width] of OWN_WIDTHS.entries()) sheet.getColumn(at + 1).width = width;
  for (const [at, header] of headers.entries()) {
    const column = sheet.getColumn(OWN_HEADERS.length + at + 1);
    column.width = Math.min(40, Math.max(14, header.length * 2 + 4));
    column.numFmt = AS_TEXT;
  }
  for (const row of rows) writeRow(sheet, headers, row);
  const last = OWN_HEADERS.length + headers.length;
  sheet.views = [{ state: 'frozen', xSplit: OWN_HEADERS.length, ySplit: HEADER_ROW }];
  sheet.autoFilter = {
    from: { row: HEADER_ROW, column: 1 },
    to: { row: HEADER_ROW + rows.length, column: last },
  };
}

function writeRow(
  sheet: exceljs.Worksheet,
  headers: readonly string[],
  { record, state, column, reason, cells }: CorrectionRow,
): void {
  const texts = cells.map((cell) => safeText(shownText(cell)) || null);
  const row = sheet.addRow([
    record,
    STATE_WORDS[state],
    safeText(column),
    safeText(reason),
    ...texts,
  ]);
  if (state === 'corrected') return;
  const wrong = headers.indexOf(shownText(column).trim());
  const marked = wrong < 0 ? row.getCell(3) : row.getCell(OWN_HEADERS.length + wrong + 1);
  marked.fill = WRONG;
}
