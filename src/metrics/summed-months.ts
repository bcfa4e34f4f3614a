import { calculatorOf } from '../calculators/registry.ts';
import { displayValue, NO_VALUE } from '../number/display.ts';
import { add, type Fraction, fraction, toNumber } from '../number/fraction.ts';
import { rateIn, rateValue } from '../number/rate.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { isBefore, reaches } from '../workspace/periods.ts';
import type { Breaks, Period } from '../workspace/types.ts';
import { isAmount, isPair } from './additive.ts';
import { type Part, partOf } from './parts-of-months.ts';
import { resultKey } from './result-key.ts';
import type { KnownState, MetricOutcome, MetricResult, PastMonth } from './types.ts';

/** What a figure over several months comes to for one combination of members; `exact` is null where there is nothing. */
export interface Summed {
  readonly by: MetricResult['by'];
  readonly numerator: Fraction | null;
  readonly denominator: Fraction | null;
  readonly exact: Fraction | null;
}

/** Whether a metric's months tell of a longer period: numerators, denominators and amounts add up, a level is its last. */
export function tellsByMonths(metric: MetricSpec): boolean {
  return isLevel(metric) || isAmount(metric) || isPair(metric);
}

function isLevel({ stock, calculator }: MetricSpec): boolean {
  return stock || calculatorOf(calculator).kind === 'value';
}

/** Adds a metric's months up, oldest first; a member without a record in a month brings nothing of it. */
export function summedMonths(
  metric: MetricSpec,
  months: readonly MetricOutcome[],
): readonly Summed[] {
  if (isLevel(metric)) return (months.at(-1)?.results ?? []).flatMap((one) => levelOf(one, metric));
  const members = new Map(
    months.flatMap(({ results }) => results.map(({ by }) => [resultKey('', by), by] as const)),
  );
  return [...members.values()].flatMap((by): readonly Summed[] => {
    const parts = months.map((then) => partOf({ key: resultKey(metric.id, by), by }, metric, then));
    return parts.every((part) => part !== null) ? [summedOf(by, parts, metric)] : [];
  });
}

function levelOf(result: MetricResult, metric: MetricSpec): readonly Summed[] {
  const part = partOf(result, metric, { results: [result] });
  if (part === null) return [];
  return [summedOf(result.by, [part], metric)];
}

function summedOf(by: MetricResult['by'], parts: readonly Part[], metric: MetricSpec): Summed {
  const nothing = fraction(0n);
  const numerator = parts.map((part) => part.numerator).reduce(add, nothing);
  if (!isPair(metric)) return { by, numerator: null, denominator: null, exact: numerator };
  const denominator = parts.map((part) => part.denominator ?? nothing).reduce(add, nothing);
  const isEmpty = denominator.n === 0n;
  const exact = isEmpty ? null : rateValue(rateIn(metric.unit, numerator, denominator));
  return { by, numerator, denominator, exact };
}

/**
 * A longer period as its months on file tell it: each metric that means the same in all of them and that no break parts
 * within the period. Null unless every month is there.
 */
export function periodOfMonths(
  period: Period,
  parts: readonly Period[],
  past: readonly PastMonth[],
  metrics: readonly MetricSpec[],
  breaks: Breaks,
): PastMonth | null {
  const months = parts.flatMap((part) => past.filter(({ month }) => month === part));
  const [first] = months;
  if (!first || months.length < parts.length) return null;
  const outcomes = metrics.flatMap((metric): readonly MetricOutcome[] => {
    if (metric.over || !tellsByMonths(metric)) return [];
    if (breaks.some((one) => one.metrics.includes(metric.id) && liesIn(one.month, parts)))
      return [];
    const own = months.flatMap(({ file }) => file.metrics.filter(({ id }) => id === metric.id));
    const [head] = own;
    if (!head || own.length < months.length) return [];
    if (own.some(({ definition }) => definition !== head.definition)) return [];
    const results = summedMonths(metric, own).map((one) => pastResultOf(one, metric));
    return results.length === 0 ? [] : [{ ...head, results }];
  });
  return {
    month: period,
    state: stateOf(months),
    file: { ...first.file, month: period, metrics: outcomes },
  };
}

/** Whether a break begins within these months, so that the first of them mean something else than the last. */
function liesIn(month: Period, parts: readonly Period[]): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  return (
    first !== undefined && last !== undefined && isBefore(first, month) && reaches(last, month)
  );
}

/** How sure the whole is: as its least sure month. */
function stateOf(months: readonly PastMonth[]): KnownState {
  const states = new Set(months.map(({ state }) => state));
  return states.has('draft') ? 'draft' : states.has('imported') ? 'imported' : 'final';
}

function pastResultOf(
  { by, numerator, denominator, exact }: Summed,
  metric: MetricSpec,
): MetricResult {
  return {
    key: resultKey(metric.id, by),
    by,
    status: exact === null ? 'not_applicable' : 'ok',
    numerator: numerator === null ? null : toNumber(numerator),
    denominator: denominator === null ? null : toNumber(denominator),
    value: exact === null ? null : toNumber(exact),
    display: exact === null ? NO_VALUE : displayValue(exact, metric.unit),
    previous: null,
    change: null,
    changeDisplay: null,
    changeRate: null,
    changeRateDisplay: null,
    targets: [],
    interval: null,
    daily: null,
    yearToDate: null,
    trail: [],
  };
}
