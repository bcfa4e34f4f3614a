import type { RowClass } from './types.ts';
import { comparable, plain } from './values/text.ts';

/** The classes of rows that hold no record, below the header. */
export type Furniture = Extract<RowClass, 'title' | 'blank' | 'header' | 'total' | 'footer'>;

const TOTAL =
  /^(?:.{0,8}(?:合计|小计|总计|汇总|平均值?|均值)|合计数|总数|全区|全市)(?:\(.{0,6}\))?:?$/;
const FOOTER =
  /^(?:注\d*:|备注:|说明:|填报说明|制表|审核|复核|审批|负责人:|填表|填报人|打印|导出时间|导出人|-?第\d+页|-?共\d+页|\d+\/\d+页?$|-\d+-$|PAGE\d+)/;

/** Whether a cell says that its row is a total: 合计, 全市 … */
export function isTotalWord(cell: string): boolean {
  return TOTAL.test(comparable(cell));
}

/** The rows from which a sheet's furniture is known again where pages break: those of the header, and those above it. */
export interface Head {
  readonly header: readonly (readonly string[])[];
  readonly titles: readonly (readonly string[])[];
}

/**
 * Makes the function that tells the kind of furniture of a row below this head, or null for a record.
 * A row that has all that a record needs is one, whatever words it begins with: `isWhole` tells.
 */
export function furnitureUnder(
  { header, titles }: Head,
  isWhole: (cells: readonly string[]) => boolean = () => false,
): (cells: readonly string[]) => Furniture | null {
  const columns = Math.max(...header.map(filled));
  const heads = header.map(knownRow);
  const said = titles.filter((row) => filled(row) > 0).map(knownRow);
  return (cells) => {
    const first = nextFilled(cells, 0);
    if (first < 0) return 'blank';
    const start = comparable(cells[first] ?? '');
    const second = nextFilled(cells, first + 1);
    const saysTotal = TOTAL.test(start) || (second > 0 && isTotalWord(cells[second] ?? ''));
    if (saysTotal) return isWhole(cells) ? null : 'total';
    const isLike = (row: KnownRow) =>
      row.first === first && row.forms[first] === start && sameCells(cells, row);
    if (heads.some(isLike)) return 'header';
    const isTitle = said.some(isLike);
    const isShort = (isTitle || FOOTER.test(start)) && filled(cells) * 2 < columns;
    if (!isShort) return null;
    return isTitle ? 'title' : 'footer';
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

/** A row that may come again: its cells in the form in which they are compared, and the first that is filled. */
interface KnownRow {
  readonly forms: readonly string[];
  readonly first: number;
}

function knownRow(row: readonly string[]): KnownRow {
  return { forms: row.map(comparable), first: nextFilled(row, 0) };
}

function sameCells(cells: readonly string[], { forms }: KnownRow): boolean {
  const length = Math.max(cells.length, forms.length);
  for (let at = 0; at < length; at += 1) {
    if (comparable(cells[at] ?? '') !== (forms[at] ?? '')) return false;
  }
  return true;
}
