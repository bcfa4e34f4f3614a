import type { BoundCalculator } from '../calculators/registry.ts';
import { calculatorOf } from '../calculators/registry.ts';
import { add, fraction } from '../number/fraction.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { figureParts } from '../workspace/input-parts.ts';
import type { Period } from '../workspace/types.ts';
import type { FigureRow, FigureSet } from './figure-rows.ts';

/**
 * The parts of a period of which a metric's figure is added up: its months, so that numerators and denominators are the
 * sums of the months', what a month means (a user who complains twice in it) stays what it is, and users count once a
 * month in a rate per user. A level is that of the last month. What has no parts to add, such as a percentile, is taken
 * of all records at once; so is what a case says of itself, for most cases are not of the last month, and the figure of
 * a month or a week.
 */
export function addedParts(metric: MetricSpec, period: Period): readonly Period[] {
  const parts = figureParts(period);
  const { value, kind } = calculatorOf(metric.calculator);
  if (parts.length === 1) return parts;
  if (metric.stock || (kind === 'value' && !isOfCases(metric))) return parts.slice(-1);
  return value === 'column' ? [period] : parts;
}

/** Whether each of its figures is of one case that its records are parts of, such as an outage. */
function isOfCases({ by, scope: { whole = [] } }: MetricSpec): boolean {
  return whole.length > 0 && by.every((names) => names.some((name) => whole.includes(name)));
}

/** The sets of a metric's parts, added up set by set. */
export function addedSets(
  parts: readonly (readonly FigureSet[])[],
  calculator: BoundCalculator,
): readonly FigureSet[] {
  const [first = []] = parts;
  return first.map(({ dimensions }, at): FigureSet => {
    const rows = parts.map((sets) => sets[at]?.rows ?? []);
    return { dimensions, rows: addedRows(rows, dimensions, calculator) };
  });
}

/** The rows of one set; members keep the order in which the parts bring them. */
function addedRows(
  parts: readonly (readonly FigureRow[])[],
  dimensions: readonly string[],
  calculator: BoundCalculator,
): readonly FigureRow[] {
  const keys = new Map(parts.flat().map((row) => [JSON.stringify(row.members), row.members]));
  return [...keys].map(([key, members]) => {
    const own = parts.flatMap((rows): readonly FigureRow[] => {
      const found = rows.find((row) => JSON.stringify(row.members) === key);
      return found ? [found] : wholeOnly(rows, members, dimensions, calculator);
    });
    return own.reduce(together);
  });
}

/** A category without a record in a part has none of the whole that its siblings have. */
function wholeOnly(
  rows: readonly FigureRow[],
  members: readonly string[],
  dimensions: readonly string[],
  { category }: BoundCalculator,
): readonly FigureRow[] {
  if (category === null || !dimensions.includes(category)) return [];
  const sibling = rows.find((row) =>
    row.members.every((member, at) => dimensions[at] === category || member === members[at]),
  );
  if (!sibling || !('denominator' in sibling)) return [];
  return [{ ...sibling, numerator: fraction(0n), members, excluded: 0 }];
}

/** Two parts of one figure; what is not known of one is not known of both, and nothing to count adds nothing. */
function together(one: FigureRow, other: FigureRow): FigureRow {
  const excluded = one.excluded + other.excluded;
  if ('status' in one) return withStatus(one, other, excluded);
  if ('status' in other) return withStatus(other, one, excluded);
  if ('denominator' in one && 'denominator' in other)
    return {
      ...one,
      numerator: add(one.numerator, other.numerator),
      denominator: add(one.denominator, other.denominator),
      excluded,
    };
  if ('amount' in one && 'amount' in other) {
    if (one.amount === null) return { ...other, excluded };
    const amount = other.amount === null ? one.amount : add(one.amount, other.amount);
    return { ...one, amount, excluded };
  }
  throw new RangeError('the parts of a figure are of two kinds');
}

function withStatus(
  one: FigureRow & { readonly status: string },
  other: FigureRow,
  excluded: number,
): FigureRow {
  return one.status === 'not_applicable' ? { ...other, excluded } : { ...one, excluded };
}
