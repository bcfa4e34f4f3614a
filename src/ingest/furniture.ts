import type { RowClass } from './types.ts';
import { comparable, plain } from './values/text.ts';

/** The classes of rows that hold no record, below the header. */
export type Furniture = Extract<RowClass, 'blank' | 'header' | 'total' | 'footer'>;

const TOTAL = /^(?:.{0,8}(?:合计|小计|总计|汇总)|全区|全市|平均|平均值)(?:\(.{0,6}\))?:?$/;
const FOOTER = /^(?:注\d*:|备注:|说明:|填报说明|制表|审核|复核|填表|打印|导出时间|第\d+页|共\d+页)/;

/** Whether a cell says that its row is a total: 合计, 全市 … */
export function isTotalWord(cell: string): boolean {
  return TOTAL.test(comparable(cell));
}

/**
 * Makes the function that tells the kind of furniture of a row below this header, or null for a record.
 * A row that has all that a record needs is one, whatever words it begins with: `isWhole` tells.
 */
export function furnitureUnder(
  header: readonly string[],
  isWhole: (cells: readonly string[]) => boolean = () => false,
): (cells: readonly string[]) => Furniture | null {
  const columns = header.filter((cell) => cell.trim() !== '').length;
  return (cells) => {
    const first = nextFilled(cells, 0);
    if (first < 0) return 'blank';
    const start = comparable(cells[first] ?? '');
    const second = nextFilled(cells, first + 1);
    const saysTotal = TOTAL.test(start) || (second > 0 && isTotalWord(cells[second] ?? ''));
    if (saysTotal) return isWhole(cells) ? null : 'total';
    if (sameCells(cells, header)) return 'header';
    return FOOTER.test(start) && filled(cells) * 2 < columns ? 'footer' : null;
  };
}

function nextFilled(cells: readonly string[], from: number): number {
  for (let at = from; at < cells.length; at += 1) {
    const cell = cells[at] ?? '';
    if (cell !== '' && plain(cell) !== '') return at;
  }
  return -1;
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => plain(cell) !== '').length;
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
