/** An exact rational number; the denominator is always positive. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

/**
 * Makes a fraction out of two exact whole numbers; what is a `number` goes through {@link decimalOf}, because it need
 * not be whole. Throws a RangeError when the denominator is 0.
 */
export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 0n) throw new RangeError('a fraction cannot have the denominator 0');
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

/** Reads a plain decimal such as `99.5` or `-3` exactly. Throws a RangeError on anything else. */
export function parseDecimal(text: string): Fraction {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new RangeError(`not a decimal number: ${text}`);
  const [, sign, whole = '0', part = ''] = match;
  const digits = BigInt(whole + part);
  return fraction(sign === '-' ? -digits : digits, 10n ** BigInt(part.length));
}

/**
 * The decimal that a number stands for in JSON: `0.1` is one tenth, not the double next to it.
 * Throws a RangeError for what is no finite number.
 */
export function decimalOf(value: number): Fraction {
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  const [digits = '', power = '0'] = String(value).split('e');
  const exponent = Number(power);
  const scale = fraction(10n ** BigInt(Math.abs(exponent)));
  const number = parseDecimal(digits);
  return exponent < 0 ? divide(number, scale) : multiply(number, scale);
}

/** The size of a value without its sign. */
export function magnitude({ n, d }: Fraction): Fraction {
  return { n: n < 0n ? -n : n, d };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d - b.n * a.d, d: a.d * b.d };
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** Throws a RangeError when `b` is 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`; exact. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest double. Whole part and rest are converted apart, so that long numerators keep their digits. */
export function toNumber(value: Fraction): number {
  if (isSafe(value.n) && isSafe(value.d)) return Number(value.n) / Number(value.d);
  const whole = value.n / value.d;
  return Number(whole) + Number(((value.n - whole * value.d) * 10n ** 18n) / value.d) / 1e18;
}

function isSafe(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= -BigInt(Number.MAX_SAFE_INTEGER);
}

/** Rounds once, half away from zero, and gives the digits as text: `fixed(33555/1000, 2)` is `33.56`. */
export function fixed(value: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const size = value.n < 0n ? -value.n : value.n;
  const rounded = (2n * size * scale + value.d) / (2n * value.d);
  const sign = value.n < 0n && rounded > 0n ? '-' : '';
  if (decimals === 0) return `${sign}${rounded}`;
  const part = (rounded % scale).toString().padStart(decimals, '0');
  return `${sign}${rounded / scale}.${part}`;
}

/** Smallest whole number that is not less than the value. */
export function ceil(value: Fraction): bigint {
  const floor = floorOf(value);
  return floor * value.d === value.n ? floor : floor + 1n;
}

/** Largest whole number that is not greater than the value. */
export function floorOf(value: Fraction): bigint {
  const truncated = value.n / value.d;
  return value.n < 0n && truncated * value.d !== value.n ? truncated - 1n : truncated;
}
