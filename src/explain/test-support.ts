import type { MetricResult } from '../metrics/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { PartCounts } from './types.ts';

/** Whether the records behind a result make it again: by number, by users, or by what they say. */
export function agrees(metric: MetricSpec, result: MetricResult, counts: PartCounts): boolean {
  const { over, under, users, amount } = counts;
  const { numerator, denominator, value } = result;
  const isAmount = (sum: number) => Math.abs(sum - (value ?? Number.NaN)) < 1e-6;
  switch (metric.calculator.kind) {
    case 'count':
      return over === value && under === 0;
    case 'ratio':
    case 'share':
      return over === (numerator ?? 0) && under === (denominator ?? 0);
    case 'repeat_rate':
      return (users?.over ?? 0) === (numerator ?? 0) && (users?.under ?? 0) === (denominator ?? 0);
    case 'per_base':
      return over === numerator && Number(amount) === denominator;
    case 'sum':
      return isAmount(Number(amount ?? 0));
    // One record holds the place.
    case 'percentile':
      return over === 1 && under > 0 && isAmount(Number(amount));
    case 'value':
      return over > 0 && isAmount(Number(amount) / over);
  }
}
