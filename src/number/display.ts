import { decimalOf, divide, type Fraction, fixed, fraction, multiply } from './fraction.ts';
import type { Unit } from './unit.ts';

/** What stands for a value that is missing, not applicable or in error. */
export const NO_VALUE = '—';

/** Number of decimals that a unit prints. */
export function decimalsOf(unit: Unit): number {
  return unit === 'count' || unit === 'rank' ? 0 : 2;
}

/** A count with grouping and no more decimals than it has, at most two: `1,072`, users `2,000.5`. */
export function countText(value: number | Fraction): string {
  const exact = typeof value === 'number' ? decimalOf(value) : value;
  const [whole = '', part = ''] = grouped(exact, 2).split('.');
  const rest = part.replace(/0+$/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}

/** What part of a whole something is, in percent: `87.50%`. Both in the same unit; the whole is not 0. */
export function shareText(part: number | Fraction, whole: number | Fraction): string {
  const [over, under] = [part, whole].map((one) =>
    typeof one === 'number' ? decimalOf(one) : one,
  );
  if (!over || !under) throw new RangeError('a share needs a part and a whole');
  return displayValue(multiply(divide(over, under), fraction(100n)), 'percent');
}

/** Digits with grouping: `8,688`, `2,250.76`. */
export function grouped(value: Fraction, decimals: number): string {
  const [whole = '', part] = fixed(value, decimals).split('.');
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? withCommas : `${withCommas}.${part}`;
}

/** A value as metrics.json displays it: percent `9.14%`, count `8,688`, amounts and rates per users `2,250.76`, rank `8`. */
export function displayValue(value: Fraction, unit: Unit): string {
  switch (unit) {
    case 'percent':
      return `${fixed(value, 2)}%`;
    case 'rank':
      return fixed(value, 0);
    case 'count':
    case 'yuan':
    case 'hours':
    case 'user_hours':
    case 'points':
    case 'per_1':
    case 'per_100':
    case 'per_10000':
      return grouped(value, decimalsOf(unit));
  }
}

/** A signed difference without its unit: `+0.24`, `-161`, `0.00`. */
export function displayChange(value: Fraction, unit: Unit): string {
  const text = grouped(value, decimalsOf(unit));
  return /[1-9]/.test(text) && value.n > 0n ? `+${text}` : text;
}

/** Growth in percent with sign and unit: `+48.32%`. */
export function displayGrowth(percent: Fraction): string {
  return `${displayChange(percent, 'percent')}%`;
}
