import { addsUpByMember, isShare, partAmount } from '../calculators/parts.ts';
import { isRate } from '../metrics/additive.ts';
import type { Figure } from '../metrics/lookup.ts';
import { shareText } from '../number/display.ts';
import { rateOf } from '../number/rate.ts';
import { baseOf } from './base-share.ts';
import type { FindingContext, Rule } from './context.ts';
import { countedName, figureName } from './figure-name.ts';
import { type Breakdown, branchRank, breakdowns, byKey, memberOf } from './levels.ts';
import { recordDimension } from './record-name.ts';
import { amountText, statedParts } from './stated-parts.ts';
import type { Finding } from './types.ts';
import { isWithin, partLimits } from './variation.ts';
import { partsOf, rounded, valueText, whole } from './words.ts';

/**
 * The branch or category with most users or tickets beyond what the whole's rate gives: k − p·n. A p chart
 * chooses only whether the difference is called usual.
 */
export const contribution: Rule = (context) =>
  breakdowns(context)
    .filter(({ metric }) => isRate(metric) && !isShare(metric))
    .flatMap((breakdown): Finding[] => {
      const { metric } = breakdown;
      if (metric.better === 'none' || metric.population === 'sample') return [];
      if (breakdown.parts.length < 2 || !haveOneLimit(breakdown)) return [];
      const [worst] = breakdown.parts
        .map((figure) => ({ figure, excess: excessOf(figure, breakdown.whole) }))
        .toSorted((a, b) => b.excess - a.excess || byKey(a.figure, b.figure));
      if (!worst || worst.excess < context.config.thresholds.excess_units) return [];
      if (!isJudged(breakdown) && isUsual(worst.figure, breakdown)) return [];
      return [contributionOf(worst.figure, worst.excess, breakdown, context)];
    });

/** Whether the parts are held to the same limits as the whole; parts with limits of their own are not told by its rate. */
function haveOneLimit({ whole: all, parts }: Breakdown): boolean {
  const limits = ({ result }: Figure) =>
    result.targets.map(({ setBy, comparator, limit }) => `${setBy}${comparator}${limit}`).join();
  return parts.every((part) => limits(part) === limits(all));
}

/** Whether any limit is set for the whole or its parts; without one only an unusual difference is told of. */
function isJudged({ whole: all, parts }: Breakdown): boolean {
  return [all, ...parts].some(({ result }) => result.targets.length > 0);
}

function isMissed({ whole: all }: Breakdown): boolean {
  return all.result.targets.some(({ judges, met }) => judges && met === false);
}

function isUsual({ result }: Figure, { metric, whole: all }: Breakdown): boolean {
  const rate = rateOf(all.result, metric.unit);
  if (rate === null || !result.denominator) return true;
  return isWithin(result.value ?? 0, partLimits(rate, result.denominator, metric.unit));
}

/** Users or tickets by which a part is worse than the whole's rate would have it. */
function excessOf({ metric, result }: Figure, { result: all }: Figure): number {
  const { numerator, denominator } = result;
  if (numerator === null || !denominator || all.numerator === null || !all.denominator) return 0;
  const over = numerator - (all.numerator / all.denominator) * denominator;
  return metric.better === 'higher' ? -over : over;
}

function contributionOf(
  figure: Figure,
  excess: number,
  breakdown: Breakdown,
  context: FindingContext,
): Finding {
  const { metric, result } = figure;
  const { whole: all } = breakdown;
  const keys = [result.key, all.result.key];
  return {
    id: `contribution/${all.result.key}/${breakdown.dimension}`,
    rule: 'contribution',
    phrase: metric.better === 'higher' ? 'contribution_low' : 'contribution',
    weight: 'contribution',
    // A difference that is usual asks for no attention, unless a limit is missed with it.
    tone: isUsual(figure, breakdown) && !isMissed(breakdown) ? 'info' : 'warn',
    topic: metric.id,
    about: [result.key],
    results: keys,
    size: excess,
    branch: branchRank(figure, context),
    facts: {
      subject: figureName(figure),
      member: memberOf(figure, breakdown),
      value: valueText(figure),
      parts: partsOf(figure),
      city_value: valueText(all),
      units: `${whole(excess)}${metric.counted}`,
      base_share: shareOf(result.denominator, all.result.denominator),
      share: shareOf(result.numerator, all.result.numerator),
      usual: isUsual(figure, breakdown) ? '1' : '',
      city: breakdown.isUnits ? '1' : '',
      owner: context.ownerOf(figure) ?? '',
    },
  };
}

