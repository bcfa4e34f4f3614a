import { holdsAt } from './periods.ts';
import type { Period, TargetSpec } from './types.ts';

/** The unit that answers for a metric's result, by the first target of the month that names one and applies to it; null for none. */
export function ownerOf(
  metric: string,
  by: Readonly<Record<string, string>>,
  targets: readonly TargetSpec[],
  month: Period,
): string | null {
  const target = targets.find(
    (one) =>
      // A figure over a longer period is its metric's.
      one.metric === metric.split('@')[0] &&
      one.owner !== null &&
      holdsAt(month, one.from, one.to) &&
      Object.entries(one.only).every(([name, members]) => members.includes(by[name] ?? '')),
  );
  return target?.owner ?? null;
}
