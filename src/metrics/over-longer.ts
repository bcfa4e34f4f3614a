import { typeOf } from '../calculators/parameters.ts';
import { fraction, multiply } from '../number/fraction.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { daysIn, isBefore, isLonger, kindOf, partsOf } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import { isPair } from './additive.ts';
import { outcomeHead } from './outcome-head.ts';
import { pastOutcome } from './past.ts';
import { type Counted, type ResultFrame, resultOf, withoutValue } from './result.ts';
import { resultKey } from './result-key.ts';
import { type Summed, summedMonths, tellsByMonths } from './summed-months.ts';
import type { MetricOutcome, MetricResult } from './types.ts';

/** The longer period in which a report's period ends. */
export function overPeriod(kind: NonNullable<MetricSpec['over']>['kind'], period: Period): Period {
  return partsOf(period, kind).at(-1) ?? period;
}

interface Base {
  readonly metric: MetricSpec;
  readonly outcome: MetricOutcome;
}

/**
 * A metric's figure over the longer period in which the report's ends, up to the report: the months before it as they are
 * on file, and its own rows. Keys name the period: `fault.heavy_rate@2022-Q1?branch=现业`. Where a month is not on file,
 * or meant something else, there is none.
 */
export function overOutcome(metric: MetricSpec, base: Base, frame: ResultFrame): MetricOutcome {
  const head = outcomeHead(metric, frame.definition);
  const { over } = metric;
  if (!over) throw new RangeError(`${metric.id} is over no longer period`);
  const period = overPeriod(over.kind, frame.month);
  const results = resultsOver(metric, base, frame, period);
  return { ...head, results: results.map((one) => keyed(one, over.of, period)) };
}

function resultsOver(
  metric: MetricSpec,
  { metric: own, outcome }: Base,
  frame: ResultFrame,
  period: Period,
): readonly MetricResult[] {
  if (frame.month === period) return outcome.results.map(withRemarks);
  const kind = kindOf(frame.month);
  if (kind === 'week' || isLonger(kind, kindOf(period)))
    return [withoutValue(metric, 'not_applicable', null)];
  const before = partsOf(period, 'month').filter((month) => isBefore(month, frame.month));
  const earlier = before.map((month) => pastOutcome(frame, month, own.id, frame.definition));
  const months = before.filter((_, at) => earlier[at] === null);
  if (months.length > 0)
    return [withoutValue(metric, 'not_provided', { code: 'months_unknown', params: { months } })];
  if (before.length > 0 && !tellsByMonths(own))
    return [withoutValue(metric, 'not_applicable', null)];
  const known = earlier.flatMap((one) => (one === null ? [] : [one.outcome]));
  const summed = summedMonths(own, [...known, outcome]).filter(({ by }) => isOfPeriods(by, frame));
  if (summed.length === 0) return [withoutValue(metric, stateOf(outcome), null)];
  const isWhole = daysIn(period).end === daysIn(frame.month).end;
  const longer = { ...frame, month: period, over: isWhole ? 'whole' : 'open' } as const;
  return summed.map((one) => ({
    ...resultOf(countedOf(one, own), own, longer),
    // Of a period that is not over nobody knows how long it will have been.
    daily: null,
  }));
}

/** Whether members stand for a whole period: not those of days and single records. */
function isOfPeriods(by: MetricResult['by'], { dataset }: ResultFrame): boolean {
  const types = Object.keys(by).map((name) => typeOf(name, dataset));
  return !types.some((type) => type === 'day' || type === 'datetime' || type === 'id');
}

/** What is said of a figure that the month has no value for. */
function stateOf({ results: [total] }: MetricOutcome): 'not_provided' | 'not_applicable' | 'error' {
  return total === undefined || total.status === 'ok' ? 'not_provided' : total.status;
}

/** The same figure in the report of that very period, where its metric is judged already. */
function withRemarks(result: MetricResult): MetricResult {
  const targets = result.targets.map((target) => ({ ...target, judges: false }));
  return { ...result, targets };
}

function countedOf({ by, numerator, denominator, exact }: Summed, metric: MetricSpec): Counted {
  const place = { dimensions: Object.keys(by), members: Object.values(by) };
  if (isPair(metric) && numerator !== null && denominator !== null)
    return { ...place, numerator, denominator };
  const isPercent = metric.unit === 'percent' && exact !== null;
  // Columns of percentages hold fractions of one.
  const amount = isPercent ? multiply(exact, fraction(1n, 100n)) : exact;
  return { ...place, amount };
}

function keyed(result: MetricResult, metric: string, period: Period): MetricResult {
  return { ...result, key: resultKey(`${metric}@${period}`, result.by) };
}
