import type { TargetSpec } from './types.ts';

/** The unit that answers for a metric's result, by the first target that names one and applies to it; null for none. */
export function ownerOf(
  metric: string,
  by: Readonly<Record<string, string>>,
  targets: readonly TargetSpec[],
): string | null {
  const target = targets.find(
    (one) =>
      one.metric === metric &&
      one.owner !== null &&
      Object.entries(one.only).every(([name, members]) => members.includes(by[name] ?? '')),
  );
  return target?.owner ?? null;
}
