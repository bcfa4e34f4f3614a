import { comparable } from '../values/text.ts';

/** 合计, 安岳小计, 总计数, Σ, and what the subtotals of spreadsheets say: 安岳 计数, Grand Total, 安岳 Count. */
const TOTAL =
  /^(?:.{0,12}(?:合计|小计|总计|累计|共计|汇总|求和|计数|平均值?|均值|最大值|最小值|乘积|标准偏差|方差)|合计数|总数|全区|全市|共|Σ|(?:GRAND|SUB)?TOTALS?|TTL|AVERAGE|SUM|COUNT|(?:GRAND|SUB|TOTAL)(?:COUNT|SUM|AVERAGE|MAX|MIN)|[^A-Z]{1,12}(?:COUNT|SUM|MAX|MIN)|.{1,16}(?:TOTAL|AVERAGE))$/;
const TOTAL_CLASS = /^(?:合计|小计|总计|共计|汇总|总数|全部|所有|不分|Σ|(?:GRAND|SUB)?TOTAL|ALL)$/;
const NO_SUM = /计数|平均|均值|最大|最小|乘积|偏差|方差|COUNT|AVERAGE|MAX|MIN/;

/** What all of them have; most cells have none of it and need no look. */
const MAY_SAY =
  /[计計总總共汇匯彙求均值差积積差数數区區市部有分Σ∑]|TOTAL|TTL|AVERAGE|SUM|COUNT|ALL|MAX|MIN/;
const OLD_FORMS: Readonly<Record<string, string>> = {
  計: '计',
  總: '总',
  匯: '汇',
  彙: '汇',
  數: '数',
  區: '区',
  積: '积',
  '∑': 'Σ',
};
const OLD = /[計總匯彙數區積∑]/g;
/** Signs by which a word is set off. */
const AROUND = /[【】[\]{}「」『』〔〕〖〗《》<>"'“”‘’*#=_~·•\-—|、,。!★☆※]+/g;
const IN_BRACKETS = /^\((.*)\)$/;
const REMARK = /\([^()]{0,12}\)$/;
/** `:3件`, `3件`: the sum itself. */
const SUM_ITSELF =
  /(?::|(?<=[\p{Script=Han}Σ]))[\d.]+(?:[个件次户张条单人台元笔行起]|小时|分钟|人次|户次|[百千万亿]+[元户件]?)?$/u;

/** Whether a cell says that its row is a total: 合计, 【合计】, 合計：3件, 全市 … */
export function isTotalWord(cell: string): boolean {
  return saysTotal(comparable(cell));
}

/** The same of a cell in the form of {@link comparable}. */
export function saysTotal(form: string): boolean {
  return MAY_SAY.test(form) && TOTAL.test(wordIn(form));
}

/** Whether a cell is a word for all classes together; short words only, for its column may hold any text. */
export function isTotalClass(cell: string): boolean {
  if (cell === '') return false;
  const form = comparable(cell);
  return MAY_SAY.test(form) && TOTAL_CLASS.test(wordIn(form));
}

/** Whether a total row tells something else than sums, such as 安岳 计数 or 平均值: nothing to check sums by. */
export function isNoSum(cells: readonly string[]): boolean {
  return cells.some((cell) => isTotalWord(cell) && NO_SUM.test(wordIn(comparable(cell))));
}

/** The word of a cell without what stands around it, in its usual signs. */
function wordIn(form: string): string {
  return form
    .replace(OLD, (sign) => OLD_FORMS[sign] ?? sign)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(?<!\d)\.|\.(?!\d)/g, '')
    .replace(IN_BRACKETS, '$1')
    .replace(AROUND, '')
    .replace(/:$/, '')
    .replace(REMARK, '')
    .replace(SUM_ITSELF, '')
    .replace(/:$/, '');
}
