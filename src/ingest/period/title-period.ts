import { plain } from '../values/text.ts';
import {
  dateIn,
  dayBefore,
  firstDay,
  lastDay,
  rangeIn,
  type WrittenDate,
  type WrittenRange,
} from './written-range.ts';

/** The days that a title says the export covers, both inclusive, `YYYY-MM-DD`. */
export interface TitlePeriod {
  /** {@link OPEN_START} where only the end is written. */
  readonly from: string;
  /** {@link OPEN_END} where only the start is written. */
  readonly to: string;
  /** Set where the title names one month and no days: how long that month is, is the reader's matter. */
  readonly month: string | null;
  /** The clocks written beside the two days, `HH:MM:SS`; null where there is none. */
  readonly fromClock: string | null;
  readonly toClock: string | null;
}

export const OPEN_START = '0000-01-01';
export const OPEN_END = '9999-12-31';

const EVENTS =
  '受理|申告|报障|投诉|创建|建单|派单|竣工|办结|归档|恢复|修复|完成|回访|测评|发生|提取|取数';
/** 统计时间, 受理时间, 账期, 时间段, 查询条件 … */
const LABEL = new RegExp(
  `(?<whose>同比|环比|对比|比较|上期|上月|去年|同期|入网|入会|开户|注册|出生|生效)?(?<of>统计|报告|报表|考核|所属|起止|账务|出账|结算|数据|导出|查询|${EVENTS})?(?<noun>起止(?:时间|日期)|(?:时间|日期)(?:段|范围|区间)|[账帐]期|周期|区间|期间|时段|范围|条件|月份|年月|月度|时间|日期)`,
  'g',
);
/** A single date behind these is the period. */
const IS_PERIOD = /^(?:统计|报告|报表|考核|所属|起止|账务|出账|结算)/;
/** A single month behind these is. */
const OF_MONTHS = /^(?:[账帐]期|周期|区间|期间|时段|月份|年月|月度|.*(?:段|范围|区间))$/;
const MAY_BE_MAKING = /^(?:时间|日期)$/;
/** Letters that may stand between a label and its date. */
const BEFORE_DATE = /^\D{0,24}$/;
/** When and by whom the sheet was made. */
const MAKING =
  /(?:导出|提取|取数|生成|打印|制表|填表|填报|报送|上报|审核|下载|更新|刷新|发布|签发)(?:时间|日期|人)/;

const START = /(?:开始|起始|起)(?:时间|日期|月份|年月)?[:=\s]*(?:自|从)?\s*(?=\d{4})/;
const END =
  /(?<!上报|填报|报送|提交|反馈|回复|申报|申辩|缴费)(?:结束|终止|截止|截至|(?<![起停截终])止)(?:时间|日期|月份|年月)?[:=\s]*(?:到|至)?\s*(?=\d{4})/;
/** In a remark 截至 tells of some records. */
const REMARK = /^(?:注\d*|备注|说明|填报说明|以上)/;
const OTHER_FIELD = /(?:入网|入会|开户|注册|出生|生效|工龄)[^\d,;]{0,8}$/;
const LOWER = />=|≥|>|大于(?:或?等于)?|不早于|不小于|晚于/;
const UPPER = /<=|≤|<|小于(?:或?等于)?|不晚于|不大于|早于/;
const EXCLUSIVE = /^(?:<|小于|早于)$/;
const BESIDE_SIGN = /^[^\d<>]{0,16}$/;

/**
 * Finds the period that title rows say: a labelled range or month (统计时间, 账期 …), a condition (受理时间 >= … and < …),
 * or a start and an end by themselves (开始时间, 结束时间, 数据截止). `near`: a month, `YYYY-MM`, that gives the year to a
 * labelled 7月1日至7月20日. Null where none is written or it names no date.
 */
export function titlePeriod(
  rows: readonly (readonly string[])[],
  near: string | null = null,
): TitlePeriod | null {
  const texts = rows.map((cells) => plain(cells.join(' ')));
  const cutoff = endIn(texts.filter((text) => !REMARK.test(text)));
  const said =
    first(texts, conditionIn) ?? first(texts, (text) => labelledIn(text, near)) ?? startIn(texts);
  if (said === null) return cutoff && { ...cutoff, from: OPEN_START, month: null, fromClock: null };
  return cutoff !== null && cutoff.to < said.to ? { ...said, ...cutoff, month: null } : said;
}

function first<A, T>(given: readonly A[], find: (one: A) => T | null): T | null {
  for (const one of given) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}

/** A period that a title gives as a range of two whole dates without saying whose; null where there is none. */
export function titleRange(rows: readonly (readonly string[])[]): TitlePeriod | null {
  return first(rows, (cells) => {
    const text = plain(cells.join(' '));
    const making = MAKING.exec(text);
    const range = rangeIn(making ? text.slice(0, making.index) : text);
    const isRange = range?.last != null && range.first.day !== null;
    return isRange && !/[同环对][比期]|上[期月]|去年/.test(text) ? periodOf(range) : null;
  });
}

