import type { Figure } from '../metrics/lookup.ts';

/**
 * What a figure is called in a sentence: 安岳E8重复申告用户率, the unit of the organisation first; the total goes by the
 * metric's own name.
 */
export function figureName({ metric, result }: Figure): string {
  const members = Object.entries(result.by);
  if (members.length === 0) return metric.name;
  const isUnit = ([name]: readonly [string, string]) => metric.unitDimensions.includes(name);
  const ordered = [...members.filter(isUnit), ...members.filter((one) => !isUnit(one))];
  return `${ordered.map(([, member]) => member).join('')}${metric.spokenName}`;
}
