import { exactValue } from '../../metrics/exact-value.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { displayChange, displayGrowth } from '../../number/display.ts';
import { divide, fraction, multiply, subtract, toNumber } from '../../number/fraction.ts';
import { kindOf, yearBefore } from '../../workspace/periods.ts';
import { textCell } from './cells.ts';
import type { DocumentContext } from './context.ts';
import { IMPORTED } from './footnotes.ts';
import type { Cell } from './types.ts';

/**
 * The change since the same period of the year before: points for rates, growth for counts and amounts, else the difference.
 * Empty where that period is not on file, or is the one before anyway.
 */
export function yearCell(
  { metric, result }: Figure,
  { month, say }: Pick<DocumentContext, 'month' | 'say'>,
): Cell {
  const then = result.trail.find((one) => one.month === yearBefore(month));
  const now = exactValue(result, metric.unit);
  const before = then ? exactValue(then, metric.unit) : null;
  if (!then || now === null || before === null || kindOf(month) === 'year') return textCell(null);
  const change = subtract(now, before);
  const size = displayChange(change, metric.unit);
  const grows = metric.shape === 'amount' && before.n !== 0n;
  const growth = grows ? multiply(divide(change, before), fraction(100n)) : null;
  const isRate = metric.unit === 'percent';
  const text =
    growth !== null ? displayGrowth(growth) : isRate ? say('change.rate', { size }) : size;
  const isMoved = /[1-9]/.test(text);
  return {
    kind: 'change',
    display: then.state === 'imported' ? `${text}${IMPORTED}` : text,
    value: toNumber(growth ?? change),
    unit: growth !== null ? 'percent' : isRate ? 'pp' : 'count',
    direction: isMoved ? (change.n > 0n ? 'up' : 'down') : 'flat',
    // One month a year ago says nothing of the usual variation.
    effect: 'neutral',
  };
}
