import { calculatorOf } from '../calculators/registry.ts';
import { decimalOf, type Fraction, fraction } from '../number/fraction.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { isPair } from './additive.ts';
import { exactValue } from './exact-value.ts';
import { resultsByKey } from './indexed.ts';
import type { MetricOutcome, MetricResult } from './types.ts';

/** What one month brings into a longer period: a rate's parts, or a value and no denominator. */
export interface Part {
  readonly numerator: Fraction;
  readonly denominator: Fraction | null;
}

const NONE = fraction(0n);

/** A result's own part; a rate over nothing brings nothing, a result without data cannot be added. */
export function ownPart(result: MetricResult, metric: MetricSpec): Part | null {
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
export function partOf(
  current: Pick<MetricResult, 'key' | 'by'>,
  metric: MetricSpec,
  then: Pick<MetricOutcome, 'results'>,
): Part | null {
  const own = resultsByKey(then).get(current.key);
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
function isNothing({ results }: Pick<MetricOutcome, 'results'>, metric: MetricSpec): boolean {
  const total = results.find(({ by }) => Object.keys(by).length === 0);
  if (!total) return false;
  return isPair(metric) ? total.denominator === 0 : total.status === 'ok' && total.value === 0;
}

function nothing(metric: MetricSpec): Part {
  return { numerator: NONE, denominator: isPair(metric) ? NONE : null };
}
