import { calculatorOf } from '../calculators/registry.ts';
import { figureName } from '../findings/figure-name.ts';
import type { Exclusion } from '../metrics/compute.ts';
import { exactValue } from '../metrics/exact-value.ts';
import type { Figure, Lookup } from '../metrics/lookup.ts';
import { valueWords } from '../metrics/value-words.ts';
import { displayValue } from '../number/display.ts';
import { add, decimalOf, fraction, magnitude, subtract } from '../number/fraction.ts';
import { rateOf, rateValue } from '../number/rate.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { ExclusionPair } from '../pack/rules/findings-config.ts';
import type { ExclusionEntry } from './types.ts';

/**
 * What was left out of the month's figures, each with its count and what that is worth: the rate as printed and as
 * it would be with the records counted. Takes what calculators left out and the pairs of rates, counts or amounts that the pack
 * names.
 */
export function exclusionsOf(
  left: readonly Exclusion[],
  pairs: readonly ExclusionPair[],
  metrics: readonly MetricSpec[],
  lookup: Lookup,
): readonly ExclusionEntry[] {
  const figures = new Map(
    metrics.flatMap((metric) => {
      const outcome = lookup.outcome(metric.id);
      return outcome.results.map((result): [string, Figure] => [
        result.key,
        { metric, outcome, result },
      ]);
    }),
  );
  return [
    ...left.flatMap(({ of, ...one }): ExclusionEntry[] => {
      const figure = figures.get(one.key);
      if (!figure) return [];
      const effect = of === 'scope' ? null : effectOf(figure, one.count);
      return [{ ...one, name: figureName(figure), effect }];
    }),
    ...pairs.flatMap((pair) => pairEntry(pair, lookup)),
  ];
}

/** Nobody knows what the records left out would have been: the rate lies between none and all of them. */
function effectOf({ metric, result }: Figure, count: number): ExclusionEntry['effect'] {
  const rate = calculatorOf(metric.calculator).boundsLeftOut ? rateOf(result, metric.unit) : null;
  if (rate === null) return null;
  const left = decimalOf(count);
  const denominator = add(rate.denominator, left);
  const counted = [rate.numerator, add(rate.numerator, left)].map((numerator) =>
    displayValue(rateValue({ ...rate, numerator, denominator }), metric.unit),
  );
  return { printed: result.display, counted };
}

function pairEntry(
  { name, after, before, records, of }: ExclusionPair,
  lookup: Lookup,
): readonly ExclusionEntry[] {
  const [net, gross] = bothOf({ after, before }, of, lookup);
  const [counted, listed] = records ? bothOf(records, of, lookup) : [net, gross];
  if (!net || !gross || !counted || !listed) return [];
  return [
    {
      metric: after,
      key: net.result.key,
      name: figureName(net),
      count: Math.abs(hitsOf(counted) - hitsOf(listed)),
      reason: {
        code: 'deducted',
        params: { name, amount: records ? amountBetween(net, gross) : null },
      },
      effect: { printed: net.result.display, counted: [gross.result.display] },
    },
  ];
}

/** The figures of both metrics; none where either has no value. */
function bothOf(
  ids: { readonly after: string; readonly before: string },
  of: ExclusionPair['of'],
  lookup: Lookup,
): readonly Figure[] {
  const both = [ids.after, ids.before].map((id) => lookup.figure(id, of));
  return both.every(({ result }) => result.status === 'ok') ? both : [];
}

/** What lies between two amounts, in the first one's unit, such as 45.00元. */
function amountBetween({ metric, result }: Figure, gross: Figure): string {
  const [net, all] = [result, gross.result].map((one) => exactValue(one, metric.unit));
  const apart = magnitude(subtract(all ?? fraction(0n), net ?? fraction(0n)));
  return valueWords(metric, displayValue(apart, metric.unit));
}

/** What a rate counts above its line; a count itself. */
function hitsOf({ result }: Figure): number {
  return result.numerator ?? result.value ?? 0;
}
