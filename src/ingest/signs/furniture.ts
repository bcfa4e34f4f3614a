import type { RowClass } from '../model/types.ts';
import { comparable, plain } from '../values/text.ts';
import { isTotalWord, saysTotal } from './total-words.ts';

/** The classes of rows that hold no record, below the header. */
export type Furniture = Extract<RowClass, 'title' | 'blank' | 'header' | 'total' | 'footer'>;

const FOOTER =
  /^(?:注\d*:|备注:|说明:|填报说明|制表|审核|复核|审批|负责人:|填表|填报人|打印|导出时间|导出人|数据来源:|统计人:|生成(?:时间|日期)|统计口径|查询(?:时间|条件)|(?:数据)?截止(?:时间|日期)?|操作员|经办人|联系人:|盖章|签[字名]|以上(?:数据|为|共)|以下(?:空白|无)|-?第\d+页|-?共\d+页|\d+\/\d+页?$|-\d+-$|PAGE\d+)/;
/** Cells of a line that is drawn between rows. */
const RULE = /^[-+=*_|]{2,}$/;
/** What programs print under a result: 已选择 6 行。, (6 行受影响), 6 rows selected., SQL>, -- end, a line of dashes. */
const PRINTED_BELOW =
  /^(?:(?:已|共)?(?:选择|选定|检索到?|查询到?|返回|导出)?:?\d+(?:行|条|笔)(?:记录|数据|结果)?(?:已?(?:选择|选定|受影响))?(?:\(.{0,20}\))?|\(\d+(?:行|条|个?行)?(?:记录|受影响)?(?:\(.{0,8}\))?\)|(?:\[[\d:.-]+\])?\(?\d+ROWS?(?:\(S\))?(?:SELECTED|AFFECTED|RETURNED|RETRIEVED|EXPORTED|FETCHED|FOUND|INSET)?\)?(?:STARTINGFROM\d+)?(?:IN[\d.]+M?S(?:EC)?)?(?:\(.{0,60}\))?|\d+RECORD(?:S|\(S\))?(?:SELECTED)?|(?:未选定行|NOROWSSELECTED)|(?:总|查询结果:?共?)?(?:记录|行|条)?(?:总?数)?:?\d+(?:条|行|笔)(?:记录|数据)?|总?(?:记录|行|条)总?数:?\d+|(?:受)?影响的?(?:行|记录|条)数:?\d+|QUERYOK|SQL>.*|MYSQL>.*|DB2=>.*|(?:PL\/SQL|COMPLETIONTIME:|完成时间:|已用时间:|ELAPSED:|TIMETAKEN:|FETCHED:).*|-{2,}.*|[=*_]{3,}|(?:END(?:OF(?:FILE|REPORT|DATA))?|EOF|完|结束|以下空白|THEEND))[.。;]?$/;

/** The rows from which a sheet's furniture is known again where pages break: those of the header, and those above it. */
export interface Head {
  readonly header: readonly (readonly string[])[];
  readonly titles: readonly (readonly string[])[];
}

/** What tells a record from furniture. */
export interface RecordSigns {
  /** It has all that a record needs. */
  readonly isWhole: (cells: readonly string[]) => boolean;
  /** It has what names a record: never a total, even if it lacks something. */
  readonly isNamed: (cells: readonly string[]) => boolean;
  /** It is the total of rows whose finer class stands in a column that the dataset does not know. */
  readonly isTotal: (cells: readonly string[]) => boolean;
  /** The whole organisation stands where a unit of it should: a total, unless it is a record. */
  readonly isOfAll?: (cells: readonly string[]) => boolean;
  /** The positions of the cells that tell {@link isTotal} and {@link isOfAll}. */
  readonly looksAt?: readonly number[];
}

const NO_SIGNS: RecordSigns = { isWhole: () => false, isNamed: () => false, isTotal: () => false };

/**
 * Makes the function that tells the kind of furniture of a row below this head, or null for a record.
 * A row that has all that a record needs is one, whatever words it begins with.
 */
export function furnitureUnder(
  { header, titles }: Head,
  { isWhole, isNamed, isTotal, isOfAll = () => false }: RecordSigns = NO_SIGNS,
): (cells: readonly string[]) => Furniture | null {
  const columns = Math.max(...header.map(filled));
  const heads = header.map(knownRow);
  const said = titles.filter((row) => filled(row) > 0).map(knownRow);
  return (cells) => {
    const first = nextFilled(cells, 0);
    if (first < 0) return 'blank';
    const start = comparable(cells[first] ?? '');
    const second = nextFilled(cells, first + 1);
    if (isTotal(cells)) return 'total';
    const isTotalRow =
      saysTotal(start) || (second > 0 && isTotalWord(cells[second] ?? '')) || isOfAll(cells);
    if (isTotalRow) return isWhole(cells) || isNamed(cells) ? null : 'total';
    const isLike = (row: KnownRow) =>
      row.first === first && row.forms[first] === start && sameCells(cells, row);
    if (heads.some(isLike)) return 'header';
    if (
      RULE.test(start) &&
      cells.every((cell) => cell.trim() === '' || RULE.test(comparable(cell)))
    )
      return 'footer';
    const isTitle = said.some(isLike);
    const isAlone = second < 0;
    const isFooter =
      FOOTER.test(start) || (isPrintedBelow(start) && (isAlone || allPrintedBelow(cells)));
    const isShort =
      (isTitle || isFooter) && filled(cells) * 2 < columns && !isWhole(cells) && !isNamed(cells);
    if (isShort) return isTitle ? 'title' : 'footer';
    // A subtotal of a spreadsheet stands under the column that it groups by, wherever that is.
    const isSparse = second > 0 && cells.filter((cell) => cell !== '').length * 3 <= columns;
    const says = isSparse && cells.some(isTotalWord);
    return says && !isWhole(cells) && !isNamed(cells) ? 'total' : null;
  };
}

function isPrintedBelow(start: string): boolean {
  return PRINTED_BELOW.test(start) || /^\p{Cc}+$/u.test(start);
}

function allPrintedBelow(cells: readonly string[]): boolean {
  return cells.every((cell) => plain(cell) === '' || isPrintedBelow(comparable(cell)));
}

/** Whether a row under records is a line of a title above another header: a sentence of its own, no part of a record. */
export function isTitleLine(cells: readonly string[]): boolean {
  const first = nextFilled(cells, 0);
  const text = plain(cells[first] ?? '');
  const hasWords = /[^\p{ASCII}]/u.test(text);
  return first >= 0 && hasWords && (filled(cells) === 1 || /[:：]/.test(text));
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
