import type { MetricSpec } from '../pack/metric/types.ts';

/** Whether the metric's values add up: a count or a sum that is no level at one time. */
export function isAmount({ shape }: Pick<MetricSpec, 'shape'>): boolean {
  return shape === 'amount';
}

/** Whether the metric's value is a numerator over a denominator, both of which add up. */
export function isRate({ shape }: Pick<MetricSpec, 'shape'>): boolean {
  return shape === 'rate';
}
