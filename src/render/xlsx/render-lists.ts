import exceljs from 'exceljs';
import type { Theme } from '../../pack/theme-types.ts';
import type { RecordList } from '../../records/types.ts';
import { safeText } from '../office/cell-text.ts';
import { listGrid } from './list-grid.ts';
import { looksOf } from './looks.ts';
import { type SheetAddition, settledWorkbook } from './package-bytes.ts';
import { sheetNamer } from './sheet-names.ts';
import type { SheetContext } from './write-grid.ts';
import { addSheet, writeSheet } from './write-grid.ts';

/** Renders lists of records as a workbook, one sheet each; the same input gives the same bytes. */
export async function renderLists(
  lists: readonly RecordList[],
  frame: Omit<SheetContext, 'contentsSheet' | 'looks'> & {
    readonly date: Date;
    readonly theme: Theme;
  },
): Promise<Uint8Array> {
  const { date, theme, ...context } = frame;
  const looks = looksOf(theme);
  const name = sheetNamer(context.words('workbook.sheet'));
  const workbook = new exceljs.Workbook();
  workbook.title = safeText(context.reportTitle);
  workbook.company = safeText(context.organization);
  workbook.created = date;
  workbook.modified = date;
  const additions = new Map<number, SheetAddition>();
  for (const list of lists) {
    const sheet = addSheet(workbook, { name: name(list.title), tab: null }, looks);
    const { long } = writeSheet(
      sheet,
      { name: list.title, tab: null, title: list.title, grids: [listGrid(list)] },
      { ...context, looks, contentsSheet: null },
    );
    additions.set(sheet.id, { extension: '', charts: [], long });
  }
  return settledWorkbook(workbook, date, additions);
}
