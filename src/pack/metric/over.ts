import type { Over } from './schema.ts';
import type { MetricSpec } from './types.ts';

/** The id of a metric's figure over a longer period: `fault.heavy_rate@quarter`. */
export function overId(metric: string, kind: Over): string {
  return `${metric}@${kind}`;
}

/** A metric with those over longer periods that it has besides, each named after it. */
export function withOver(
  metric: MetricSpec,
  kinds: readonly Over[],
  phrases: Readonly<Record<string, string>>,
): readonly MetricSpec[] {
  return [metric, ...kinds.map((kind) => overOf(metric, kind, phrases))];
}

function overOf(
  metric: MetricSpec,
  kind: Over,
  phrases: Readonly<Record<string, string>>,
): MetricSpec {
  const words = phrases[`over.${kind}`] ?? '';
  const named = (name: string) => `${name}${words}`;
  return {
    ...metric,
    id: overId(metric.id, kind),
    name: named(metric.name),
    shortName: named(metric.shortName),
    spokenName: named(metric.spokenName),
    over: { of: metric.id, kind },
  };
}
