import { compare, type Fraction, parseDecimal } from '../number/fraction.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import { levelsOf } from '../workspace/levels.ts';
import type { Comparator, Month, TargetSpec } from '../workspace/types.ts';
import type { TargetVerdict } from './types.ts';

/** Whether a value keeps a limit; exact. */
export function keeps(value: Fraction, comparator: Comparator, limit: Fraction): boolean {
  const order = compare(value, limit);
  switch (comparator) {
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
  }
}

/**
 * The verdicts of all targets that apply to a result: those whose members are in its `by` and that hold in the month.
 * `value` is null where the result has none or is too small a sample: then nothing is met or missed.
 */
export function verdictsOf(
  by: Readonly<Record<string, string>>,
  value: Fraction | null,
  targets: readonly TargetSpec[],
  month: Month,
  dataset: DatasetSpec,
): readonly TargetVerdict[] {
  return targets
    .filter((target) => holds(target, month) && applies(target, by))
    .map((target) => ({
      setBy: target.setBy,
      limit: Number(target.limit),
      comparator: target.comparator,
      judges: levelsOf(Object.keys(by), target, dataset).some((level) =>
        target.judges.includes(level),
      ),
      met: value === null ? null : keeps(value, target.comparator, parseDecimal(target.limit)),
    }));
}

function holds(target: TargetSpec, month: Month): boolean {
  return (
    (target.from === null || target.from <= month) && (target.to === null || month <= target.to)
  );
}

function applies(target: TargetSpec, by: Readonly<Record<string, string>>): boolean {
  return Object.entries(target.only).every(([name, members]) => members.includes(by[name] ?? ''));
}
