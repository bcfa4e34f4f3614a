import type { MetricSpec } from '../pack/metric/types.ts';
import type { MetricOutcome } from './types.ts';

/** What `metrics.json` says of a metric before its results; `definition` is the hash of what it means. */
export function outcomeHead(
  { id, name, calculator, unit, better, population }: MetricSpec,
  definition: string,
): Omit<MetricOutcome, 'results' | 'lacking'> {
  return { id, name, calculator: calculator.kind, unit, better, population, definition };
}
