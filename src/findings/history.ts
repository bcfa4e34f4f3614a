import type { Figure } from '../metrics/lookup.ts';
import type { MetricResult } from '../metrics/types.ts';
import { type Fact, factOf } from '../words/word-book.ts';
import { shortName } from '../workspace/period-names.ts';
import { numberOf } from '../workspace/periods.ts';
import type { FindingContext } from './context.ts';

/** A figure's result in an earlier month. */
export interface EarlierResult {
  readonly month: string;
  readonly result: MetricResult;
}

/** A figure's results month by month, the latest first, up to the first month without one or of another definition. */
export function earlierResults(
  { metric, outcome, result }: Figure,
  context: Pick<FindingContext, 'earlier' | 'past' | 'isComparable'>,
): readonly EarlierResult[] {
  const found: EarlierResult[] = [];
  for (const month of context.earlier) {
    if (!context.isComparable(metric.id, month)) return found;
    const file = context.past.find((one) => one.month === month)?.file;
    const then = file?.metrics.find((one) => one.id === metric.id);
    const earlier = then?.results.find((one) => one.key === result.key);
    if (!then || then.definition !== outcome.definition || earlier?.status !== 'ok') return found;
    found.push({ month, result: earlier });
  }
  return found;
}

/** The number of a month in its year: 6 for 2009-06. */
export function monthNumber(month: string): string {
  return String(numberOf(month));
}

/** A month as people say it, without its year: 6月, or 二季度 in the report of a quarter. */
export function monthName(month: string): Fact {
  return factOf(shortName(month));
}
