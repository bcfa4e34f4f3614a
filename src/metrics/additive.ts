import type { MetricSpec } from '../pack/types.ts';

/** Whether the metric's values add up: a count or a sum that is no level at one time. */
export function isAmount(metric: MetricSpec): boolean {
  const { kind } = metric.calculator;
  return !metric.stock && (kind === 'count' || kind === 'sum');
}

/** Whether the metric's value is a numerator over a denominator, both of which add up. */
export function isRate(metric: MetricSpec): boolean {
  switch (metric.calculator.kind) {
    case 'ratio':
    case 'share':
    case 'repeat_rate':
    case 'per_base':
      return true;
    case 'count':
    case 'sum':
    case 'percentile':
    case 'value':
      return false;
  }
}
