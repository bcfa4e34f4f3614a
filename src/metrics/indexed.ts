import type { MetricOutcome, MetricResult, MetricsFile } from './types.ts';

const ids = new WeakMap<MetricsFile, ReadonlyMap<string, MetricOutcome>>();
const keys = new WeakMap<Pick<MetricOutcome, 'results'>, ReadonlyMap<string, MetricResult>>();

/** The metrics of a file by their ids; every result of a report asks for one of each month before. */
export function outcomesById(file: MetricsFile): ReadonlyMap<string, MetricOutcome> {
  return kept(ids, file, () => byName(file.metrics, ({ id }) => id));
}

/** The results of a metric by their keys. */
export function resultsByKey(
  outcome: Pick<MetricOutcome, 'results'>,
): ReadonlyMap<string, MetricResult> {
  return kept(keys, outcome, () => byName(outcome.results, ({ key }) => key));
}

function kept<Of extends object, Kept>(all: WeakMap<Of, Kept>, of: Of, made: () => Kept): Kept {
  const before = all.get(of);
  if (before !== undefined) return before;
  const fresh = made();
  all.set(of, fresh);
  return fresh;
}

/** Of those with one name the first. */
function byName<T>(all: readonly T[], name: (one: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const one of all) if (!found.has(name(one))) found.set(name(one), one);
  return found;
}
