import { decimalsOf, displayValue, NO_VALUE } from '../number/display.ts';
import { type Fraction, fixed } from '../number/fraction.ts';
import type { Unit } from '../number/unit.ts';
import type { DraftChange, DraftFigure } from './draft-changes.ts';
import { exactValue } from './exact-value.ts';

/** More decimals tell nobody anything. */
const MOST_DECIMALS = 6;

/**
 * What a figure was and is, so that they are not alike in print: with as many decimals as tell them apart, with their
 * parts where the value is the same and these are not.
 */
export function changeText({ metric: { unit }, was, is }: DraftChange): {
  readonly was: string;
  readonly is: string;
} {
  const plain = { was: was?.display ?? NO_VALUE, is: is?.display ?? NO_VALUE };
  if (was === null || is === null || plain.was !== plain.is) return plain;
  const [before, now] = [exactValue(was, unit), exactValue(is, unit)];
  const decimals = before === null || now === null ? null : telling(before, now, unit);
  if (before === null || now === null || decimals === null)
    return { was: withParts(was), is: withParts(is) };
  const sign = displayValue(before, unit).endsWith('%') ? '%' : '';
  return {
    was: `${fixed(before, decimals)}${sign}`,
    is: `${fixed(now, decimals)}${sign}`,
  };
}

/** The fewest decimals with which both are told apart; null where none are enough. */
function telling(one: Fraction, other: Fraction, unit: Unit): number | null {
  for (let decimals = decimalsOf(unit) + 1; decimals <= MOST_DECIMALS; decimals += 1)
    if (fixed(one, decimals) !== fixed(other, decimals)) return decimals;
  return null;
}

function withParts({ display, numerator, denominator }: DraftFigure): string {
  if (numerator === null || denominator === null) return display;
  const [over, under] = [numerator, denominator].map((part) => part.toLocaleString('en-US'));
  return `${display} (${over}/${under})`;
}

/** The figure's name as a line tells it: the metric's, its members before it. */
export function changedName({ metric, by }: Pick<DraftChange, 'metric' | 'by'>): string {
  const members = Object.values(by);
  return members.length === 0 ? metric.name : `${members.join(' / ')} ${metric.name}`;
}
