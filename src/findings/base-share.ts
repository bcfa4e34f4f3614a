import { partAmount } from '../calculators/parts.ts';
import { calculatorOf } from '../calculators/registry.ts';
import { isRate } from '../metrics/additive.ts';
import type { Figure } from '../metrics/lookup.ts';
import type { FindingContext } from './context.ts';
import { type Breakdown, memberOf } from './levels.ts';

/** What part of the users, or of what else is counted, some members have together, in percent. */
export interface BaseShare {
  /** What tells how many there are: a dataset, or a figure. */
  readonly name: string;
  readonly share: number;
}

/** A figure of the whole that says how large each member is, by its denominators or its values. */
interface Size {
  readonly whole: Figure;
  readonly name: string;
  readonly total: number;
  readonly of: (figure: Figure) => number | null;
}

/**
 * The part that members of a breakdown have of the users whom figures of the month are divided by: of what is divided
 * by for the same records, else for the same dataset, else, of branches and departments, for any; else of their users at one
 * time, else of the records of the same dataset of which these are a part. Null where nobody knows it for each of them.
 */
export function baseOf(
  members: readonly Figure[],
  breakdown: Breakdown,
  context: FindingContext,
): BaseShare | null {
  for (const size of sizesOf(breakdown, context)) {
    const share = shareIn(size, members, breakdown, context);
    if (share !== null) return { name: size.name, share };
  }
  return null;
}

/** What may tell the members' size, the nearest first. */
function sizesOf(
  { metric, isUnits, whole: own }: Breakdown,
  context: FindingContext,
): readonly Size[] {
  const { scope } = metric;
  const wholes = context.figures.filter(({ result }) => Object.keys(result.by).length === 0);
  const divided = wholes.filter((one) => calculatorOf(one.metric.calculator).divisor !== null);
  const ofDataset = divided.filter((one) => one.metric.scope.dataset === scope.dataset);
  const ofScope = ofDataset.filter((one) => one.metric.scope.where === scope.where);
  const nearest = [...ofScope, ...ofDataset].map((one) => byDenominator(one, context));
  if (!isUnits) return nearest;
  const levels = wholes.filter((one) => one.metric.stock).map(byValue);
  const records = wholes
    .filter((one) => one.metric.scope.dataset === scope.dataset && isRate(one.metric))
    .map((one) => byDenominator(one, context))
    .filter(({ total }) => total > partAmount(own));
  const largest = (a: Size, b: Size) => b.total - a.total;
  return [
    ...nearest,
    ...divided.map((one) => byDenominator(one, context)),
    ...levels.toSorted(largest),
    ...records.toSorted(largest),
  ];
}

function byDenominator(whole: Figure, { datasets }: FindingContext): Size {
  const { metric, result } = whole;
  const divisor = calculatorOf(metric.calculator).divisor;
  const id = divisor?.base.dataset ?? metric.scope.dataset;
  return {
    whole,
    name: datasets.find((one) => one.id === id)?.name ?? metric.base,
    total: result.denominator ?? 0,
    of: (figure) => figure.result.denominator,
  };
}

function byValue(whole: Figure): Size {
  return {
    whole,
    name: whole.metric.name,
    total: whole.result.value ?? 0,
    of: (figure) => figure.result.value,
  };
}

/** The members' part of a size; null where it is not told for each of them. */
function shareIn(
  { whole: { metric }, total, of }: Size,
  members: readonly Figure[],
  breakdown: Breakdown,
  context: FindingContext,
): number | null {
  if (!total || !metric.by.some((set) => set.join() === breakdown.dimension)) return null;
  const own = members.map((figure) =>
    of(context.lookup.figure(metric.id, { [breakdown.dimension]: memberOf(figure, breakdown) })),
  );
  if (own.some((one) => one === null)) return null;
  return (100 * own.reduce<number>((sum, one) => sum + (one ?? 0), 0)) / total;
}
