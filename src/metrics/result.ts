import type { Figure } from '../calculators/figure.ts';
import { displayValue, NO_VALUE } from '../number/display.ts';
import { type Fraction, fraction, multiply, toNumber } from '../number/fraction.ts';
import { rateIn, rateValue } from '../number/rate.ts';
import type { Unit } from '../number/unit.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { addMonths } from '../workspace/periods.ts';
import type { Cut, TargetSpec } from '../workspace/types.ts';
import { isAmount, isRate } from './additive.ts';
import { comparison, NO_COMPARISON } from './compare.ts';
import { dailyAverage } from './daily.ts';
import { type Thresholds, withEdges } from './edge.ts';
import { limitsFor, verdictsOf } from './judge.ts';
import { type History, type PastResult, pastOutcome, pastResult } from './past.ts';
import type { FigureReason } from './reason.ts';
import { resultKey } from './result-key.ts';
import { trailOf } from './trail.ts';
import type { MetricResult } from './types.ts';
import { wilsonInterval } from './wilson.ts';
import { yearToDate } from './year-to-date.ts';

/** What was found for one combination of members. */
export type Counted = Figure & {
  readonly dimensions: readonly string[];
  readonly members: readonly string[];
};

/** What a result is judged by and compared with. */
export interface ResultFrame extends History {
  readonly dataset: DatasetSpec;
  readonly targets: readonly TargetSpec[];
  /** Whether the figure is one over a longer period than the report's, and whether that is over; `none` unless given. */
  readonly over?: 'none' | 'open' | 'whole' | undefined;
  readonly definition: string;
  /** The dataset's period, for daily averages. */
  readonly period: Cut;
  /** From how many on a sample is judged, and what is kept with little room. */
  readonly thresholds: Thresholds;
}

/** Turns a figure into a result: value, display, change, verdicts, an interval for samples, and its course over months. */
export function resultOf(counted: Counted, metric: MetricSpec, given: ResultFrame): MetricResult {
  const frame = comparable(counted.dimensions, given);
  const by = Object.fromEntries(
    counted.dimensions.map((name, index) => [name, counted.members[index] ?? '']),
  );
  const key = resultKey(metric.id, by);
  const targets = limitsFor(
    frame.targets.filter((target) => target.metric === metric.id),
    metric,
    frame.month,
    frame.over ?? 'none',
  );
  const judge = (value: Fraction | null) =>
    verdictsOf(by, value, targets, frame.month, frame.dataset);
  const counts = countsOf(counted);
  const exact = exactOf(counted, metric);
  if (exact === null) {
    const { status, reason } = 'status' in counted ? counted : NOTHING;
    return courseOf(
      { ...valueless(metric, status, reason), key, by, ...counts, targets: judge(null) },
      metric,
      frame,
      null,
    );
  }
  const isSample = metric.population === 'sample' && counts.denominator !== null;
  const tooSmall = isSample && counts.denominator < given.thresholds.small_sample;
  const before = previousOf(metric, key, frame);
  const isPart = isRate(metric) && (counts.numerator ?? 0) <= (counts.denominator ?? 0);
  const value = toNumber(exact);
  const verdicts = judge(tooSmall ? null : exact);
  const result = {
    key,
    by,
    status: 'ok',
    ...counts,
    value,
    display: displayValue(exact, metric.unit),
    ...comparison(exact, metric.unit, before),
    targets: withEdges(verdicts, { ...counts, value }, metric, given.thresholds),
    interval: isSample && isPart ? wilsonInterval(counts.numerator, counts.denominator) : null,
    ...NO_COURSE,
  } satisfies MetricResult;
  return courseOf(result, metric, frame, { exact, before });
}

/** A single record, such as one outage, has no past: next month's E1 is another one. */
function comparable(dimensions: readonly string[], frame: ResultFrame): ResultFrame {
  const { columns } = frame.dataset;
  const isRecord = columns.some(({ name, type }) => type === 'id' && dimensions.includes(name));
  return isRecord ? { ...frame, past: [] } : frame;
}

const NOTHING = { status: 'not_applicable', reason: null } as const;

const NO_COURSE = { daily: null, yearToDate: null, trail: [] } as const;

/** The parts of what is one number over another (rates, means); null for everything else. */
function countsOf(
  figure: Figure,
): { numerator: number; denominator: number } | { numerator: null; denominator: null } {
  return 'denominator' in figure
    ? { numerator: toNumber(figure.numerator), denominator: toNumber(figure.denominator) }
    : { numerator: null, denominator: null };
}

/** The exact value in the metric's unit; null where there is none, such as a rate over nothing. */
function exactOf(figure: Figure, { unit }: MetricSpec): Fraction | null {
  if ('status' in figure) return null;
  if ('amount' in figure) return given(figure.amount, unit);
  const { numerator, denominator } = figure;
  return denominator.n === 0n ? null : rateValue(rateIn(unit, numerator, denominator));
}

/** Columns of percentages hold fractions of one; a figure made of them is printed in percent. */
function given(amount: Fraction | null, unit: Unit): Fraction | null {
  return amount === null || unit !== 'percent' ? amount : multiply(amount, fraction(100n));
}

function previousOf(metric: MetricSpec, key: string, frame: ResultFrame): PastResult | null {
  const month = addMonths(frame.month, -1);
  return pastResult(pastOutcome(frame, month, metric.id, frame.definition), key);
}

/** Adds daily average, year to date and the last months. */
function courseOf(
  result: MetricResult,
  metric: MetricSpec,
  frame: ResultFrame,
  found: { readonly exact: Fraction; readonly before: PastResult | null } | null,
): MetricResult {
  const now = found === null ? null : { month: frame.month, exact: found.exact };
  return {
    ...result,
    daily:
      now !== null && isAmount(metric)
        ? dailyAverage(now, found?.before ?? null, frame.period)
        : null,
    yearToDate: yearToDate(result, metric, frame.definition, frame),
    trail: trailOf(result, metric, frame.definition, frame),
  };
}

/**
 * The total of a metric that has no value, with the reason where there is more to say than the state;
 * with a frame it has its last months.
 */
export function withoutValue(
  metric: MetricSpec,
  status: 'not_provided' | 'not_applicable' | 'error',
  reason: FigureReason | null,
  frame?: ResultFrame,
): MetricResult {
  const result = valueless(metric, status, reason);
  return frame === undefined ? result : courseOf(result, metric, frame, null);
}

function valueless(
  metric: MetricSpec,
  status: 'not_provided' | 'not_applicable' | 'error',
  reason: FigureReason | null,
): MetricResult {
  return { key: metric.id, by: {}, ...noValue(status, reason) };
}

/** What a result without a value carries, whatever it is of. */
export function noValue(
  status: Exclude<MetricResult['status'], 'ok'>,
  reason: FigureReason | null,
): Omit<MetricResult, 'key' | 'by'> {
  return {
    status,
    ...(reason === null ? {} : { reason }),
    numerator: null,
    denominator: null,
    value: null,
    display: NO_VALUE,
    ...NO_COMPARISON,
    targets: [],
    interval: null,
    ...NO_COURSE,
  };
}
