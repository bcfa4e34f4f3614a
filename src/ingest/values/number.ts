import { message } from '../../messages/catalogue.ts';
import { decimalText, leadingDecimal, scaled } from './decimal.ts';
import { bad, good, missing, type Parsed } from './parsed.ts';
import { comparable, isPlaceholder } from './text.ts';

/** Decimals that the store keeps of a number or of hours, and of an amount. */
export const NUMBER_SCALE = 6;
export const AMOUNT_SCALE = 2;

/** 10^18 is past the store's DECIMAL(18, s) in units of its last decimal. */
const TOO_LARGE = 10n ** 18n;
/** Cents must be clean to this many decimals: spreadsheets leave noise behind the 15th digit. */
const AMOUNT_CHECK_SCALE = 8;

/** Words that say a number is rough, before it or behind its unit. */
const ROUGHLY = /^(?:大?约|近|≈|~)|(?:左右|上下)$/g;
const MORE = '[余多]?';
const COUNT_UNIT = new RegExp(`^${MORE}(?:[件次户个张条单人台起处分号位]|户次|人次|起次|端口)?$`);
const MONEY_UNIT = new RegExp(`^${MORE}元?$`);
const HOUR = '(?:小时|时|HOURS?|HRS?|H)';
const MINUTE = '(?:分钟|分|MINS?|M)';
const CLOCK = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/;
const WORDS = new RegExp(`^(\\d{1,4})${HOUR}(\\d{1,2})${MINUTE}$`);
/** A duration cell of a workbook, which its library hands out as a time on day 0. */
const DAY_ZERO = /^(1899-12-3[01]|1900-01-\d\d)(\d\d):(\d\d):(\d\d)$/;

const HOUR_UNITS: readonly (readonly [RegExp, bigint, bigint])[] = [
  [new RegExp(`^${HOUR}?$`), 1n, 1n],
  [new RegExp(`^${MINUTE}$`), 1n, 60n],
  [/^秒$/, 1n, 3600n],
  [/^[天日]$/, 24n, 1n],
];

/** Reads a count or measure with or without its unit, to exact decimal text. */
export function readNumber(cell: string): Parsed<string> {
  const text = numeric(cell);
  if (isPlaceholder(text)) return missing;
  const read = leadingDecimal(text);
  if (!read) return bad(message('record.not_a_number', {}));
  const { unit, factor } = multiple(read.rest);
  if (!COUNT_UNIT.test(unit)) return bad(message('record.not_a_number', {}));
  return fitting(scaled(read.number, NUMBER_SCALE, factor), NUMBER_SCALE);
}

/** Reads an amount of money in 元 to exact decimal text; more than two decimals cannot be right. */
export function readAmount(cell: string): Parsed<string> {
  const text = numeric(cell).replace(/^(?:[¥￥]|RMB)/, '');
  if (isPlaceholder(text)) return missing;
  const read = leadingDecimal(text);
  if (!read) return bad(message('record.not_a_number', {}));
  const { unit, factor } = multiple(read.rest);
  if (!MONEY_UNIT.test(unit)) return bad(message('record.not_a_number', {}));
  const fine = scaled(read.number, AMOUNT_CHECK_SCALE, factor);
  const perCent = 10n ** BigInt(AMOUNT_CHECK_SCALE - AMOUNT_SCALE);
  if (fine % perCent !== 0n) return bad(message('record.fractions_of_a_cent', {}));
  return fitting(fine / perCent, AMOUNT_SCALE);
}

/** Reads a duration (`3.5小时`, `70分钟`, `1:10`, `1小时10分`, `2天`, a plain number of hours) to hours as decimal text. */
export function readHours(cell: string): Parsed<string> {
  const text = numeric(cell);
  if (isPlaceholder(text)) return missing;
  const seconds = secondsOf(text);
  if (seconds !== null) {
    return fitting(scaled({ digits: seconds, exponent: 0 }, NUMBER_SCALE, 1n, 3600n), NUMBER_SCALE);
  }
  const read = leadingDecimal(text);
  const unit = HOUR_UNITS.find(([form]) => read && form.test(read.rest));
  if (!read || !unit) return bad(message('record.not_hours', {}));
  if (read.number.digits < 0n) return bad(message('record.negative', {}));
  return fitting(scaled(read.number, NUMBER_SCALE, unit[1], unit[2]), NUMBER_SCALE);
}

/**
 * Reads a part of a whole to a fraction as decimal text: `93.59%` is 0.9359. A bare number says no more than its
 * column does: `points` tells that the column writes per cent; if not, a number above 1 cannot be right.
 */
export function readPercent(cell: string, points: boolean): Parsed<string> {
  const text = numeric(cell);
  if (isPlaceholder(text)) return missing;
  const read = leadingDecimal(text);
  const sign = read?.rest === '%' || read?.rest === '％';
  if (!read || (read.rest !== '' && !sign)) return bad(message('record.not_a_percentage', {}));
  const value = scaled(read.number, NUMBER_SCALE, 1n, sign || points ? 100n : 1n);
  const whole = 10n ** BigInt(NUMBER_SCALE);
  if (!sign && !points && (value > whole || -value > whole))
    return bad(message('record.not_a_percentage', {}));
  return fitting(value, NUMBER_SCALE);
}

function numeric(cell: string): string {
  return comparable(cell).replace(ROUGHLY, '');
}

const MULTIPLES: Readonly<Record<string, bigint>> = { 千: 1_000n, 万: 10_000n, 亿: 100_000_000n };

function multiple(rest: string): { unit: string; factor: bigint } {
  const [, more = '', sign = ''] = /^([余多]?)([千万亿])/.exec(rest) ?? [];
  const factor = MULTIPLES[sign];
  return factor === undefined
    ? { unit: rest, factor: 1n }
    : { unit: rest.slice(more.length + sign.length), factor };
}

function fitting(value: bigint, scale: number): Parsed<string> {
  if (value >= TOO_LARGE || -value >= TOO_LARGE) return bad(message('record.number_too_large', {}));
  return good(decimalText(value, scale));
}

function secondsOf(text: string): bigint | null {
  const clock = CLOCK.exec(text) ?? WORDS.exec(text);
  if (clock) return inSeconds(clock[1], clock[2], clock[3]);
  const cell = DAY_ZERO.exec(text);
  if (!cell) return null;
  const days = (Date.parse(`${cell[1]}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return BigInt(days) * 86_400n + inSeconds(cell[2], cell[3], cell[4]);
}

function inSeconds(hours = '0', minutes = '0', seconds = '0'): bigint {
  return BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
}
