import { calculatorOf } from '../calculators/registry.ts';
import { isAmount, isRate } from '../metrics/additive.ts';
import type { Figure } from '../metrics/lookup.ts';
import { decimalOf } from '../number/fraction.ts';
import { rateIn } from '../number/rate.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { FindingContext } from './context.ts';
import { type EarlierResult, earlierResults } from './history.ts';
import {
  chanceReach,
  isWithin,
  runLength,
  stepLimit,
  usualLimits,
  type Variation,
} from './variation.ts';

/**
 * How a figure moved since the month before: for the better or the worse beyond usual variation, `moved` where nobody
 * says which is better, within usual variation, or not judged while too few months are known.
 */
export type MovementState = 'better' | 'worse' | 'moved' | 'usual' | 'unjudged';

export interface Movement {
  readonly state: MovementState;
  /** What made it more than usual: this month's step, or months that all went one way; null where it is usual or not judged. */
  readonly by: 'step' | 'run' | null;
  /** Months in a row that went the same way, this one included; by the day where days count. */
  readonly run: number;
  /** Where this month's value was to be expected, in the value's own unit; null while too few months are known. */
  readonly usual: Variation | null;
}

/** What of the context a movement is told by. */
export type MovementContext = Pick<
  FindingContext,
  'month' | 'earlier' | 'past' | 'config' | 'days' | 'isComparable'
>;

/** Every figure's movement, by the key of its result; those without a month before to compare with are absent. */
export function movementsOf(
  figures: readonly Figure[],
  context: MovementContext,
): ReadonlyMap<string, Movement> {
  return new Map(
    figures.flatMap((figure) => {
      const movement = movementOf(figure, context);
      return movement === null ? [] : [[figure.result.key, movement] as const];
    }),
  );
}

/**
 * The movement of one figure, or null where there is nothing to compare it with. Beyond usual variation is a value
 * outside {@link usualLimits} after a step larger than {@link stepLimit}, or the end of a run as {@link runLength}
 * tells. Places in a ranking are taken as they are.
 */
export function movementOf(figure: Figure, context: MovementContext): Movement | null {
  const { metric, result } = figure;
  const { change, value } = result;
  if (change === null || result.previous === null || value === null || isWhole(figure)) return null;
  const hasMoved = /[1-9]/.test(result.changeDisplay ?? '');
  if (metric.shape === 'rank') {
    const state = hasMoved ? directionOf(metric, change) : 'usual';
    return { state, by: hasMoved ? 'step' : null, run: 0, usual: null };
  }
  const earlier = earlierResults(figure, context).toReversed();
  const past = earlier.map(({ month, result: then }) =>
    byDay(metric, then.value ?? 0, month, context),
  );
  const now = byDay(metric, value, context.month, context);
  const run = runLength([...past, now]);
  const { signal_months: months, run: long } = context.config.thresholds;
  const isKnown = past.length >= months;
  const daily = isKnown ? usualLimits(past, chanceOf(figure, earlier, context)) : null;
  const usual =
    daily === null ? null : ofMonth(daily, metric, Math.max(...past, now) > 100, context);
  const direction = directionOf(metric, now - (past.at(-1) ?? now));
  if (hasMoved && daily !== null && !isWithin(now, daily) && isStep(past, now))
    return { state: direction, by: 'step', run, usual };
  if (hasMoved && run >= long) return { state: direction, by: 'run', run, usual };
  return { state: isKnown || !hasMoved ? 'usual' : 'unjudged', by: null, run, usual };
}

/** Whether a metric grows with the days of a month. */
export function addsUp(metric: MetricSpec): boolean {
  return ADDITIVE.has(metric.unit) && isAmount(metric);
}

const ADDITIVE = new Set(['count', 'yuan', 'user_hours']);

/** A month's value, by the day for what adds up. */
export function byDay(
  metric: MetricSpec,
  value: number,
  month: string,
  context: Pick<FindingContext, 'days'>,
): number {
  return addsUp(metric) ? value / context.days(metric, month) : value;
}

function isStep(past: readonly number[], now: number): boolean {
  return Math.abs(now - (past.at(-1) ?? now)) > stepLimit(past);
}

function directionOf({ better }: MetricSpec, change: number): 'better' | 'worse' | 'moved' {
  if (better === 'none') return 'moved';
  return change > 0 === (better === 'higher') ? 'better' : 'worse';
}

/** The range by the day as one of the month, within what its unit can be; `isAbove`: months passed 100 %. */
function ofMonth(
  { low, high }: Variation,
  metric: MetricSpec,
  isAbove: boolean,
  context: MovementContext,
): Variation {
  const days = addsUp(metric) ? context.days(metric, context.month) : 1;
  // A quotient in percent that passed 100 % before may pass it again.
  const most = metric.unit === 'percent' && !isAbove ? 100 : Number.POSITIVE_INFINITY;
  return { low: Math.max(0, low * days), high: Math.min(most, high * days) };
}

/**
 * Three sigma of what chance alone does to so many records: of a rate by its denominator, of a count by the day by its
 * square root, as of events that come one by one; 0 for what counts none. One record is added to those of the earlier
 * months, so that months without any do not make the first one a wonder.
 */
function chanceOf(
  { metric, result }: Figure,
  earlier: readonly EarlierResult[],
  context: MovementContext,
): number {
  if (isRate(metric)) {
    const [hits, all] = (['numerator', 'denominator'] as const).map((part) =>
      earlier.reduce((sum, { result: then }) => sum + (then[part] ?? 0), 0),
    );
    if (hits === undefined || !all || !result.denominator) return 0;
    // A share is held below 100 %, where chance would do nothing; a quotient in percent may pass it.
    const most = metric.unit === 'percent' && hits <= all ? all - 1 : Number.POSITIVE_INFINITY;
    const pooled = rateIn(metric.unit, decimalOf(Math.min(hits + 1, most)), decimalOf(all));
    return chanceReach(pooled, result.denominator, metric.unit);
  }
  if (metric.unit !== 'count' || !addsUp(metric)) return 0;
  const values = earlier.map(({ result: then }) => then.value ?? 0);
  const mean = values.reduce((sum, value) => sum + value, 1) / values.length;
  return (3 * Math.sqrt(mean)) / context.days(metric, context.month);
}

/** Whether a share is that of everything, 100 % by definition. */
function isWhole({ metric, result }: Figure): boolean {
  const { category } = calculatorOf(metric.calculator);
  return category !== null && !(category in result.by);
}
