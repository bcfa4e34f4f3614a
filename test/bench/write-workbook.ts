import exceljs from 'exceljs';

/** Writes a workbook of one sheet: numbers, shared texts, texts of their own and times in turn, the same every time. */
export async function writeWorkbook(
  path: string,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: true,
  });
  const sheet = book.addWorksheet('清单');
  sheet.addRow(Array.from({ length: columns }, (_, at) => `第${at + 1}列`)).commit();
  const start = Date.UTC(2009, 6, 1);
  const MINUTE = 60_000;
  const cellAt = (row: number, column: number): exceljs.CellValue => {
    if (column % 4 === 0) return row * columns + column;
    if (column % 4 === 1) return `业务${(row + column) % 50}`;
    if (column % 4 === 2) return `ZY${row}-${column}`;
    return new Date(start + row * MINUTE);
  };
  for (let row = 0; row < rows; row += 1)
    sheet.addRow(Array.from({ length: columns }, (_, column) => cellAt(row, column))).commit();
  await book.commit();
}
