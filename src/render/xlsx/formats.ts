import type { Comparator } from '../../workspace/types.ts';

export const COUNT = '#,##0';
export const PERCENT = '0.00%';
export const CHANGE_PERCENT = signed('0.00', '%');
export const CHANGE_COUNT = signed('#,##0', '');

const SIGNS: Readonly<Record<Comparator, string>> = { '<=': '≤', '<': '<', '>=': '≥', '>': '>' };

/** A comparator as people write it, such as ≤. */
export function comparatorSign(comparator: Comparator): string {
  return SIGNS[comparator];
}

/** Number format of a change in points of percent, with what these are called. */
export function pointsFormat(points: string): string {
  return signed('0.00', quoted(points));
}

/** Number format with grouping and so many decimals. */
export function decimalFormat(decimals: number): string {
  return decimals === 0 ? COUNT : `${COUNT}.${'0'.repeat(decimals)}`;
}

/** Number format of a limit with its comparator before it. A percent stands in its cell as a fraction. */
export function limitFormat(
  limit: number,
  unit: 'percent' | 'other',
  comparator: Comparator | null,
): string {
  const sign = comparator === null ? '' : quoted(comparatorSign(comparator));
  return sign + (unit === 'percent' ? PERCENT : decimalFormat(decimalsOf(limit)));
}

/** Decimals that a number is written with. */
export function decimalsOf(number: number): number {
  return exactDecimal(number).decimals;
}

/** A number as an integer and the power of ten that divides it: 99.5 is 995 and 1 decimal. */
export function exactDecimal(number: number): {
  readonly integer: string;
  readonly decimals: number;
} {
  const [mantissa = '0', exponent = '0'] = String(number).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const decimals = fraction.length - Number(exponent);
  if (decimals < 0) return { integer: whole + fraction + '0'.repeat(-decimals), decimals: 0 };
  return { integer: String(BigInt(whole + fraction)), decimals };
}

/** A text as a literal of a number format. */
export function quoted(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '')}"`;
}

function signed(digits: string, unit: string): string {
  return `+${digits}${unit};-${digits}${unit};${digits}${unit}`;
}
