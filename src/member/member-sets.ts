import { calculatorOf } from '../calculators/registry.ts';
import type { MetricOutcome } from '../metrics/types.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { type MemberLevel, memberColumn } from './focus.ts';

/** The metrics, each split by the members of a level as well, alone and below every set that it has already. */
export function withMemberSets(
  metrics: readonly MetricSpec[],
  datasets: readonly DatasetSpec[],
  level: MemberLevel,
): readonly MetricSpec[] {
  return metrics.map((metric): MetricSpec => {
    const dataset = datasets.find(({ id }) => id === metric.scope.dataset);
    const column = dataset ? memberColumn(dataset, level) : null;
    if (column === null) return metric;
    // What has no total over its members has none for a unit either.
    const whole = calculatorOf(metric.calculator).totalless ? [] : [[]];
    const sets = [...whole, ...metric.by].filter((set) => !set.includes(column));
    const added = sets
      .map((set) => [...set, column])
      .filter((set) => !metric.by.some((known) => isSameSet(known, set)));
    return {
      ...metric,
      by: [...metric.by, ...added],
      unitDimensions: [...new Set([...metric.unitDimensions, column])],
    };
  });
}

/** The outcomes as they are without the sets that {@link withMemberSets} added. */
export function withoutMemberSets(
  outcomes: readonly MetricOutcome[],
  metrics: readonly MetricSpec[],
): readonly MetricOutcome[] {
  const sets = new Map(metrics.map(({ id, by }) => [id, by]));
  return outcomes.map((outcome) => {
    const own = [[], ...(sets.get(outcome.id) ?? [])];
    const isOwn = (names: readonly string[]) => own.some((set) => isSameSet(set, names));
    const { lacking, ...rest } = outcome;
    const lacks = lacking?.filter(({ dimensions }) => isOwn(dimensions)) ?? [];
    return {
      ...rest,
      results: outcome.results.filter(({ by }) => isOwn(Object.keys(by))),
      ...(lacks.length === 0 ? {} : { lacking: lacks }),
    };
  });
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
