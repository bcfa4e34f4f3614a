import { compare, type Fraction, parseDecimal } from '../number/fraction.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { levelsOf } from '../workspace/levels.ts';
import { holdsAt, isLonger, kindOf } from '../workspace/periods.ts';
import type { Comparator, Level, Period, TargetSpec } from '../workspace/types.ts';
import { isAmount } from './additive.ts';
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
 * The verdicts of all targets that apply to a result: those whose members are in its `by` and that hold in the month. Its
 * own limit stands in place of a wider one by the same setter.
 * `value` is null where the result has none or is too small a sample: then nothing is met or missed.
 */
export function verdictsOf(
  by: Readonly<Record<string, string>>,
  value: Fraction | null,
  targets: readonly TargetSpec[],
  month: Period,
  dataset: DatasetSpec,
): readonly TargetVerdict[] {
  const known = targets
    .filter((target) => holdsIn(target, month) && applies(target, by))
    .map((target) => {
      const levels = levelsOf(Object.keys(by), target, dataset);
      return { target, levels, judges: levels.some((level) => target.judges.includes(level)) };
    });
  return known
    .filter((one) => !known.some((other) => replaces(other, one)))
    .map(({ target, judges }) => ({
      setBy: target.setBy,
      limit: Number(target.limit),
      comparator: target.comparator,
      judges,
      met: value === null ? null : keeps(value, target.comparator, parseDecimal(target.limit)),
    }));
}

interface Applying {
  readonly target: TargetSpec;
  readonly judges: boolean;
  /** Whom the figure tells of, as this limit sees it. */
  readonly levels: readonly Level[];
}

/**
 * Whether a limit is the figure's own, set for its members by name, in place of a wider one of the same setter. That of
 * a business stands in place of every wider one that does not judge it.
 */
function replaces(own: Applying, wide: Applying): boolean {
  const [named, general] = [own, wide].map(({ target }) => Object.keys(target.only));
  const isNarrower =
    named !== undefined &&
    general !== undefined &&
    named.length > general.length &&
    general.every((name) => named.includes(name));
  if (!isNarrower || (wide.judges && !own.judges)) return false;
  const { setBy, judges } = own.target;
  const isOfBusiness = judges.includes('business') && own.levels.includes('business');
  return setBy === wide.target.setBy || (isOfBusiness && !wide.judges);
}

/**
 * The limits that speak of a figure of this period. One that names how long a period it is for (`period: quarter`) judges
 * those only: beside the rate of a shorter one it is a remark, all else it leaves alone. One that names none is for weeks and
 * months; it judges longer periods too, unless the figure grows with their length as counts and amounts do.
 * `over`: a figure over a longer period in the report of a month: only limits for such periods speak of it, and they judge
 * it when that period is over.
 */
export function limitsFor(
  targets: readonly TargetSpec[],
  metric: Pick<MetricSpec, 'shape'>,
  period: Period,
  over: 'none' | 'open' | 'whole',
): readonly TargetSpec[] {
  const kind = kindOf(period);
  return targets.flatMap((target): readonly TargetSpec[] => {
    const wanted = target.period ?? null;
    if (over !== 'none') {
      if (wanted !== kind) return [];
      return over === 'whole' ? [target] : [{ ...target, judges: [] }];
    }
    if (wanted === kind) return [target];
    const grows = isAmount(metric);
    if (wanted !== null) return isLonger(wanted, kind) && !grows ? [{ ...target, judges: [] }] : [];
    return grows && isLonger(kind, 'month') ? [] : [target];
  });
}

/** Whether a limit holds in a month. */
export function holdsIn(target: TargetSpec, month: Period): boolean {
  return holdsAt(month, target.from, target.to);
}

function applies(target: TargetSpec, by: Readonly<Record<string, string>>): boolean {
  return Object.entries(target.only).every(([name, members]) => members.includes(by[name] ?? ''));
}