const TITLE_MONTH = /(\d{4}) ?年 ?(\d{1,2}) ?月(?! ?\d)|(?<![\d-])(\d{4})[-/.](\d{1,2})(?![\d./-])/;
/** `200907障碍清单`. */
const COMPACT_MONTH = /(?:^| )(20\d{2})(0[1-9]|1[0-2])(?=[\p{Script=Han}])/u;

/** The month, `YYYY-MM`, that title rows name in words such as 2009年7月故障清单; null where there is none. */
export function titleMonth(rows: readonly (readonly string[])[]): string | null {
  return first(rows, (cells) => {
    const text = plain(cells.join(' '));
    const making = MAKING.exec(text);
    const before = making ? text.slice(0, making.index) : text;
    const [, ...parts] = TITLE_MONTH.exec(before) ?? COMPACT_MONTH.exec(before) ?? [];
    const [year, month = ''] = parts.filter((part) => part !== undefined);
    const isMonth = Number(month) >= 1 && Number(month) <= 12;
    return year !== undefined && isMonth ? `${year}-${month.padStart(2, '0')}` : null;
  });
}

function labelledIn(text: string, near: string | null): TitlePeriod | null {
  for (const label of text.matchAll(LABEL)) {
    const { whose, of = '', noun = '' } = label.groups ?? {};
    const behind = withYear(text.slice(label.index + label[0].length), near);
    const range = rangeIn(behind);
    if (whose !== undefined || range === null) continue;
    const between = behind.slice(0, range.first.at);
    if (!BEFORE_DATE.test(between) || MAKING.test(between + noun)) continue;
    if (range.last !== null || isPeriodAlone(range.first, of, noun)) return periodOf(range);
  }
  return null;
}

/** `:7月1日至7月20日` with the year in which that month is nearest. */
function withYear(text: string, near: string | null): string {
  const short = near === null ? null : /^[^\d]{0,8}(?=(\d{1,2}) ?月)/.exec(text);
  if (near === null || short === null) return text;
  const [year = 0, month = 0] = near.split('-').map(Number);
  const away = Number(short[1]) - month;
  const own = away > 6 ? year - 1 : away < -6 ? year + 1 : year;
  return `${short[0]}${own}年${text.slice(short[0].length)}`;
}

function isPeriodAlone({ day }: WrittenDate, of: string, noun: string): boolean {
  if (IS_PERIOD.test(of)) return true;
  if (day !== null) return false;
  return OF_MONTHS.test(noun) || (of !== '' && MAY_BE_MAKING.test(noun));
}

function periodOf({ first: from, last }: WrittenRange): TitlePeriod {
  const isMonth = last === null && from.day === null;
  return {
    from: firstDay(from),
    to: lastDay(last ?? from),
    month: isMonth ? firstDay(from).slice(0, 7) : null,
    fromClock: last && from.clock,
    toClock: last?.clock ?? null,
  };
}

/** `受理时间 >= 2009-07-01 and < 2009-08-01`: what is less than a midnight ends the day before. */
function conditionIn(text: string): TitlePeriod | null {
  const lower = boundIn(text, LOWER);
  const upper = boundIn(text, UPPER);
  if (lower === null && upper === null) return null;
  return {
    from: lower === null ? OPEN_START : firstDay(lower.date),
    fromClock: lower?.date.clock ?? null,
    month: null,
    ...endOf(upper),
  };
}

interface Bound {
  readonly sign: string;
  readonly date: WrittenDate;
}

function boundIn(text: string, signs: RegExp): Bound | null {
  for (const sign of text.matchAll(new RegExp(signs, 'g'))) {
    const rest = text.slice(sign.index + sign[0].length);
    const date = dateIn(rest);
    if (date === null || !BESIDE_SIGN.test(rest.slice(0, date.at))) continue;
    if (!OTHER_FIELD.test(text.slice(0, sign.index))) return { sign: sign[0], date };
  }
  return null;
}

function endOf(upper: Bound | null): Pick<TitlePeriod, 'to' | 'toClock'> {
  if (upper === null) return { to: OPEN_END, toClock: null };
  const { sign, date } = upper;
  const isMidnight = date.clock === null || /^00:00:00$/.test(date.clock);
  if (EXCLUSIVE.test(sign) && isMidnight) return { to: dayBefore(date), toClock: null };
  return { to: lastDay(date), toClock: date.clock };
}

function startIn(texts: readonly string[]): TitlePeriod | null {
  const date = dateBehind(START, texts);
  if (date === null) return null;
  return {
    from: firstDay(date),
    fromClock: date.clock,
    to: OPEN_END,
    toClock: null,
    month: null,
  };
}

function endIn(texts: readonly string[]): Pick<TitlePeriod, 'to' | 'toClock'> | null {
  const date = dateBehind(END, texts);
  return date && { to: lastDay(date), toClock: date.clock };
}

function dateBehind(word: RegExp, texts: readonly string[]): WrittenDate | null {
  return first(texts, (text) => {
    const found = word.exec(text);
    return found && dateIn(text.slice(found.index + found[0].length));
  });
}
