import { isNobody } from '../../privacy/nobody.ts';
import { readId } from './id.ts';
import { good, missing, type Parsed } from './parsed.ts';

const LABEL =
  /^(?:\(?(?:TEL|PHONE|MOBILE|联系电话|电话|手机号?码?|固话|号码|机主|本人)\)?[:：.]?)(?=[+(]?\d)/i;
/** Marks at either end that say nothing: of lists, of ends of sentences, of text. */
const MARKS = /^[,;、。.'"`|\\:!?*#]+|[,;、。.'"`|\\:!?*#/-]+$/g;
/** A remark in brackets or behind the number, without any digit: (机主), [本人], 联系人. */
const REMARK =
  /[([{【〔<《][^()[\]{}【】〔〕<>《》\d]{0,20}[)\]}】〕>》]$|(?<=\d)(?:机主|户主|本人|家属|联系人|经办人|代办人|手机|固话|座机|小灵通|宽带|CDMA|C网)$/i;
const EXTENSION =
  /^(.*\d[)]?)(?:-?\(?(?:转|轉|分机号?|EXT(?:ENSION)?\.?|X|#)[:.-]?|-)(\d{1,6})\)?$/i;
const SIGNS = /[-.()_·]/g;
/** Words without a digit or a letter that say that there is no number, or none was told: 无号码, 未登记, 匿名, 待补. */
const NO_NUMBER =
  /^[([{<]?(?:无|没有?|未|未[知留报]|不|不[详明清愿便肯]|不清楚|不知道|待[补查核填定]充?实?|待确认|暂[无缺]|暂未|缺[失少]?|略|忘记?了?|匿名|保密|拒绝?|同上)(?:号码?|电话|提供|透露|告知|登记|填写?|录入|显示|查到|核实)*[)\]}>]?$|^[X×]{2,}$/i;
/** Carriers' numbers that are dialled before another one. */
const CARRIER = /^(?:179\d{2}|12593|1019[0-3]|11808)(?=0?1[3-9]\d{9}$|0[2-9]\d{8,10}$)/;
/** Parts an area code from its number; elsewhere it parts two numbers (6123456/7). */
const AREA_SLASH = /^(0\d{2,3})\//;
/** Numbers that need no look: a mobile, a landline with its area code, one without. */
export const PLAIN_NUMBER = '1[3-9][0-9]{9}|0[2-9][0-9]{8,10}|[2-9][0-9]{5,7}';

/**
 * Reads the number of a user to one form for all that is one number: +86 13300001234, 133-0000-1234, 13300001234; and
 * 13300001234(机主); (028)86027400 and 0286027400 with its dash. An extension stays behind a dash (02886027400-801), since
 * each may be a user of its own. What is no telephone number stays as {@link readId} reads it, without marks at its ends;
 * a number of zeros alone stands for nothing, and so do words that say that there is none.
 */
export function readUserNumber(cell: string): Parsed<string> {
  const read = readId(cell);
  if (!read.ok || read.value === null) return read;
  if (/^0+$/.test(read.value) || NO_NUMBER.test(read.value) || isNobody(read.value)) return missing;
  const bare = withoutRemarks(read.value);
  return good(telephone(bare) ?? withExtension(bare) ?? bare);
}

function withoutRemarks(written: string): string {
  const bare = written.replace(MARKS, '').replace(REMARK, '').replace(MARKS, '');
  return bare === '' ? written : bare;
}

function withExtension(written: string): string | null {
  const [, number, extension = ''] = EXTENSION.exec(written) ?? [];
  const read = number === undefined ? null : telephone(number);
  return read && `${read}-${extension}`;
}

function telephone(written: string): string | null {
  const digits = written
    .replace(LABEL, '')
    .replace(/^\(\+?86\)/, '+86')
    .replace(AREA_SLASH, '$1')
    .replace(SIGNS, '')
    .replace(CARRIER, '');
  const match = /^(?:\+|00)?86(\d{9,12})$/.exec(digits);
  const abroad = match?.[1];
  const own = abroad ?? digits;
  if (/^0?1[3-9]\d{9}$/.test(own)) return own.slice(-11);
  // Behind a country code an area code has lost its 0.
  if (abroad !== undefined && /^(?:10|2\d|[3-9]\d{2})\d{7,8}$/.test(own)) return `0${own}`;
  if (/^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/.test(own)) return own;
  return /^[2-9]\d{5,7}$/.test(own) ? own : null;
}
