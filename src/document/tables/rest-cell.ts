import { isCount, isShare } from '../../calculators/parts.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { countText, displayValue } from '../../number/display.ts';
import { toNumber } from '../../number/fraction.ts';
import { rateOf, rateValue } from '../../number/rate.ts';
import type { TableColumnSpec } from '../../pack/outline/types.ts';
import { textCell } from '../model/cells.ts';
import type { Cell } from '../model/types.ts';

/**
 * What the rows beyond the first `top` come to in one column: the total less the rows shown.
 * Counts and shares only; of other rates a remainder has no meaning, so nothing is printed.
 */
export function restCell(
  show: TableColumnSpec['show'],
  total: Figure | null,
  shown: readonly (Figure | null)[],
): Cell {
  if (total === null || total.result.status !== 'ok') return textCell(null);
  const { metric, result } = total;
  if (isCount(metric) && show === 'value') {
    return countCell(remainder(result.value ?? 0, shown, (one) => one.value));
  }
  if (!isShare(metric) || result.numerator === null) return textCell(null);
  const numerator = remainder(result.numerator, shown, (one) => one.numerator);
  if (show === 'numerator') return countCell(numerator);
  return show === 'value' ? shareCell(numerator, result.denominator ?? 0) : textCell(null);
}

function remainder(
  whole: number,
  shown: readonly (Figure | null)[],
  read: (result: Figure['result']) => number | null,
): number {
  return shown.reduce((left, figure) => left - (figure ? (read(figure.result) ?? 0) : 0), whole);
}

function countCell(value: number): Cell {
  return { kind: 'count', display: countText(value), value, key: null };
}

function shareCell(numerator: number, denominator: number): Cell {
  const rate = rateOf({ numerator, denominator }, 'percent');
  if (rate === null) return textCell(null);
  const exact = rateValue(rate);
  return {
    kind: 'rate',
    unit: 'percent',
    display: displayValue(exact, 'percent'),
    numerator,
    denominator,
    value: toNumber(exact),
    verdict: 'none',
    limits: [],
    key: null,
  };
}
