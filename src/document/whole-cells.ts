import type { Figure } from '../metrics/lookup.ts';
import { grouped } from '../number/display.ts';
import { type Fraction, fraction, subtract, toNumber } from '../number/fraction.ts';
import { textCell } from './cells.ts';
import type { Cell } from './types.ts';

/** The parts of a rate, or null where it has none. */
function partsOf(figure: Figure | null): readonly [number, number] | null {
  const { numerator = null, denominator = null } = figure?.result ?? {};
  return numerator === null || denominator === null ? null : [numerator, denominator];
}

/**
 * How many units a member has above what the whole's rate would give it, to whole ones with sign:
 * numerator − (numerator of the whole ÷ its denominator) × denominator. The whole itself has none.
 */
export function excessCell(figure: Figure | null, whole: Figure | null): Cell {
  const [own, all] = [partsOf(figure), partsOf(whole)];
  if (!own || !all || all[1] === 0 || figure?.result.key === whole?.result.key)
    return textCell(null);
  const excess = subtract(fraction(own[0]), fraction(all[0] * own[1], all[1]));
  return numberCell(excess, 0, false);
}

/** What part of the whole's numerator a member has, in percent. */
export function partOfWholeCell(figure: Figure | null, whole: Figure | null): Cell {
  const [own, all] = [partsOf(figure), partsOf(whole)];
  if (!own || !all || all[0] === 0) return textCell(null);
  return numberCell(fraction(100 * own[0], all[0]), 2, true);
}

function numberCell(value: Fraction, decimals: number, isPercent: boolean): Cell {
  const text = grouped(value, decimals);
  const sign = !isPercent && value.n > 0n && /[1-9]/.test(text) ? '+' : '';
  return {
    kind: 'number',
    display: `${sign}${text}${isPercent ? '%' : ''}`,
    value: toNumber(value),
    isPercent,
    decimals,
    key: null,
  };
}
