import type { Figure } from '../metrics/lookup.ts';
import { type FindingContext, shownKeys } from './context.ts';
import { isPart } from './levels.ts';
import { areFew } from './records-behind.ts';

/** Figures that moved, the furthest first: beyond usual variation, or with too few months known to judge it. */
export interface LargestMoves {
  readonly worse: readonly Figure[];
  readonly better: readonly Figure[];
  /** How many figures moved no more than usual, and of how many among the others nobody can judge it. */
  readonly usual: number;
  readonly unjudged: number;
}

/**
 * What got worse and what got better, over all figures that any slide shows and that are no part of another: compared
 * by the change as a part of the value before, by the day for what adds up. Usual variation is left out, and so is what
 * rests on a few records; ranks and scores have no such size.
 */
export function largestMoves(context: FindingContext): LargestMoves {
  const shown = shownKeys(context);
  const { few_records: few, change_records: least } = context.config.thresholds;
  const known = context.figures.filter(
    (figure) =>
      shown.has(figure.result.key) &&
      !isPart(figure, context) &&
      hasSize(figure) &&
      context.movements.has(figure.result.key),
  );
  const isUsual = ({ result }: Figure) => context.movements.get(result.key)?.state === 'usual';
  const moved = known.filter(
    (figure) =>
      !isUsual(figure) && !areFew([figure], few) && recordsOf(figure) >= least && hasMoved(figure),
  );
  const of = (isBetter: boolean) =>
    moved
      .filter((one) => (moveOf(one) > 0 === (one.metric.better === 'higher')) === isBetter)
      .toSorted((a, b) => Math.abs(moveOf(b)) - Math.abs(moveOf(a)));
  const isOpen = ({ result }: Figure) => context.movements.get(result.key)?.state === 'unjudged';
  return {
    worse: of(false),
    better: of(true),
    usual: known.filter(isUsual).length,
    unjudged: moved.filter(isOpen).length,
  };
}

/** The change as a part of the value before, in percent and with its sign, by the day for what adds up. */
export function moveOf({ result }: Figure): number {
  const { daily, changeRate, change, previous } = result;
  const relative = daily?.changeRate ?? changeRate;
  if (relative !== null) return relative;
  if (change === null || !previous) return 0;
  return previous.value === 0
    ? Math.sign(change) * Number.POSITIVE_INFINITY
    : (100 * change) / previous.value;
}

function hasSize({ metric }: Figure): boolean {
  return metric.better !== 'none' && metric.shape !== 'rank' && metric.unit !== 'points';
}

function hasMoved({ result }: Figure): boolean {
  return /[1-9]/.test(result.changeDisplay ?? '');
}

/** How many records a figure rests on; of an amount, whose records nobody knows here, enough. */
function recordsOf({ metric, result }: Figure): number {
  const of = (one: { readonly denominator: number | null; readonly value: number | null } | null) =>
    one?.denominator ?? (metric.unit === 'count' ? (one?.value ?? 0) : Number.POSITIVE_INFINITY);
  return Math.max(of(result), of(result.previous));
}
