import { calculatorOf } from '../calculators/registry.ts';
import { exactValue } from '../metrics/exact-value.ts';
import type { Figure } from '../metrics/lookup.ts';
import { grouped } from '../number/display.ts';
import { type Fraction, fraction, magnitude, subtract } from '../number/fraction.ts';
import type { FindingContext, Rule } from './context.ts';
import { estimatedPart, roughText, toldValue } from './estimates.ts';
import { countedName, figureName } from './figure-name.ts';
import { branchRank, breakdowns, byKey } from './levels.ts';
import { recordDimension, recordName } from './record-name.ts';
import type { Finding } from './types.ts';
import { rounded, valueText, whole as wholeNumber } from './words.ts';

/** A single record, such as one outage, that carries most of a month's sum. */
export const event: Rule = (context) =>
  breakdowns(context).flatMap(({ metric, dimension, of, whole, parts }): Finding[] => {
    const [first] = parts.toSorted(
      (a, b) => (b.result.value ?? 0) - (a.result.value ?? 0) || byKey(a, b),
    );
    const { concentration_share: least } = context.config.thresholds;
    const sum = whole.result.value ?? 0;
    const own = first?.result.value ?? 0;
    const isPartOfSum = context.config.estimated.some((one) => one.part === metric.id);
    const isSum =
      calculatorOf(metric.calculator).parts === 'amounts' &&
      Object.keys(of).length === 0 &&
      !isPartOfSum;
    if (!first || !isSum || parts.length < 3 || recordDimension(first, context) !== dimension)
      return [];
    if (sum <= 0 || (100 * own) / sum < least) return [];
    return [
      {
        id: `event/${whole.result.key}`,
        rule: 'event',
        phrase: 'event',
        weight: 'concentration',
        tone: metric.better === 'lower' ? 'warn' : 'info',
        topic: metric.id,
        about: [whole.result.key],
        results: [first.result.key, whole.result.key, ...wider(first, dimension)],
        size: metric.unit === 'count' ? own : 0,
        branch: branchRank(first, context),
        facts: {
          subject: countedName(whole, context),
          count: String(parts.length),
          name: recordName(first, dimension, context),
          value: toldValue(first, context),
          total: toldValue(whole, context),
          share: percent(own, sum),
          owner: context.ownerOf(whole) ?? '',
        },
      },
    ];
  });

/** The results of the same record by more dimensions, out of which its name is made. */
function wider({ outcome, result }: Figure, dimension: string): readonly string[] {
  return outcome.results
    .filter((one) => one.key !== result.key && one.by[dimension] === result.by[dimension])
    .map(({ key }) => key);
}

/** A sum of which a part is estimated: adding up makes no estimate exact. Of sums of one dataset that with the most of it. */
export const estimated: Rule = (context) => {
  const found = Map.groupBy(
    estimatedSums(context),
    ({ topic }) => context.lookup.metric(topic).scope.dataset,
  );
  return [...found.values()].flatMap((group) => {
    const [first] = group.toSorted((a, b) => b.part - a.part || (a.id < b.id ? -1 : 1));
    if (!first) return [];
    const { part: _, ...finding } = first;
    return [finding];
  });
};

function estimatedSums(context: FindingContext): readonly (Finding & { readonly part: number })[] {
  return context.config.estimated.flatMap(
    ({ metric: id, part }): (Finding & { readonly part: number })[] => {
      const figure = context.lookup.figure(id, {});
      const own = estimatedPart(figure, context);
      const { metric, result } = figure;
      if (result.status !== 'ok' || !result.value || own === 0) return [];
      return [
        {
          part: own / result.value,
          id: `estimated/${result.key}`,
          rule: 'estimated',
          phrase: 'estimated',
          weight: 'estimated',
          tone: 'info',
          topic: metric.id,
          about: [result.key],
          results: [result.key, context.lookup.figure(part, {}).result.key],
          size: metric.unit === 'count' ? own : 0,
          branch: 0,
          facts: {
            subject: countedName(figure, context),
            value: toldValue(figure, context),
            part: roughText(own, metric.measure),
            share: percent(own, result.value),
            owner: context.ownerOf(figure) ?? '',
          },
        },
      ];
    },
  );
}

/** One rate with and without what is left out of it: what leaving out is worth. */
export const exclusion: Rule = (context) =>
  context.config.exclusions.flatMap(({ name, after, before, of }): Finding[] => {
    const [net, gross] = [after, before].map((id) => context.lookup.figure(id, of));
    if (net?.result.status !== 'ok' || gross?.result.status !== 'ok') return [];
    const records = (net.result.numerator ?? 0) - (gross.result.numerator ?? 0);
    if (net.result.denominator !== gross.result.denominator || records === 0) return [];
    const apart = grouped(apartOf(net, gross), 2);
    return /[1-9]/.test(apart) ? [exclusionOf({ name, apart, records }, net, gross, context)] : [];
  });

function exclusionOf(
  {
    name,
    apart,
    records,
  }: { readonly name: string; readonly apart: string; readonly records: number },
  net: Figure,
  gross: Figure,
  context: FindingContext,
): Finding {
  const keys = [net.result.key, gross.result.key];
  return {
    id: `exclusion/${net.result.key}`,
    rule: 'exclusion',
    phrase: 'exclusion',
    weight: 'exclusion',
    tone: 'info',
    topic: net.metric.id,
    about: keys,
    results: keys,
    size: Math.abs(records),
    branch: branchRank(net, context),
    facts: {
      subject: figureName(net),
      name,
      value: valueText(net),
      before: valueText(gross),
      points: apart,
      points_unit: net.metric.unit === 'percent' ? { word: 'points' } : net.metric.measure,
      side: { word: records > 0 ? 'over' : 'under' },
      units: `${wholeNumber(Math.abs(records))}${net.metric.counted}`,
      owner: context.ownerOf(net) ?? '',
    },
  };
}

/** How far two figures of one unit are apart, exactly. */
function apartOf(a: Figure, b: Figure): Fraction {
  const [one, other] = [a, b].map(({ metric, result }) => exactValue(result, metric.unit));
  return magnitude(subtract(one ?? fraction(0n), other ?? fraction(0n)));
}

function percent(part: number, all: number): string {
  return `${rounded((100 * part) / all, 2)}%`;
}
