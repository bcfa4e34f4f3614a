import { isRate } from '../metrics/additive.ts';
import type { Figure } from '../metrics/lookup.ts';

interface Parts {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

/**
 * How many records or users a figure counts against somebody: the numerator of a rate of which less is better, what is
 * missing from it where more is, else the count itself; null for what is no number of records, such as an amount.
 */
export function recordsBehind({ metric, result }: Figure): number | null {
  return recordsOf(metric, result);
}

/** The same in the month before; null where there is none. */
export function recordsBefore({ metric, result: { previous } }: Figure): number | null {
  return previous === null ? null : recordsOf(metric, previous);
}

function recordsOf(metric: Figure['metric'], { numerator, denominator, value }: Parts) {
  if (!isRate(metric)) return metric.unit === 'count' ? value : null;
  if (numerator === null || denominator === null) return null;
  return metric.better === 'higher' ? denominator - numerator : numerator;
}

/** Whether at most so many records stand behind every one of the figures, this month and the month before. */
export function areFew(figures: readonly Figure[], most: number): boolean {
  return (
    figures.length > 0 &&
    figures.every((figure) => {
      const now = recordsBehind(figure);
      return now !== null && Math.max(now, recordsBefore(figure) ?? 0) <= most;
    })
  );
}
