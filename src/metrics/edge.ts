import { rateOf } from '../number/rate.ts';
import type { Unit } from '../number/unit.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { isRate } from './additive.ts';
import { distanceTo } from './distance.ts';
import type { MetricOutcome, MetricResult, TargetVerdict } from './types.ts';

/** From how small a sample on nothing is judged, and how little room is on the edge: in points, or in users or tickets. */
export interface Thresholds {
  readonly small_sample: number;
  readonly edge_points: number;
  readonly edge_units: number;
  /** Of a base so small that one user or ticket is worth more points than these nothing is on the edge. */
  readonly edge_reach: number;
}

type Judged = Pick<MetricResult, 'numerator' | 'denominator' | 'value'>;

/**
 * The verdicts with those marked whose limit is kept with little room. A limit at the end of the scale has no edge, nor
 * has one against which nothing counts.
 */
export function withEdges(
  targets: readonly TargetVerdict[],
  result: Judged,
  metric: Pick<MetricSpec, 'unit' | 'shape'>,
  thresholds: Thresholds,
): readonly TargetVerdict[] {
  if (!isRate(metric)) return targets;
  return targets.map((target) =>
    isNear(target, result, metric.unit, thresholds) ? { ...target, edge: true } : target,
  );
}

function isNear(
  target: TargetVerdict,
  result: Judged,
  unit: Unit,
  thresholds: Thresholds,
): boolean {
  const rate = rateOf(result, unit);
  const atEnd = target.limit === 0 || (unit === 'percent' && target.limit === 100);
  if (target.met !== true || atEnd || rate === null) return false;
  const room = distanceTo(rate, target.comparator, target.limit).units;
  // Points are of percent; of a rate per users only the records between it and its limit tell.
  const apart = unit === 'percent' ? Math.abs((result.value ?? 0) - target.limit) : 0;
  const isClose = unit === 'percent' && apart <= thresholds.edge_points;
  return (
    isClose ||
    (apart <= thresholds.edge_reach && hasBad(result, target) && room <= thresholds.edge_units)
  );
}

/** Whether any user or ticket counts against the limit: where none does, nothing is nearly passed. */
export function hasBad(
  { numerator, denominator }: Pick<Judged, 'numerator' | 'denominator'>,
  { comparator }: Pick<TargetVerdict, 'comparator'>,
): boolean {
  if (numerator === null || denominator === null) return false;
  return comparator.startsWith('<') ? numerator > 0 : numerator < denominator;
}

/** An outcome as the contract of `metrics.json` has it: what is near its limit is a reading of the report's own. */
export function withoutEdges(outcome: MetricOutcome): MetricOutcome {
  return {
    ...outcome,
    results: outcome.results.map((result) => ({
      ...result,
      targets: result.targets.map(({ edge: _, ...target }) => target),
    })),
  };
}
