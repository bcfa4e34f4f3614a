import type { Figure } from '../../metrics/lookup.ts';
import { grouped } from '../../number/display.ts';
import {
  divide,
  type Fraction,
  fraction,
  multiply,
  subtract,
  toNumber,
} from '../../number/fraction.ts';
import { type Rate, rateOf } from '../../number/rate.ts';
import { textCell } from '../model/cells.ts';
import type { Cell } from '../model/types.ts';

/** The rate of a figure, or null where it is none or over nothing. */
function rateIn(figure: Figure | null): Rate | null {
  return figure === null ? null : rateOf(figure.result, figure.metric.unit);
}

/**
 * How many units a member has above what the whole's rate would give it, to whole ones with sign:
 * numerator − (numerator of the whole ÷ its denominator) × denominator. The whole itself has none.
 */
export function excessCell(figure: Figure | null, whole: Figure | null): Cell {
  const [own, all] = [rateIn(figure), rateIn(whole)];
  if (!own || !all || figure?.result.key === whole?.result.key) return textCell(null);
  const usual = multiply(divide(all.numerator, all.denominator), own.denominator);
  return numberCell(subtract(own.numerator, usual), 0, false);
}

/** What part of the whole's numerator a member has, in percent. */
export function partOfWholeCell(figure: Figure | null, whole: Figure | null): Cell {
  const [own, all] = [rateIn(figure), rateIn(whole)];
  if (!own || !all || all.numerator.n === 0n) return textCell(null);
  const part = divide(own.numerator, all.numerator);
  return numberCell(multiply(part, fraction(100n)), 2, true);
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
