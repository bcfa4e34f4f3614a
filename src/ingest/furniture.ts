import type { RowClass } from './types.ts';
import { comparable, plain } from './values/text.ts';

/** The classes of rows that hold no record, below the header. */
export type Furniture = Extract<RowClass, 'blank' | 'header' | 'total' | 'footer'>;

const TOTAL = /^(?:.{0,8}(?:合计|小计|总计|汇总)|全区|全市|平均|平均值)(?:\(.{0,6}\))?:?$/;
const FOOTER = /^(?:注\d*:|备注:|说明:|填报说明|制表|审核|复核|填表|打印|导出时间|第\d+页|共\d+页)/;

/** Tells the kind of furniture of a row below the header, or null for a record. `header`: the cells of the header row. */
export function furnitureOf(cells: readonly string[], header: readonly string[]): Furniture | null {
  const filled = cells.filter((cell) => cell.trim() !== '' && plain(cell) !== '');
  if (filled.length === 0) return 'blank';
  if (sameCells(cells, header)) return 'header';
  if (filled.slice(0, 2).some((cell) => TOTAL.test(comparable(cell)))) return 'total';
  const mostlyEmpty = filled.length * 2 < header.filter((cell) => cell.trim() !== '').length;
  return mostlyEmpty && FOOTER.test(comparable(filled[0] ?? '')) ? 'footer' : null;
}

function sameCells(cells: readonly string[], header: readonly string[]): boolean {
  const length = Math.max(cells.length, header.length);
  for (let at = 0; at < length; at += 1) {
    const cell = cells[at] ?? '';
    const other = header[at] ?? '';
    if (cell !== other && comparable(cell) !== comparable(other)) return false;
  }
  return true;
}
