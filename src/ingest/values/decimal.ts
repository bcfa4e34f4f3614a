/** An exact decimal: `digits` × 10^`exponent`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

const NUMBER = /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+|\d+|(?=\.\d))(?:\.(\d*))?(?:E([+-]?\d{1,2}))?/i;

/** Reads the number that a text begins with and gives it with the rest; null where there is none. */
export function leadingDecimal(text: string): { number: Decimal; rest: string } | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [all, sign = '', whole = '', fraction = '', power = '0'] = match;
  const digits = BigInt(whole.replaceAll(',', '') + fraction || '0');
  return {
    number: {
      digits: sign === '-' ? -digits : digits,
      exponent: Number(power) - fraction.length,
    },
    rest: text.slice(all.length),
  };
}

/** The number times `factor` over `divisor`, in units of 10^-`scale`, half away from zero. */
export function scaled(number: Decimal, scale: number, factor = 1n, divisor = 1n): bigint {
  const power = number.exponent + scale;
  const top = number.digits * factor * 10n ** BigInt(Math.max(power, 0));
  const bottom = divisor * 10n ** BigInt(Math.max(-power, 0));
  const magnitude = top < 0n ? -top : top;
  const rounded = (2n * magnitude + bottom) / (2n * bottom);
  return top < 0n ? -rounded : rounded;
}

/** Writes an integer in units of 10^-`scale` as decimal text without needless zeros. */
export function decimalText(value: bigint, scale: number): string {
  const magnitude = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const whole = magnitude.slice(0, magnitude.length - scale);
  const fraction = magnitude.slice(magnitude.length - scale).replace(/0+$/, '');
  return (value < 0n ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`);
}
