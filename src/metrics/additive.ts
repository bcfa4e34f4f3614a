import { calculatorOf } from '../calculators/registry.ts';
import type { MetricSpec } from '../pack/metric/types.ts';

/** Whether the metric's values add up: a count or a sum that is no level at one time. */
export function isAmount({ shape }: Pick<MetricSpec, 'shape'>): boolean {
  return shape === 'amount';
}

/** Whether the metric's value is a numerator over a denominator, both of which add up: a rate, or a mean. */
export function isPair(metric: Pick<MetricSpec, 'shape' | 'calculator'>): boolean {
  return isRate(metric) || calculatorOf(metric.calculator).value === 'mean';
}

/** Whether the metric's value says how many there are of so many: limits and differences are told in such units. */
export function isRate({ shape }: Pick<MetricSpec, 'shape'>): boolean {
  return shape === 'rate';
}
