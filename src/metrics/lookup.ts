import type { MetricSpec } from '../pack/metric/types.ts';
import type { FigureReason } from './reason.ts';
import { noValue } from './result.ts';
import { resultKey } from './result-key.ts';
import type { MetricOutcome, MetricResult } from './types.ts';

/** A result together with the metric that it belongs to. */
export interface Figure {
  readonly metric: MetricSpec;
  readonly outcome: MetricOutcome;
  readonly result: MetricResult;
}

/** Finds results by metric and members. */
export interface Lookup {
  /**
   * The result for exactly these members. Members without a record are `not_applicable`;
   * where the whole metric has no value, its total says why.
   */
  figure(metricId: string, by: Readonly<Record<string, string>>): Figure;
  /** All results of a metric for exactly this set of dimensions that agree with `only`, in their order. */
  figures(
    metricId: string,
    dimensions: readonly string[],
    only: Readonly<Record<string, string>>,
  ): readonly Figure[];
  /** Why a metric was not split by these dimensions; null where it was, or is not. */
  lack(metricId: string, dimensions: readonly string[]): FigureReason | null;
  metric(metricId: string): MetricSpec;
  outcome(metricId: string): MetricOutcome;
}

/** Builds a lookup over computed metrics. A metric id that was never declared is a RangeError. */
export function lookupOver(
  metrics: readonly MetricSpec[],
  outcomes: readonly MetricOutcome[],
): Lookup {
  const specs = new Map(metrics.map((metric) => [metric.id, metric]));
  const computed = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const known = <T>(map: ReadonlyMap<string, T>, id: string): T => {
    const found = map.get(id);
    if (found === undefined) throw new RangeError(`metric ${id} was not computed`);
    return found;
  };
  const sets = new Map<string, ResultSets>();
  const among = (found: MetricOutcome, dimensions: readonly string[]) => {
    const own = sets.get(found.id) ?? bySet(found);
    sets.set(found.id, own);
    return own.get(setOf(dimensions)) ?? [];
  };
  const metric = (id: string) => known(specs, id);
  const outcome = (id: string) => known(computed, id);
  return {
    metric,
    outcome,
    lack: (id, dimensions) => lackOf(outcome(id), dimensions),
    figure(id, by) {
      const found = outcome(id);
      const own = among(found, Object.keys(by));
      const result = own.find((one) => sameMembers(one.by, by)) ?? absent(found, by);
      return { metric: metric(id), outcome: found, result };
    },
    figures(id, dimensions, only) {
      const found = outcome(id);
      const wanted = Object.entries(only);
      return among(found, dimensions)
        .filter((one) => wanted.every(([name, member]) => one.by[name] === member))
        .map((result) => ({ metric: metric(id), outcome: found, result }));
    },
  };
}

/** A metric's results by the set of their dimensions, in their order. */
type ResultSets = ReadonlyMap<string, readonly MetricResult[]>;

function bySet({ results }: MetricOutcome): ResultSets {
  return Map.groupBy(results, ({ by }) => setOf(Object.keys(by)));
}

/** The name of a set of dimensions, in whatever order they are told. */
function setOf(dimensions: readonly string[]): string {
  return dimensions.length < 2 ? (dimensions[0] ?? '') : dimensions.toSorted().join('\0');
}

function lackOf(
  { lacking = [] }: MetricOutcome,
  dimensions: readonly string[],
): FigureReason | null {
  const asked = lacking.find(
    (set) =>
      set.dimensions.length === dimensions.length &&
      set.dimensions.every((name) => dimensions.includes(name)),
  );
  return asked?.reason ?? null;
}

function absent(outcome: MetricOutcome, by: Readonly<Record<string, string>>): MetricResult {
  const [total] = outcome.results;
  const lack = lackOf(outcome, Object.keys(by));
  if (lack !== null)
    return { ...noValue('not_provided', lack), key: resultKey(outcome.id, by), by };
  const status = !total || total.status === 'ok' ? 'not_applicable' : total.status;
  const why = status === 'not_applicable' ? null : (total?.reason ?? null);
  return {
    ...noValue(status, why),
    ...(total?.lacks === undefined ? {} : { lacks: total.lacks }),
    ...(total?.unusable === undefined ? {} : { unusable: total.unusable }),
    key: resultKey(outcome.id, by),
    by,
  };
}

function sameMembers(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): boolean {
  return Object.keys(a).every((name) => a[name] === b[name]);
}