/** A few members that hold most of a count, an amount or a share, and more than their part of the users where that is known. */
export const concentration: Rule = (context) =>
  breakdowns(context).flatMap((breakdown): Finding[] => {
    const { metric, whole: all } = breakdown;
    const {
      concentration_members: most,
      concentration_share: least,
      concentration_least: few,
      concentration_most: usual,
    } = context.config.thresholds;
    const { parts: stated, sum, column } = statedParts(breakdown, context);
    const parts = sortedParts(breakdown, context);
    const filled = stated.filter((one) => partAmount(one) > 0).length;
    const enough = filled >= context.config.thresholds.concentration_of;
    const isOfAll = Object.keys(breakdown.of).length === 0;
    if (!enough || !isOfAll || !isAdditive(breakdown) || sum < few) return [];
    if (!isBadOrShare(breakdown) || isOfRecords(breakdown, context)) return [];
    const first = fewestHolding((least * sum) / 100, parts.slice(0, most));
    const held = first.reduce((total, figure) => total + partAmount(figure), 0);
    const isHeld = 100 * held >= least * sum && 100 * held < usual * sum;
    const base = baseOf(first, breakdown, context);
    if (base === null && areBranches(breakdown, context)) return [];
    const over = (100 * held) / sum - (base?.share ?? Number.NEGATIVE_INFINITY);
    if (!isHeld || over < context.config.thresholds.concentration_over) return [];
    const keys = first.map((figure) => figure.result.key);
    return [
      {
        id: `concentration/${all.result.key}/${breakdown.dimension}`,
        rule: 'concentration',
        phrase: isShare(metric) ? 'concentration_share' : 'concentration',
        weight: 'concentration',
        tone: metric.better === 'lower' ? 'warn' : 'info',
        topic: metric.id,
        about: keys,
        results: [...keys, all.result.key],
        size: metric.unit === 'yuan' ? 0 : held,
        branch: 0,
        facts: {
          subject: countedName(all, context),
          short: metric.shortName,
          names: first.map((figure) => memberOf(figure, breakdown)).join('、'),
          count: first.length > 1 ? String(first.length) : '',
          amount: amountText(held, metric),
          total: amountText(sum, metric),
          column,
          share: `${rounded((100 * held) / sum, 2)}%`,
          base: base?.name ?? '',
          base_share: base === null ? '' : `${rounded(base.share, 2)}%`,
          owner: context.ownerOf(all) ?? '',
        },
      },
    ];
  });

/** The first members that together hold so much; all of them where they do not. */
function fewestHolding(amount: number, parts: readonly Figure[]): readonly Figure[] {
  let held = 0;
  const enough = parts.findIndex((figure) => {
    held += partAmount(figure);
    return held >= amount;
  });
  return enough === -1 ? parts : parts.slice(0, enough + 1);
}

/** Outcomes and stocks have a largest member too, but nothing gathers in it. */
function isBadOrShare({ metric }: Breakdown): boolean {
  return isShare(metric) || (metric.better === 'lower' && !metric.stock);
}

function areBranches({ parts }: Breakdown, context: FindingContext): boolean {
  return parts.some((figure) => branchRank(figure, context) > 0);
}

function isOfRecords({ parts, dimension }: Breakdown, context: FindingContext): boolean {
  return parts.some((figure) => recordDimension(figure, context) === dimension);
}

/** Members that stand among the first now and did not the month before. */
export const newInTop: Rule = (context) =>
  breakdowns(context).flatMap((breakdown): Finding[] => {
    const { top } = context.config.thresholds;
    const parts = sortedParts(breakdown, context);
    const before = context.past.find((one) => one.month === context.earlier[0]);
    const then = before?.file.metrics.find((one) => one.id === breakdown.metric.id);
    const isSame = then?.definition === breakdown.whole.outcome.definition;
    const isBig = partAmount(breakdown.whole) >= context.config.thresholds.change_records;
    if (!isAdditive(breakdown) || breakdown.isUnits || parts.length <= top || !isSame) return [];
    if (!isBig) return [];
    const empty = new Set(context.config.empty_members);
    const names = new Set(breakdown.parts.flatMap((one) => Object.keys(one.result.by)));
    const earlier = then.results
      .filter(
        (one) =>
          one.status === 'ok' &&
          Object.keys(one.by).length === names.size &&
          [...names].every((name) => name in one.by) &&
          Object.entries(breakdown.of).every(([name, member]) => one.by[name] === member) &&
          !empty.has(one.by[breakdown.dimension] ?? ''),
      )
      .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.key < b.key ? -1 : 1))
      .slice(0, top)
      .map((one) => one.key);
    if (earlier.length < top) return [];
    return parts.slice(0, top).flatMap((figure, index): Finding[] =>
      earlier.includes(figure.result.key)
        ? []
        : [
            {
              id: `new_in_top/${figure.result.key}`,
              rule: 'new_in_top',
              phrase: 'new_in_top',
              weight: 'new_in_top',
              tone: 'info',
              topic: breakdown.metric.id,
              about: [figure.result.key],
              results: [figure.result.key],
              size: partAmount(figure),
              branch: 0,
              facts: {
                subject: countedName(breakdown.whole, context),
                member: memberOf(figure, breakdown),
                value: valueText(figure),
                amount: amountText(partAmount(figure), breakdown.metric),
                place: String(index + 1),
                top: String(top),
                owner: context.ownerOf(figure) ?? '',
              },
            },
          ],
    );
  });

function isAdditive({ metric }: Breakdown): boolean {
  const isCounted = metric.unit === 'count' || metric.unit === 'yuan';
  return isShare(metric) || (isCounted && addsUpByMember(metric));
}

/** Parts that say something, largest first. */
function sortedParts(breakdown: Breakdown, context: FindingContext): readonly Figure[] {
  const { config } = context;
  return statedParts(breakdown, context)
    .parts.filter((one) => !config.empty_members.includes(memberOf(one, breakdown)))
    .toSorted((a, b) => partAmount(b) - partAmount(a) || byKey(a, b));
}

function shareOf(part: number | null, all: number | null): string {
  return part === null || !all ? '' : shareText(part, all);
}
