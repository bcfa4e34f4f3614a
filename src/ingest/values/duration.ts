import { withDigits } from './chinese-number.ts';
import { type Decimal, leadingDecimal, scaled } from './decimal.ts';

/** Units of a length of time as people and programs write them (upper case, no blanks), in milliseconds, the longest first. */
const UNITS: readonly (readonly [words: string, milliseconds: bigint])[] = [
  ['WEEKS?|WKS?|周|星期|W', 604_800_000n],
  ['DAYS?|自然日|天|日|D', 86_400_000n],
  ['HOURS?|HRS?|个?(?:小时|小時|钟头)|时|時|H', 3_600_000n],
  ['MINUTES?|MINS?|分钟|分鐘|分|M', 60_000n],
  ['SECONDS?|SECS?|秒钟|秒鐘|秒|S', 1_000n],
  ['MILLISECONDS?|毫秒|MS', 1n],
];

const SIGNED = /^([+-]?)(.*)$/s;
/** `1 02:03:00`, `1天02:03`, `1 day, 2:03:00`, `1.02:03:00`, `1:02:03:00`: days before a clock. */
const DAY_CLOCK =
  /^(\d{1,9})(?: ?(?:天|日|D|DAYS?) ?,? ?| |\.(?=\d{2}:\d{2}:\d{2})|:(?=\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?$))([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?$/;
const CLOCK =
  /^(\d{1,5}):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?( ?(?:个?小时|HRS?|HOURS?|H))?$/;
/** ISO 8601, with years and months only where they are 0: nobody knows how long a month is. */
const ISO =
  /^P(?:0+Y)?(?:0+M)?(?:(\d+)W)?(?:(\d+(?:[.,]\d+)?)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;
/**
 * A cell of a workbook that holds a length but is shown as a moment: day 0 of Excel is 1900-01-00, of others 1899-12-30,
 * of the 1904 system 1904-01-01. 1899-12-31 is day 0 of some (POI, xlrd) and day 1 of others: it has two meanings.
 */
const DAY_ZERO =
  /^(1899-12-3[01]|1900-0?1-\d\d?|1904-0?1-\d\d?)(?:[ T](\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?)?$/;

/** What a text says of a length of time; a bare number says none by itself. */
export type Duration =
  | { readonly kind: 'length'; readonly milliseconds: Decimal; readonly isNegative: boolean }
  | { readonly kind: 'bare'; readonly number: Decimal }
  /** Hours and minutes, or minutes and seconds where a header says minutes. */
  | { readonly kind: 'clock_of_two'; readonly milliseconds: Decimal; readonly isNegative: boolean }
  /** A day that is the first for one program and the second for another. */
  | { readonly kind: 'day_zero_or_one' }
  | { readonly kind: 'unreadable' };

const UNREADABLE: Duration = { kind: 'unreadable' };

/**
 * Reads a length of time in any form with one meaning: a clock (`26:03`, `26:03:00`), days and a clock (`1 02:03:00`),
 * units (`1天2小时3分`, `26h3m`, `1d 2h`, `半小时`), ISO 8601 (`P1DT2H3M`), a day-zero cell of a workbook. `text` is
 * plain, in upper case, with single blanks.
 */
export function readDuration(text: string): Duration {
  const cell = cellLength(text);
  if (cell) return cell;
  const [, sign = '', rest = ''] = SIGNED.exec(text.replace(/^@ ?/, '')) ?? [];
  const isNegative = sign === '-' || / AGO$/.test(rest);
  const unsigned = rest.replace(/ AGO$/, '').trim();
  const clock = CLOCK.exec(unsigned);
  if (clock) {
    const [, hours, minutes, seconds, fraction, unit] = clock;
    const milliseconds = inMilliseconds('0', hours, minutes, seconds, fraction);
    const isOfTwo = seconds === undefined && unit === undefined;
    return { kind: isOfTwo ? 'clock_of_two' : 'length', milliseconds, isNegative };
  }
  const days = DAY_CLOCK.exec(unsigned);
  if (days) {
    const [, day, hours, minutes, seconds, fraction] = days;
    return {
      kind: 'length',
      milliseconds: inMilliseconds(day, hours, minutes, seconds, fraction),
      isNegative,
    };
  }
  const length = isoLength(unsigned) ?? unitsLength(unsigned);
  if (length !== null) return { kind: 'length', milliseconds: length, isNegative };
  const number = leadingDecimal(unsigned);
  if (number === null || number.rest !== '') return UNREADABLE;
  const { digits, exponent } = number.number;
  return { kind: 'bare', number: { digits: isNegative ? -digits : digits, exponent } };
}

function inMilliseconds(
  days = '0',
  hours = '0',
  minutes = '0',
  seconds = '0',
  fraction = '',
): Decimal {
  const whole =
    ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  return { digits: BigInt(`${whole}${fraction}`) * 1000n, exponent: -fraction.length };
}

function cellLength(text: string): Duration | null {
  const match = DAY_ZERO.exec(text.replace(/\//g, '-'));
  if (!match) return null;
  const [, date = '', hours, minutes, seconds] = match;
  if (date === '1899-12-31') return { kind: 'day_zero_or_one' };
  const [year, , day = '0'] = date.split('-');
  const days = year === '1899' ? 0 : Number(day) - (year === '1904' ? 1 : 0);
  return {
    kind: 'length',
    milliseconds: inMilliseconds(String(days), hours, minutes, seconds),
    isNegative: false,
  };
}

function isoLength(text: string): Decimal | null {
  const match = ISO.exec(text);
  if (!match || /[PT]$/.test(text)) return null;
  const parts = match.slice(1).flatMap((given, at) => {
    const number = given === undefined ? null : leadingDecimal(given.replace(',', '.'));
    return number === null ? [] : [times(number.number, UNITS[at]?.[1] ?? 0n)];
  });
  return parts.length === 0 ? null : parts.reduce(plus);
}

const ANY_UNIT = new RegExp(`^(?:${UNITS.map(([words]) => `(${words})`).join('|')})(?![A-Z])(半)?`);

/** `1,5小时`: no thousands end so. */
const DECIMAL_COMMA =
  /(?<![\d,.])(\d+(?=,\d{1,2}(?!\d))|0),(\d+)(?= ?(?:个|小|时|時|钟|天|日|周|分|秒|刻|[HMSDW]))/g;

/** Numbers with units, each unit once and the longest first; only the last may have decimals. */
function unitsLength(text: string): Decimal | null {
  let rest = withDigits(text)
    .replace(DECIMAL_COMMA, '$1.$2')
    .replace(/([123])刻钟?/g, (_, quarters: string) => `${15 * Number(quarters)}分`)
    .replace(/ (?:AND|AND A) /g, '')
    .replace(/(?<!\d)[ ,]+|[ ,]+(?!\d)|[又零]/g, '')
    .replace(/^半个?(?=小时|小時|钟头|分钟)/, '0.5')
    .replace(/(\d)个半(?=小时|小時|钟头)/, '$1.5');
  let length: Decimal = { digits: 0n, exponent: 0 };
  let before = -1;
  let isOver = false;
  while (rest !== '') {
    const number = leadingDecimal(rest);
    const unit = number && ANY_UNIT.exec(number.rest);
    if (!unit || isOver) return null;
    const at = unit.slice(1, -1).findIndex((word) => word !== undefined);
    if (at <= before) return null;
    const half = unit.at(-1) === undefined ? number.number : plus(number.number, HALF);
    length = plus(length, times(half, UNITS[at]?.[1] ?? 0n));
    isOver = number.number.exponent !== 0 || half !== number.number;
    before = at;
    rest = number.rest.slice(unit[0].length);
  }
  return before < 0 ? null : length;
}

const HALF: Decimal = { digits: 5n, exponent: -1 };

function times({ digits, exponent }: Decimal, factor: bigint): Decimal {
  return { digits: digits * factor, exponent };
}

function plus(one: Decimal, other: Decimal): Decimal {
  const exponent = Math.min(one.exponent, other.exponent, 0);
  return { digits: scaled(one, -exponent) + scaled(other, -exponent), exponent };
}

/** The milliseconds of a unit as a header gives it (`小时`, `分钟`, `MIN`); null for what is no unit of time. */
export function unitOfTime(written: string): bigint | null {
  return UNITS.find(([words]) => new RegExp(`^(?:${words})$`).test(written))?.[1] ?? null;
}
