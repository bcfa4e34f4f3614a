import type { Figure } from '../metrics/lookup.ts';

/** What a figure is called in a sentence: 安岳E8重复申告用户率; the total goes by the metric's own name. */
export function figureName({ metric, result }: Figure): string {
  const members = Object.values(result.by);
  if (members.length === 0) return metric.name;
  return `${members.toReversed().join('')}${metric.shortName}`;
}
