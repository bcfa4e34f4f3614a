import type { Figure } from '../metrics/lookup.ts';
import { countText, displayGrowth } from '../number/display.ts';
import { decimalOf } from '../number/fraction.ts';
import type { FindingContext } from './context.ts';
import { rounded, valueText } from './words.ts';

/** Digits that an estimate keeps in a sentence. */
const DIGITS = 3;
const TEN_THOUSAND = 10_000;
/** Below this a whole number would say too little. */
const SMALL = 10;

/** The part of a figure that is estimated, in its unit; 0 where all of it was counted. */
export function estimatedPart(
  { metric, result }: Figure,
  { config, lookup }: Pick<FindingContext, 'config' | 'lookup'>,
): number {
  const pair = config.estimated.find((one) => one.metric === metric.id);
  if (!pair) return 0;
  const part = lookup.figure(pair.part, result.by).result;
  return part.status === 'ok' ? (part.value ?? 0) : 0;
}

/** A figure's value for sentences: an estimate is rounded and says so, 约1.07万户时; else as it is printed. */
export function toldValue(figure: Figure, context: FindingContext): string {
  const { metric, result } = figure;
  return estimatedPart(figure, context) > 0 && result.value !== null
    ? roughText(result.value, metric.measure)
    : valueText(figure);
}

/** A number that is no more than an estimate, to three digits: 约1.07万户时, 约255户. */
export function roughText(value: number, measure: string): string {
  const size = Math.abs(value) >= TEN_THOUSAND ? value / TEN_THOUSAND : value;
  const unit = Math.abs(value) >= TEN_THOUSAND ? '万' : '';
  const before = Math.max(1, Math.floor(Math.log10(Math.max(1, Math.abs(size)))) + 1);
  if (unit === '' && Math.abs(size) < SMALL) return `约${fewDigits(size)}${measure}`;
  const decimals = unit === '' ? 0 : Math.max(0, DIGITS - before);
  const step = 10 ** Math.max(0, before - DIGITS);
  const text = decimals > 0 ? rounded(size, decimals) : countText(Math.round(size / step) * step);
  return `约${text}${unit}${measure}`;
}

/** A number below ten to two digits, never to nothing: 0.4, 0.036, 5.5. */
function fewDigits(size: number): string {
  return size === 0 ? '0' : String(Number(size.toPrecision(2)));
}

/** Growth over a value that is an estimate, in whole percent: +138%. */
export function roughGrowth(percent: number): string {
  return displayGrowth(decimalOf(Math.round(percent))).replace(/\.00%$/, '%');
}
