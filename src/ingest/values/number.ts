import { message } from '../../messages/catalogue.ts';
import { EXACT_PARTS } from '../../store/exact-number.ts';
import { type Decimal, decimalText, leadingDecimal, scaled } from './decimal.ts';
import { readDuration, unitOfTime } from './duration.ts';
import { HOURS_AND_MINUTES, MINUTES_AND_SECONDS } from './header-units.ts';
import { bad, good, missing, type Parsed } from './parsed.ts';
import { isNothing, plain } from './text.ts';

/** Decimals that the store keeps of a number, and of an amount. */
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
/** Reads a count or measure with or without its unit, to exact decimal text. */
export function readNumber(cell: string): Parsed<string> {
  const text = numeric(cell);
  if (isNothing(text)) return missing;
  const read = leadingDecimal(text);
  if (!read) return bad(message('record.not_a_number', {}));
  const { unit, factor } = multiple(read.rest);
  if (!COUNT_UNIT.test(unit)) return bad(message('record.not_a_number', {}));
  return fitting(scaled(read.number, NUMBER_SCALE, factor), NUMBER_SCALE);
}

/** Reads an amount of money in 元 to exact decimal text; more than two decimals cannot be right. */
export function readAmount(cell: string): Parsed<string> {
  const text = numeric(cell).replace(/^(?:[¥￥]|RMB)/, '');
  if (isNothing(text)) return missing;
  const read = leadingDecimal(text);
  if (!read) return bad(message('record.not_a_number', {}));
  const { unit, factor } = multiple(read.rest);
  if (!MONEY_UNIT.test(unit)) return bad(message('record.not_a_number', {}));
  const fine = scaled(read.number, AMOUNT_CHECK_SCALE, factor);
  const perCent = 10n ** BigInt(AMOUNT_CHECK_SCALE - AMOUNT_SCALE);
  if (fine % perCent !== 0n) return bad(message('record.fractions_of_a_cent', {}));
  return fitting(fine / perCent, AMOUNT_SCALE);
}

const HOUR_IN_MILLISECONDS = 3_600_000n;

/**
 * Reads a duration (see {@link readDuration}) to hours, as the text of the double that `store/exact-number.ts` keeps. A
 * bare number is in `unit`, hours if null, and none but 0 can be told under a header of a clock; a clock of two parts is
 * hours and minutes, minutes and seconds where the unit is theirs, and under a header of minutes could be either.
 */
export function readHours(cell: string, unit: string | null = null): Parsed<string> {
  const text = plain(cell).toUpperCase().replace(/\s+/g, ' ').replace(ROUGHLY, '').trim();
  if (isNothing(text)) return missing;
  const duration = readDuration(text);
  const isOfClock = unit === HOURS_AND_MINUTES || unit === MINUTES_AND_SECONDS;
  const size = unit === null ? HOUR_IN_MILLISECONDS : unitOfTime(unit);
  switch (duration.kind) {
    case 'unreadable':
      return bad(message('record.not_hours', {}));
    case 'day_zero_or_one':
      return bad(message('record.day_zero_or_one', {}));
    case 'bare':
      if (isOfClock && duration.number.digits === 0n) return good('0');
      if (isOfClock) return bad(message('record.bare_under_clock', {}));
      if (size === null) return bad(message('record.not_hours', {}));
      if (duration.number.digits < 0n) return bad(message('record.negative', {}));
      return hours(duration.number, size);
    case 'clock_of_two':
      if (unit === MINUTES_AND_SECONDS) return hours(duration.milliseconds, 1n, 60n);
      if (size !== HOUR_IN_MILLISECONDS && !isOfClock)
        return bad(message('record.clock_and_unit', {}));
      break;
    case 'length':
      break;
  }
  if (duration.isNegative && duration.milliseconds.digits !== 0n)
    return bad(message('record.negative', {}));
  return hours(duration.milliseconds, 1n);
}

function hours(number: Decimal, milliseconds: bigint, divisor = 1n): Parsed<string> {
  const parts = scaled(number, 0, milliseconds * EXACT_PARTS, HOUR_IN_MILLISECONDS * divisor);
  if (parts > BigInt(Number.MAX_SAFE_INTEGER)) return bad(message('record.number_too_large', {}));
  return good(String(Number(parts) / Number(EXACT_PARTS)));
}

/**
 * Reads a part of a whole to a fraction as decimal text: `93.59%` is 0.9359. A bare number says no more than its
 * column does; in one of fractions a number above 1 cannot be right unless the dataset says so.
 */
export function readPercent(cell: string, notation: PercentNotation): Parsed<string> {
  const text = numeric(cell);
  if (isNothing(text)) return missing;
  const read = leadingDecimal(text);
  const sign = read && SIGNS.get(read.rest);
  if (!read || sign === undefined) return bad(message('record.not_a_percentage', {}));
  const meant = sign ?? notation;
  if (meant === 'unclear') {
    if (read.number.digits === 0n) return good('0');
    return bad(message('record.percent_unclear', {}));
  }
  const value = scaled(read.number, NUMBER_SCALE, 1n, PARTS[meant]);
  const whole = 10n ** BigInt(NUMBER_SCALE);
  if (meant === 'fraction' && (value > whole || -value > whole))
    return bad(message('record.not_a_percentage', {}));
  return fitting(value, NUMBER_SCALE);
}

/** What stands behind the number; nothing leaves it to the column. */
const SIGNS: ReadonlyMap<string, 'percent' | 'permille' | null> = new Map([
  ['', null],
  ['%', 'percent'],
  ['‰', 'permille'],
]);

/** How the bare numbers of a percent column are meant: a `ratio` is a fraction that may pass 1; `permille` by a header only. */
export type PercentNotation = 'fraction' | 'ratio' | 'percent' | 'permille' | 'unclear';

const PARTS: Readonly<Record<Exclude<PercentNotation, 'unclear'>, bigint>> = {
  fraction: 1n,
  ratio: 1n,
  percent: 100n,
  permille: 1000n,
};

/** `1,25万`, `12,50元`, `95,5%`: no thousands end so. */
const DECIMAL_COMMA = /^([^\d,.]{0,4}(?:\d+(?=,\d{1,2}(?!\d))|0)),(\d+)(?=[百千万亿元WK%‰])/;

function numeric(cell: string): string {
  const text = plain(cell).replace(/\s+/g, ' ');
  // Two numbers in one cell are not one; blanks part thousands only.
  if (/\d \d/.test(text) && !/^\D*\d{1,3}(?: \d{3})+(?![ \d])/.test(text)) return text;
  return text.replace(/ /g, '').toUpperCase().replace(ROUGHLY, '').replace(DECIMAL_COMMA, '$1.$2');
}

const MULTIPLES: Readonly<Record<string, bigint>> = {
  百: 100n,
  千: 1_000n,
  万: 10_000n,
  十万: 100_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
  W: 10_000n,
  K: 1_000n,
};

function multiple(rest: string): { unit: string; factor: bigint } {
  const [, more = '', sign = ''] = /^([余多]?)([十百千]?万|[百千亿]|[WK])/.exec(rest) ?? [];
  const factor = MULTIPLES[sign];
  return factor === undefined
    ? { unit: rest, factor: 1n }
    : { unit: rest.slice(more.length + sign.length), factor };
}

function fitting(value: bigint, scale: number): Parsed<string> {
  if (value >= TOO_LARGE || -value >= TOO_LARGE) return bad(message('record.number_too_large', {}));
  return good(decimalText(value, scale));
}
