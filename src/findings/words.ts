import type { Figure } from '../metrics/lookup.ts';
import type { TargetVerdict } from '../metrics/types.ts';
import { decimalsOf, grouped } from '../number/display.ts';
import { decimalOf, fraction, subtract } from '../number/fraction.ts';
import type { Fact } from './types.ts';

/** A whole number with grouping. */
export function whole(value: number): string {
  return grouped(fraction(Math.round(value)), 0);
}

/** A number with grouping, rounded to so many decimals. */
export function rounded(value: number, decimals: number): string {
  return grouped(decimalOf(value), decimals);
}

/** A figure's value as sentences print it: rates with their sign, else with the metric's measure. */
export function valueText({ metric, result }: Figure): string {
  return metric.unit === 'percent' ? result.display : `${result.display}${metric.measure}`;
}

/** A rate's parts, such as 3户/37户; empty for what is no rate. */
export function partsOf({ metric, result }: Figure): string {
  const { numerator, denominator } = result;
  if (numerator === null || denominator === null) return '';
  return `${whole(numerator)}${metric.measure}/${whole(denominator)}${metric.base}`;
}

/** A limit in the metric's unit, such as `8%`. */
export function limitOf({ metric }: Figure, { limit }: TargetVerdict): string {
  return `${limit}${metric.unit === 'percent' ? '%' : metric.measure}`;
}

/** How far a value stands from its limit: percentage points for rates, else the metric's measure. */
export function distanceFrom({ metric, result }: Figure, { limit }: TargetVerdict): string {
  const { n, d } = subtract(decimalOf(result.value ?? 0), decimalOf(limit));
  const distance = fraction(n < 0n ? -n : n, d);
  return grouped(distance, metric.unit === 'percent' ? 2 : decimalsOf(metric.unit));
}

/** The word for who set a target. */
export function setterOf({ setBy }: TargetVerdict): Fact {
  return { word: setBy };
}

/** The word for the bad side of a limit: `over` or `under`. */
export function badSideOf({ comparator }: TargetVerdict): Fact {
  return { word: comparator.startsWith('<') ? 'over' : 'under' };
}
