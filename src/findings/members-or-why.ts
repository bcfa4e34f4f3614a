import type { Figure, Lookup } from '../metrics/lookup.ts';

/**
 * The figures of a metric by these dimensions; where the breakdown could not be made, one without a value that says
 * which column it lacks.
 */
export function membersOrWhy(
  lookup: Lookup,
  metric: string,
  dimensions: readonly string[],
  only: Readonly<Record<string, string>>,
): readonly Figure[] {
  const found = lookup.figures(metric, dimensions, only);
  if (found.length > 0 || lookup.lack(metric, dimensions) === null) return found;
  const by = { ...Object.fromEntries(dimensions.map((name) => [name, ''])), ...only };
  return [lookup.figure(metric, by)];
}
