import { calculatorOf } from '../calculators/registry.ts';
import { displayValue } from '../number/display.ts';
import { add, decimalOf, type Fraction, fraction, toNumber } from '../number/fraction.ts';
import { rateIn, rateValue } from '../number/rate.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { yearUpTo } from '../workspace/periods.ts';
import { isAmount, isPair, isRate } from './additive.ts';
import { exactValue } from './exact-value.ts';
import { type History, pastOutcome } from './past.ts';
import type { MetricOutcome, MetricResult, YearToDate } from './types.ts';

/** What one month brings into the year: a rate's parts, or a value and no denominator. */
interface Part {
  readonly numerator: Fraction;
  readonly denominator: Fraction | null;
}

const NONE = fraction(0n);

/**
 * January to this month: numerators and denominators summed, or counts and amounts.
 * null unless every one of these months exists with the same definition, for what does not add up (percentiles,
 * ranks, levels), and where the denominators sum to 0.
 */
export function yearToDate(
  current: MetricResult,
  metric: MetricSpec,
  definition: string,
  history: History,
): YearToDate | null {
  if (!isAmount(metric) && !isPair(metric)) return null;
  if (metric.stock && !isRate(metric)) return null;
  const periods = yearUpTo(history.month);
  const months = periods.length;
  const earlier = periods.slice(0, -1).map((month) => {
    const then = pastOutcome(history, month, metric.id, definition);
    return then === null ? null : partOf(current, metric, then.outcome);
  });
  const parts = [...earlier, ownPart(current, metric)];
  if (!parts.every((part) => part !== null)) return null;
  const numerator = parts.map((part) => part.numerator).reduce(add, NONE);
  if (isAmount(metric)) {
    return {
      months,
      numerator: null,
      denominator: null,
      value: toNumber(numerator),
      display: displayValue(numerator, metric.unit),
    };
  }
  const denominator = parts.map((part) => part.denominator ?? NONE).reduce(add, NONE);
  if (denominator.n === 0n) return null;
  const value = rateValue(rateIn(metric.unit, numerator, denominator));
  return {
    months,
    numerator: toNumber(numerator),
    denominator: toNumber(denominator),
    value: toNumber(value),
    display: displayValue(value, metric.unit),
  };
}

/** A result's own part; a rate over nothing brings nothing, a result without data cannot be added. */
function ownPart(result: MetricResult, metric: MetricSpec): Part | null {
  if (result.status !== 'ok' && result.status !== 'not_applicable') return null;
  const { numerator, denominator } = result;
  if (isPair(metric)) {
    if (numerator === null || denominator === null) return null;
    return { numerator: decimalOf(numerator), denominator: decimalOf(denominator) };
  }
  const exact = exactValue(result, metric.unit);
  return exact === null ? null : { numerator: exact, denominator: null };
}

/**
 * The part of an earlier month. Members without a record then have no result of their own: they bring nothing,
 * provided that the month was split by the same dimensions at all.
 */
function partOf(current: MetricResult, metric: MetricSpec, then: MetricOutcome): Part | null {
  const own = then.results.find((one) => one.key === current.key);
  if (own) return ownPart(own, metric);
  const siblings = then.results.filter(
    (one) =>
      Object.keys(one.by).length === Object.keys(current.by).length &&
      Object.keys(current.by).every((name) => name in one.by),
  );
  if (siblings.length === 0) return isNothing(then, metric) ? nothing(metric) : null;
  const { category } = calculatorOf(metric.calculator);
  if (category === null) return nothing(metric);
  const whole = siblings.find((one) =>
    Object.entries(current.by).every(
      ([name, member]) => name === category || one.by[name] === member,
    ),
  );
  return { numerator: NONE, denominator: decimalOf(whole?.denominator ?? 0) };
}

/** Whether a month counted nothing at all: then no split of it is anything, whether it was made or not. */
function isNothing({ results }: MetricOutcome, metric: MetricSpec): boolean {
  const total = results.find(({ by }) => Object.keys(by).length === 0);
  if (!total) return false;
  return isPair(metric) ? total.denominator === 0 : total.status === 'ok' && total.value === 0;
}

function nothing(metric: MetricSpec): Part {
  return { numerator: NONE, denominator: isPair(metric) ? NONE : null };
}
