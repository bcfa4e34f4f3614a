/**
 * Words of headers that say in what the numbers below are written, as pieces of regular expressions over the form of
 * `comparable`: upper case, half width, no white space.
 */

const TIME =
  '个?(?:小时|小時|钟头)|时|時|HOURS?|HRS?|H|分钟|分鐘|分|MINUTES?|MINS?|MIN|M|秒钟?|秒鐘|SECONDS?|SECS?|S|毫秒|MS|自然日|天|日|DAYS?|D';
const MANY =
  '[百千万亿]{0,2}元(?:人民币)?|人民币元?|RMB|CNY|¥|角|[百千万亿]{0,2}[件次户个张条单人台部线]|人次|户次|[百千万亿]{1,2}';
const PARTS =
  '%|‰|百分比|百分数|百分制|百分之|千分比|千分之|0[-~到至]1(?:之间)?|小数(?:形式|格式)?';

export const UNIT = `(?:${TIME}|${MANY}|${PARTS})`;

const X = '[XN_]{0,2}';
/** How the parts of a clock are told, hours first. */
const HOURS_FIRST = `(?:D{1,2}:?)?H{1,2}(?:24)?:?M[MI]?(?::?S{1,2})?|(?:${X}[天日][:/]?)?${X}(?:小时|小時|时|時)[:/]?${X}(?:分钟|分鐘|分)(?:[:/]?${X}秒钟?)?|${X}[天日][:/]?${X}(?:小时|时)`;
const MINUTES_FIRST = 'M{1,2}:S{1,2}|分钟?[:/]?秒钟?';
export const CLOCK = `(?:${HOURS_FIRST}|${MINUTES_FIRST})`;

/** Units that stand right behind a name. Letters do so only where none stands before them. */
export const GLUED =
  /(?:(分钟|分鐘|小时|小時|秒钟|秒|天|万户|[千万]?元|%|‰)|(?<![A-Z])(?:IN)?(HOURS?|HRS?|H|MINUTES?|MINS?|SECONDS?|SECS?|S|DAYS?))数?$/;

/** What a header's brackets say of how the cells look, beside any unit. */
export const REMARK =
  '(?:精确到.{1,4}|(?:保留)?(?:小数点?后?)?[一二两三四1-4]位(?:小数)?|保留.{1,4}小数|取整|四舍五入|(?:24|12)小时制?|北京时间|东八区|自动计算|系统(?:自动)?(?:计算|生成)|公式)';

/** Under such a header stand hours and minutes, and a number by itself says nothing. */
export const HOURS_AND_MINUTES = '时:分';
/** The same of minutes and seconds. */
export const MINUTES_AND_SECONDS = '分:秒';

const IS_HOURS_FIRST = new RegExp(`^(?:${HOURS_FIRST})$`);
const IS_MINUTES_FIRST = new RegExp(`^(?:${MINUTES_FIRST})$`);
const IS_TIME = new RegExp(`^(?:${TIME})$`);

/** A written unit as its column reads it: a clock's as {@link HOURS_AND_MINUTES} or {@link MINUTES_AND_SECONDS}, others as they are. */
export function unitAsRead(written: string): string {
  if (IS_TIME.test(written)) return written;
  if (IS_MINUTES_FIRST.test(written)) return MINUTES_AND_SECONDS;
  return IS_HOURS_FIRST.test(written) ? HOURS_AND_MINUTES : written;
}

/** Whether a unit is one of lengths of time, a clock's included. */
export function isUnitOfTime(unit: string): boolean {
  return IS_TIME.test(unit) || unit === HOURS_AND_MINUTES || unit === MINUTES_AND_SECONDS;
}
