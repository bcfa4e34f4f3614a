import type { Worksheet } from 'exceljs';
import { pagesAcross } from './page.ts';
import { columnPixels } from './place-charts.ts';

/** What a page of the paper holds within its margins, in CSS pixels. */
const PAGE = { width: 1045, height: 680 };
/** Height of a row that nothing was told of. */
const USUAL_ROW = 15;

/** Height of a row in CSS pixels. */
export function rowPixels(sheet: Worksheet, row: number): number {
  return ((sheet.getRow(row).height ?? USUAL_ROW) * 4) / 3;
}

/**
 * Begins a new page before each part of a sheet, by its first row, that would be cut by the edge of one and holds on one; what
 * is as long as a page runs on. `last` is the last row.
 */
export function breakPages(
  sheet: Worksheet,
  parts: readonly number[],
  last: number,
  widths: readonly number[],
): void {
  const all = columnPixels(widths).reduce((sum, one) => sum + one, 0);
  const scale = Math.min(1, (PAGE.width * pagesAcross(widths)) / all);
  const page = PAGE.height / scale;
  const height = (from: number, to: number): number => {
    let sum = 0;
    for (let row = from; row < to; row += 1) sum += rowPixels(sheet, row);
    return sum;
  };
  let used = height(1, parts[0] ?? 1);
  parts.forEach((begin, index) => {
    const own = height(begin, parts[index + 1] ?? last + 1);
    if (used > 0 && used + own > page && own <= page) {
      sheet.getRow(begin - 1).addPageBreak();
      used = 0;
    }
    used = (used + own) % page;
  });
}
