import { type Fraction, fixed } from './fraction.ts';
import type { Unit } from './unit.ts';

/** What stands for a value that is missing, not applicable or in error. */
export const NO_VALUE = '—';

/** What a rate of this unit is counted per: 100 for percent and per hundred users, 10,000 for per ten thousand. */
export function perOf(unit: Unit): bigint {
  return unit === 'per_10000' ? 10_000n : 100n;
}

/** Number of decimals that a unit prints. */
export function decimalsOf(unit: Unit): number {
  return unit === 'count' || unit === 'rank' ? 0 : 2;
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
