import type { Report, UnknownName } from '../declare/problems.ts';
import { unknownWords } from '../declare/unknown-name.ts';
import type { MetricSpec } from './types.ts';

/** Finds a metric by id or by name; reports a name that several share and dimensions that it is not computed for. */
export function metricId(
  given: string,
  context: { readonly metrics: readonly MetricSpec[] },
  path: readonly PropertyKey[],
  report: Report,
  dimensionSets: readonly (readonly string[])[],
): string {
  const metric = findMetric(given, context.metrics);
  if (metric.kind !== 'found') {
    report(path, metric.zh, metric.en, metric.unknown);
    return given;
  }
  for (const set of dimensionSets) {
    const computed =
      set.length === 0 ||
      metric.metric.by.some(
        (by) => by.length === set.length && by.every((name) => set.includes(name)),
      );
    if (!computed) {
      report(
        path,
        `指标 ${metric.metric.id} 没有按「${set.join('、')}」计算，请在它的 by 里加上`,
        `${metric.metric.id} is not computed by ${set.join(', ')}; add it to its by`,
      );
    }
  }
  return metric.metric.id;
}

export type FoundMetric =
  | { readonly kind: 'found'; readonly metric: MetricSpec }
  | {
      readonly kind: 'missing';
      readonly zh: string;
      readonly en: string;
      /** Undefined where several have the name. */
      readonly unknown?: UnknownName;
    };

/** Looks a metric up by id, else by its name; a name that several metrics share is answered with their ids. */
export function findMetric(given: string, metrics: readonly MetricSpec[]): FoundMetric {
  const byId = metrics.find((metric) => metric.id === given);
  if (byId) return { kind: 'found', metric: byId };
  const byName = metrics.filter((metric) => metric.name === given);
  const [only] = byName;
  if (only && byName.length === 1) return { kind: 'found', metric: only };
  const ids = byName.map((metric) => metric.id);
  if (ids.length > 0) {
    return {
      kind: 'missing',
      zh: `「${given}」有多个指标：${ids.join('、')}，请写编号`,
      en: `"${given}" names several metrics: ${ids.join(', ')}; use the id`,
    };
  }
  const words = unknownWords(
    'metric',
    given,
    metrics.map(({ id }) => id),
  );
  return { kind: 'missing', ...words, unknown: { kind: 'metric', name: given } };
}
