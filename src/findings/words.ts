import { isRate } from '../metrics/additive.ts';
import { exactValue } from '../metrics/exact-value.ts';
import type { Figure } from '../metrics/lookup.ts';
import type { TargetVerdict } from '../metrics/types.ts';
import { limitWords, valueWords } from '../metrics/value-words.ts';
import { countText, decimalsOf, grouped } from '../number/display.ts';
import { decimalOf, magnitude, subtract } from '../number/fraction.ts';
import type { Fact } from './types.ts';

/** A whole number with grouping. */
export function whole(value: number): string {
  return countText(Math.round(value));
}

/** A number with grouping, rounded to so many decimals. */
export function rounded(value: number, decimals: number): string {
  return grouped(decimalOf(value), decimals);
}

/** Hours from which minutes tell nothing any more. */
const MANY_HOURS = 10;

/** A figure's value as sentences print it: rates with their sign, else with the metric's measure. */
export function valueText({ metric, result }: Figure): string {
  return valueWords(metric, spokenDisplay(metric, result));
}

/** A displayed value as people say it: 100% and 0% whole, hours from ten on whole, money without empty cents. */
function spokenDisplay(
  { unit }: Figure['metric'],
  { display, value }: Pick<Figure['result'], 'display' | 'value'>,
): string {
  if (unit === 'percent') return display.replace(/^(100|0)\.00%$/, '$1%');
  if (unit === 'yuan') return withoutCents(display);
  if (unit === 'hours' && value !== null && Math.abs(value) >= MANY_HOURS) return rounded(value, 0);
  return display;
}

/** Money without empty cents: 1,520 for 1,520.00. */
export function withoutCents(text: string): string {
  return text.replace(/\.00$/, '');
}

/** So many units of what a figure counts, as it stands from a limit: 1,009件; a part only where it counts no whole things. */
export function unitsText(metric: Figure['metric'], units: number): string {
  const sign = isRate(metric) ? metric.counted : metric.measure;
  return `${rounded(units, Number.isInteger(units) ? 0 : 2)}${sign}`;
}

/** A rate's parts, such as 3户/37户; empty for what is no rate. */
export function partsOf({ metric, result }: Figure): string {
  const { numerator, denominator } = result;
  if (!isRate(metric) || numerator === null || denominator === null) return '';
  return `${countText(numerator)}${metric.counted}/${countText(denominator)}${metric.base}`;
}

/** A limit in the metric's unit, such as `8%`. */
export function limitOf({ metric }: Figure, { limit }: TargetVerdict): string {
  return limitWords(metric, limit);
}

/** How far a value stands from its limit, in percentage points or the metric's measure; empty where that would be 0.00. */
export function toldDistance({ metric, result }: Figure, { limit }: TargetVerdict): string {
  const value = exactValue(result, metric.unit) ?? decimalOf(0);
  const distance = grouped(magnitude(subtract(value, decimalOf(limit))), decimalsOf(metric.unit));
  return /[1-9]/.test(distance) ? distance : '';
}

/** The word for who set a target. */
export function setterOf({ setBy }: TargetVerdict): Fact {
  return { word: `setter.${setBy}` };
}

/** The word for the bad side of a limit: `over` or `under`. */
export function badSideOf({ comparator }: TargetVerdict): Fact {
  return { word: comparator.startsWith('<') ? 'over' : 'under' };
}
