import exceljs from 'exceljs';
import { safeText } from '../office/cell-text.ts';
import { settledWorkbook } from './package-bytes.ts';
import { sheetNamer } from './sheet-names.ts';

/** A sheet to be filled: its name, and the headers with what is said of each. */
export interface TemplateSheet {
  readonly name: string;
  readonly columns: readonly {
    readonly header: string;
    readonly required: 'value' | 'column' | 'no';
    readonly values: readonly string[];
  }[];
  /** What stands in it already. */
  readonly rows?: readonly (readonly (string | number)[])[];
}

/** No part of the file tells when it was written, so that the same sheets give the same bytes. */
const DATE = new Date(Date.UTC(2000, 0, 1));
const REQUIRED = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } } as const;
const OPTIONAL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E6E6' } } as const;

/** An empty workbook with one sheet a dataset: headers only, the required ones coloured, with notes. */
export async function templateBytes(
  sheets: readonly TemplateSheet[],
  words: { readonly required: string; readonly optional: string },
): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.created = DATE;
  book.modified = DATE;
  const name = sheetNamer(sheets[0]?.name ?? '1');
  for (const { name: title, columns, rows = [] } of sheets) {
    const sheet = book.addWorksheet(name(title));
    const head = sheet.addRow(columns.map(({ header }) => safeText(header)));
    head.font = { bold: true };
    for (const [at, { header, required, values }] of columns.entries()) {
      const cell = head.getCell(at + 1);
      cell.fill = required === 'no' ? OPTIONAL : REQUIRED;
      const said = required === 'no' ? words.optional : words.required;
      const note = safeText([said, ...values].filter((text) => text !== '').join('\n'));
      if (note !== '') cell.note = note;
      const column = sheet.getColumn(at + 1);
      column.width = Math.min(30, Math.max(12, header.length * 2 + 4));
      // Text, so that numbers of users and tickets keep their zeros.
      column.numFmt = '@';
    }
    for (const row of rows)
      sheet.addRow(row.map((cell) => (typeof cell === 'string' ? safeText(cell) : cell)));
    sheet.views = [{ state: 'frozen', ySplit: 1 }];
  }
  return settledWorkbook(book, DATE);
}
