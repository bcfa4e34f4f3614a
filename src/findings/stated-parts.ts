import { partAmount } from '../calculators/parts.ts';
import { UNSTATED } from '../calculators/population.ts';
import type { Figure } from '../metrics/lookup.ts';
import { labelOf } from '../pack/dataset/label-of.ts';
import type { FindingContext } from './context.ts';
import type { Breakdown } from './levels.ts';
import { rounded, whole, withoutCents } from './words.ts';

/** The parts of a whole whose records say which member is theirs. */
export interface StatedParts {
  readonly parts: readonly Figure[];
  /** What they hold together; the whole where each record says it. */
  readonly sum: number;
  /** The header of the column that some records leave empty; empty where none does. */
  readonly column: string;
}

/** The parts of a breakdown without the member that says nothing, which never stands for a cause, a kind or a place. */
export function statedParts(
  {
    metric,
    of,
    dimension,
    whole,
    parts,
  }: Pick<Breakdown, 'metric' | 'of' | 'dimension' | 'whole' | 'parts'>,
  { lookup, datasets }: Pick<FindingContext, 'lookup' | 'datasets'>,
): StatedParts {
  const empty = partAmount(lookup.figure(metric.id, { ...of, [dimension]: UNSTATED }));
  const dataset = datasets.find(({ id }) => id === metric.scope.dataset);
  const header = dataset ? labelOf(dimension, dataset) : dimension;
  return {
    parts: parts.filter(({ result }) => result.by[dimension] !== UNSTATED),
    sum: partAmount(whole) - empty,
    column: empty === 0 ? '' : header,
  };
}

/** An amount of what a metric counts or adds up, with its measure. */
export function amountText(amount: number, { unit, measure }: Figure['metric']): string {
  return `${unit === 'yuan' ? withoutCents(rounded(amount, 2)) : whole(amount)}${measure}`;
}
