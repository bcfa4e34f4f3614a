import { calculatorOf } from '../calculators/registry.ts';
import type { Figure } from '../metrics/lookup.ts';
import type { FindingContext } from './context.ts';
import { type Breakdown, memberOf } from './levels.ts';

/** What part of the users, or of what else is counted, some members have together, in percent. */
export interface BaseShare {
  /** The dataset that tells how many there are. */
  readonly name: string;
  readonly share: number;
}

/**
 * The part that members of a breakdown have of the users whom figures of the month are divided by: of what is divided
 * by for the same records, else for the same dataset, else, of branches and departments, for any. Null where nobody knows it for each of them.
 */
export function baseOf(
  members: readonly Figure[],
  breakdown: Breakdown,
  context: FindingContext,
): BaseShare | null {
  const { scope } = breakdown.metric;
  const known = context.figures
    .filter(({ metric: one, result }) => isDivided(one) && Object.keys(result.by).length === 0)
    .flatMap((whole) => {
      const share = shareIn(whole, members, breakdown, context);
      return share === null ? [] : [{ whole, share }];
    });
  const isSame = (one: Figure['metric']) =>
    one.scope.dataset === scope.dataset && one.scope.where === scope.where;
  const nearest =
    known.find(({ whole }) => isSame(whole.metric)) ??
    known.find(({ whole }) => whole.metric.scope.dataset === scope.dataset) ??
    (breakdown.isUnits ? known[0] : undefined);
  if (nearest === undefined) return null;
  const { divisor } = calculatorOf(nearest.whole.metric.calculator);
  const dataset = context.datasets.find(({ id }) => id === divisor?.base.dataset);
  return { name: dataset?.name ?? nearest.whole.metric.base, share: nearest.share };
}

function isDivided({ calculator }: Figure['metric']): boolean {
  return calculatorOf(calculator).divisor !== null;
}

/** The members' part of one metric's denominators; null where it is not divided in the same way. */
function shareIn(
  { metric, result: { denominator: all } }: Figure,
  members: readonly Figure[],
  breakdown: Breakdown,
  context: FindingContext,
): number | null {
  const own = members.map((figure) => {
    const member = memberOf(figure, breakdown);
    const by = { [breakdown.dimension]: member };
    return metric.by.some((set) => set.join() === breakdown.dimension)
      ? context.lookup.figure(metric.id, by).result.denominator
      : null;
  });
  if (!all || own.some((one) => one === null)) return null;
  return (100 * own.reduce<number>((sum, one) => sum + (one ?? 0), 0)) / all;
}
